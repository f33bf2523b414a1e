"""Documents of the old site come in as a story's pictures do, and all that led to them leads to ours."""

from urllib.parse import quote

import pytest
from wagtail.contrib.redirects.models import Redirect

from news.editorial.actions import publish_imported
from news.imports.models import ImportedItem
from news.imports.wordpress.media.files import FileNotUsable, document_from
from news.imports.wordpress.media.library import concluded
from news.imports.wordpress.writing.undoing import undo
from news.models import ArticlePage, SourceDocument
from news.rebuild import rebuild
from tests.builders import a_region
from tests.news.imports.wordpress.exports import HOST, an_item
from tests.news.imports.wordpress.media.old_sites import kept_files
from tests.news.imports.wordpress.runs import an_export, imported, run_of

DECREE, LIST = "/wp-content/uploads/2023/05/sk-bupati.pdf", "/wp-content/uploads/2023/05/daftar.csv"
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"
BODY = (
    f'<p><a href="{HOST}{DECREE}">Surat keputusan bupati</a></p>'
    f'<p>Rinciannya ada dalam <a href="{DECREE}">surat itu</a> dan di '
    f'<a href="https://kementerian.test/aturan.pdf">aturan induknya</a>.</p>'
    f'<ul><li>Penerima: <a href="{HOST}{LIST}">daftar</a></li><li>Lainnya menyusul</li></ul>'
)


@pytest.fixture
def paper(site, settings, tmp_path):
    settings.DATA_DIR = tmp_path / "data"
    settings.MEDIA_ROOT = tmp_path / "media"
    a_region()
    return site


@pytest.fixture
def export(tmp_path):
    return an_export(tmp_path / "a.xml", an_item(1, content=BODY))


@pytest.fixture
def full_site(old_site):
    old_site.files = {DECREE: PDF, LIST: b"nama,desa\nRina,Sepaku\n"}
    old_site.headers = {DECREE: {"Content-Type": "application/pdf"}, LIST: {"Content-Type": "text/csv"}}
    return old_site


def story() -> ArticlePage:
    return ArticlePage.objects.get(slug="berita-1")


@pytest.mark.django_db
def test_documents_come_and_every_link_leads_to_them(paper, full_site, export, client, tmp_path):
    imported(export, media=full_site.server())
    decree, addresses = SourceDocument.objects.get(title="sk bupati"), story().body.get_prep_value()
    assert sorted(full_site.asked) == sorted([DECREE, LIST])
    assert [block["type"] for block in addresses] == ["document", "paragraph", "list"]
    assert addresses[0]["value"] == {"document": decree.pk, "title": "Surat keputusan bupati"}
    assert f'<a linktype="document" id="{decree.pk}">surat itu</a>' in addresses[1]["value"]
    assert 'href="https://kementerian.test/aturan.pdf"' in addresses[1]["value"]
    assert 'linktype="document"' in str(addresses[2]["value"])
    assert (decree.file_size, decree.file_extension) == (len(PDF), "pdf")
    assert list(rebuild(only_check=True)) == []
    assert kept_files(tmp_path / "data") == []
    # A public story shows it, so that anybody may have it; and old links to the file itself arrive.
    assert b"".join(client.get(decree.url)) == PDF
    assert client.get(DECREE)["Location"] == decree.url
    assert f'href="{decree.url}"' in client.get(story().url).content.decode()


@pytest.mark.django_db
def test_documents_that_come_late_take_the_place_of_their_links(paper, full_site, export):
    imported(export)
    assert "linktype" not in str(story().body.get_prep_value())
    assert ImportedItem.objects.get(post_id=1).missing_files == [DECREE, f"{HOST}{LIST}", f"{HOST}{DECREE}"]
    before = [block.id for block in story().body]
    archive = imported(export, media=full_site.server())
    stored = story().body.get_prep_value()
    assert [block["id"] for block in stored] == before
    assert [block["type"] for block in stored] == ["document", "paragraph", "list"]
    assert str(stored).count('linktype="document"') == 2
    assert ImportedItem.objects.get(post_id=1).missing_files == []
    assert concluded(archive).taken_count == 2
    assert list(rebuild(only_check=True)) == []


@pytest.mark.django_db
def test_a_file_that_is_not_to_be_had_stays_a_link(paper, full_site, export):
    full_site.headers[DECREE] = {"Content-Type": "text/html"}
    full_site.files[LIST] = b"<!doctype html><p>Berkas tidak ada."
    imported(export, media=full_site.server())
    assert set(ImportedItem.objects.files().values_list("fate", "why")) == {
        (ImportedItem.Fate.SKIPPED, "not_a_picture"),
        (ImportedItem.Fate.SKIPPED, "not_a_document"),
    }
    assert not SourceDocument.objects.exists()
    assert str(story().body.get_prep_value()).count(DECREE) == 2


@pytest.mark.django_db
def test_link_into_a_page_of_a_document_leads_to_it(paper, full_site, tmp_path):
    body = (
        f'<p>Lihat <a href="{DECREE}#page=3">halaman 3</a> dan <a href="{DECREE}">semuanya</a> di sini.</p>'
    )
    imported(an_export(tmp_path / "a.xml", an_item(1, content=body)), media=full_site.server())
    assert full_site.asked == [DECREE]
    decree = SourceDocument.objects.get(title="sk bupati")
    assert str(story().body.get_prep_value()).count(f'linktype="document" id="{decree.pk}"') == 2


@pytest.mark.django_db
def test_document_that_was_refused_is_asked_for_again_after_a_stop(paper, full_site, tmp_path):
    full_site.files[DECREE] = b"<h1>Situs sedang diperbaiki</h1>"
    body = f'<p>Rinciannya ada dalam <a href="{DECREE}">surat itu</a>.</p>'
    path = an_export(tmp_path / "a.xml", an_item(1, content=body), an_item(2))
    run = run_of(path, media=full_site.server(), batch=1, tell=lambda archive: run.stop())
    run.go()
    assert kept_files(tmp_path / "data") == []
    full_site.files[DECREE] = PDF
    imported(path, media=full_site.server())
    assert full_site.asked == [DECREE, DECREE]
    assert SourceDocument.objects.count() == 1


@pytest.mark.django_db
def test_files_of_other_kinds_stay_links_that_nobody_asks_for(paper, full_site, tmp_path):
    other = f"{HOST}/unduhan/paparan.pptx"
    archive = f"{HOST}/wp-content/uploads/2023/05/foto-banjir.zip"
    body = (
        f'<p>Isi ada dalam <a href="{archive}">berkas ini</a> dan <a href="{other}">paparan</a>.</p>'
        f'<p><a href="{archive}">Semua foto</a></p>'
    )
    imported(an_export(tmp_path / "a.xml", an_item(1, content=body)), media=full_site.server())
    assert full_site.asked == []
    assert ImportedItem.objects.get(post_id=1).missing_files == []
    stored = str(story().body.get_prep_value())
    assert (stored.count(f'href="{archive}"'), stored.count(f'href="{other}"')) == (2, 1)


@pytest.fixture
def long_name(tmp_path):
    """In letters that take six characters each in an address, and more than a redirect holds."""
    path = f"/wp-content/uploads/2023/05/{'Постановление-главы-' * 3}.pdf"
    file = tmp_path / path[1:]
    file.parent.mkdir(parents=True)
    file.write_bytes(PDF)
    return path


@pytest.fixture
def export_of_long_name(tmp_path, long_name):
    body = f'<p>Lihat <a href="{HOST}{quote(long_name)}">surat</a> itu.</p>'
    return an_export(tmp_path / "a.xml", an_item(1, content=body))


@pytest.mark.django_db
def test_long_name_in_other_letters_is_written_in_ours(
    paper, export_of_long_name, long_name, tmp_path, client
):
    imported(export_of_long_name, media=tmp_path)
    document = SourceDocument.objects.get()
    assert "Postanovlenie-glavy" in document.url
    assert client.get(long_name)["Location"] == document.url


@pytest.mark.django_db
def test_document_whose_address_is_longer_than_a_redirect_holds_costs_nothing_else(
    paper, export_of_long_name, long_name, tmp_path
):
    imported(export_of_long_name, media=tmp_path)
    Redirect.objects.all().delete()
    SourceDocument.objects.update(file=f"documents/{'П' * 50}.pdf")
    imported(export_of_long_name, media=tmp_path)
    assert not Redirect.objects.filter(old_path=long_name).exists()


@pytest.mark.django_db
def test_undoing_takes_the_documents_along_that_nobody_uses(
    paper, full_site, export, tmp_path, django_capture_on_commit_callbacks
):
    archive = imported(export, media=full_site.server())
    with django_capture_on_commit_callbacks(execute=True):
        undo(archive, by=None)
    assert not SourceDocument.objects.exists()
    assert not ImportedItem.objects.exists()
    assert not Redirect.objects.exists()
    assert [path for path in (tmp_path / "media" / "documents").rglob("*") if path.is_file()] == []


@pytest.mark.django_db
def test_undoing_leaves_a_document_that_only_a_draft_shows(paper, full_site, tmp_path):
    path = an_export(tmp_path / "a.xml", an_item(1, content=BODY, status="draft"))
    imported(path)
    archive = imported(path, media=full_site.server())
    draft = story().get_latest_revision_as_object()
    draft.title = "Disunting wartawan"
    draft.save_revision()
    assert undo(archive, by=None).kept
    assert SourceDocument.objects.count() == 2


@pytest.mark.django_db
def test_undoing_leaves_the_old_address_of_a_document_that_stays(paper, full_site, export, client):
    archive = imported(export, media=full_site.server())
    ours = story()
    ours.title = "Disunting di sini"
    publish_imported(ours, by=None)
    assert undo(archive, by=None).kept
    assert client.get(DECREE)["Location"] == SourceDocument.objects.get(title="sk bupati").url


@pytest.mark.django_db
def test_a_picture_is_never_a_document(paper, full_site, tmp_path):
    body = f'<p>Isi berita.</p><img src="{HOST}{DECREE}" alt="">'
    imported(an_export(tmp_path / "a.xml", an_item(1, content=body)), media=full_site.server())
    assert [block.block_type for block in story().body] == ["paragraph"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"<html>Berkas tidak ada.</html>"),
        ("a.pdf", b""),
        ("a.docx", PDF),
        ("a.xls", b"<table><tr><td>1</td></tr></table>"),
        ("a.csv", b"\x7fELF\x00"),
        ("a.zip", b"PK\x03\x04"),
        ("a.rtf", rb"{\rtf1}"),
        ("a", PDF),
    ],
)
def test_what_is_not_what_its_name_says_is_refused(tmp_path, name, content):
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(FileNotUsable, match="not_a_document"):
        document_from(tmp_path / "file", f"{HOST}/wp-content/uploads/{name}", name="a")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("Perda-No_5.PDF", PDF),
        ("a.pdf", b"\r\n\r\n" + PDF),
        ("a.doc", rb"{\rtf1}"),
        ("a.xlsx", b"PK\x03\x04..."),
        ("a.csv", b"\xef\xbb\xbfnama,desa\n"),
    ],
)
def test_what_is_taken_keeps_its_ending(tmp_path, name, content):
    (tmp_path / "file").write_bytes(content)
    document = document_from(tmp_path / "file", f"{HOST}/wp-content/uploads/{name}?v=2", name="a")
    assert document.file.name == "a." + name.rpartition(".")[2].lower()
    assert document.file_size == len(content)
    assert document.file_hash
