"""An import takes its pictures from the old site itself, in whatever state that is."""

import pytest
from django.db import OperationalError
from django.utils import timezone

from news.editorial.models import Approval
from news.imports.models import ArchiveImport, ImportedItem
from news.imports.wordpress.media.library import Library, concluded
from news.imports.wordpress.writing.undoing import undo
from news.models import ArticlePage, Photo
from news.quotes.models import Quote
from news.rebuild import rebuild
from tests.builders import a_region, picture
from tests.news.imports.wordpress.exports import HOST, a_meta, an_item
from tests.news.imports.wordpress.media.old_sites import kept_files
from tests.news.imports.wordpress.runs import an_export, imported, run_of

pytestmark = pytest.mark.django_db
UPLOADS = f"{HOST}/wp-content/uploads"
FRONT, INSIDE = "/wp-content/uploads/pasar.jpg", "/wp-content/uploads/dermaga.jpg"
SPEECH = "“Pasar ini dibuka untuk semua orang di sini,” kata Rina Astuti."


@pytest.fixture
def paper(site, settings, tmp_path):
    settings.DATA_DIR = tmp_path / "data"
    a_region()
    return site


@pytest.fixture
def export(tmp_path):
    """A story with a picture in front and one inside, between two paragraphs."""
    attachment = an_item(
        9, kind="attachment", status="inherit", rest=f"<wp:attachment_url>{HOST}{FRONT}</wp:attachment_url>"
    )
    body = f'<p>Pasar dibuka.</p><img src="{HOST}{INSIDE}" alt="Dermaga"><p>{SPEECH}</p><p>Ramai sekali.</p>'
    story = an_item(1, content=body, rest=a_meta("_thumbnail_id", 9))
    return an_export(tmp_path / "a.xml", attachment, story, an_item(2))


@pytest.fixture
def full_site(old_site):
    old_site.files = {
        path: picture(colour).getvalue() for path, colour in ((FRONT, "teal"), (INSIDE, "navy"))
    }
    return old_site


def story() -> ArticlePage:
    return ArticlePage.objects.get(slug="berita-1")


def kinds(article: ArticlePage) -> list[str]:
    return [block.block_type for block in article.body]


def test_pictures_come_from_the_old_site_and_nothing_stays_behind(paper, full_site, export, tmp_path):
    archive = imported(export, media=full_site.server())
    assert story().lead_photo.title == "pasar"
    assert kinds(story()) == ["paragraph", "photo", "quote", "paragraph"]
    assert story().lead_photo.file.name.endswith(".jpg")
    assert sorted(full_site.asked) == sorted([FRONT, INSIDE])
    assert archive.state == ArchiveImport.State.DONE
    assert kept_files(tmp_path / "data") == []


def test_nothing_is_asked_for_twice(paper, full_site, export):
    imported(export, media=full_site.server())
    imported(export, media=full_site.server())
    assert len(full_site.asked) == Photo.objects.count() == 2


def test_the_same_file_is_one_photo_however_its_address_is_written(paper, full_site, tmp_path):
    hosts = (
        HOST,
        HOST.replace("https", "http"),
        HOST.replace("//", "//www."),
        HOST.replace("https:", ""),
        "",
    )
    ways = [f"{host}{INSIDE}" for host in (*hosts, HOST.replace("//", "//i2.wp.com/"))]
    ways += [f"{way}?w=300" for way in ways]
    body = "<p>Isi.</p>".join(f'<img src="{way}">' for way in ways)
    imported(an_export(tmp_path / "a.xml", an_item(1, content=body)), media=full_site.server())
    assert len(full_site.asked) == Photo.objects.count() == 1
    assert kinds(story()).count("photo") == len(ways)


@pytest.mark.parametrize("status", ["trash", "auto-draft", "inherit"])
def test_pictures_of_what_becomes_no_story_are_not_asked_for(paper, full_site, tmp_path, status):
    body = f'<p>Ditarik.</p><img src="{HOST}{INSIDE}" alt="">'
    imported(an_export(tmp_path / "t.xml", an_item(1, content=body, status=status)), media=full_site.server())
    assert full_site.asked == []
    assert not ImportedItem.objects.files().exists()


def test_whoever_was_killed_after_fetching_does_not_fetch_again(paper, full_site, export, monkeypatch):
    def killed(self, url, file):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("news.imports.wordpress.media.library.Library._store", killed)
        with pytest.raises(KeyboardInterrupt):
            imported(export, media=full_site.server())
    imported(export, media=full_site.server())
    assert sorted(full_site.asked) == sorted([FRONT, INSIDE])
    assert story().lead_photo


def test_whoever_stops_between_two_pictures_goes_on_there(paper, full_site, export):
    source = full_site.server()
    run = run_of(export, media=source)
    find = source.find

    def find_and_stop(url):
        run.stop()
        return find(url)

    source.find = find_and_stop
    run.go()
    assert len(full_site.asked) == 1
    assert not ArticlePage.objects.filter(slug="berita-1").exists()
    imported(export, media=full_site.server())
    assert len(full_site.asked) == 2
    assert kinds(story()).count("photo") == 1


def test_what_is_missing_is_written_down_with_its_reason(paper, old_site, export):
    old_site.files[FRONT] = b"GIF89a, or something like it"
    imported(export, media=old_site.server())
    missing = ImportedItem.objects.files().values_list("old_address", "fate", "why")
    assert set(missing) == {
        (f"{HOST}{FRONT}", ImportedItem.Fate.SKIPPED, "unusable"),
        (f"{HOST}{INSIDE}", ImportedItem.Fate.SKIPPED, "missing"),
    }
    assert kinds(story()) == ["paragraph", "quote", "paragraph"]


def test_site_that_is_down_costs_no_story(paper, old_site, export, tmp_path):
    def nobody(host, port):
        raise OSError

    archive = imported(export, media=old_site.server(find_addresses=nobody))
    assert archive.state == ArchiveImport.State.DONE
    assert ArticlePage.objects.filter(slug__startswith="berita-").count() == 2
    assert set(ImportedItem.objects.files().values_list("why", flat=True)) == {"not_answering"}


def test_half_a_picture_is_kept_for_the_next_run(paper, full_site, export, tmp_path):
    full_site.statuses[INSIDE] = [200, 500]
    full_site.breaks_after[INSIDE] = 100
    imported(export, media=full_site.server())
    assert {path.suffix for path in kept_files(tmp_path / "data")} == {".part", ".mark"}
    full_site.statuses = {}
    imported(export, media=full_site.server())
    assert full_site.ranges[-1] == "bytes=100-"
    assert kinds(story()) == ["paragraph", "photo", "quote", "paragraph"]
    assert kept_files(tmp_path / "data") == []


@pytest.fixture
def media(settings, tmp_path):
    """The folder of the paper's own pictures."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


def test_media_folder_that_is_full_costs_no_story(paper, full_site, export, media, tmp_path):
    media.write_text("")
    archive = imported(export, media=full_site.server())
    assert archive.state == ArchiveImport.State.DONE
    assert kinds(story()) == ["paragraph", "quote", "paragraph"]
    assert set(ImportedItem.objects.files().values_list("fate", "why")) == {
        (ImportedItem.Fate.SKIPPED, "no_room")
    }
    media.unlink()
    imported(export, media=full_site.server())
    assert kinds(story()) == ["paragraph", "photo", "quote", "paragraph"]
    assert sorted(full_site.asked) == sorted([FRONT, INSIDE])
    assert kept_files(tmp_path / "data") == []


@pytest.mark.parametrize("failure", [OperationalError, KeyboardInterrupt])
def test_photo_that_was_not_taken_in_leaves_no_file(paper, full_site, export, media, monkeypatch, failure):
    def fail(self, url, **values):
        raise failure

    monkeypatch.setattr(Library, "_note", fail)
    with pytest.raises(failure):
        imported(export, media=full_site.server())
    assert [path for path in media.rglob("*") if path.is_file()] == []


# -- pictures that come after their stories ----------------------------------------------------------------------------


def test_stories_of_an_earlier_run_get_their_pictures(paper, full_site, export):
    imported(export)
    before = story()
    ids = [block.id for block in before.body]
    quote = Quote.objects.get(article=before)
    imported(export, media=full_site.server())
    after = story()
    assert after.lead_photo
    assert kinds(after) == ["paragraph", "photo", "quote", "paragraph"]
    assert [block.id for block in after.body if block.block_type != "photo"] == ids
    assert (after.url_path, after.published_at) == (before.url_path, before.published_at)
    assert Quote.objects.get(article=after).pk == quote.pk
    assert set(Approval.objects.filter(article=after).values_list("kind", flat=True)) == {"imported"}
    assert ImportedItem.objects.get(post_id=1).dropped == []
    assert ImportedItem.objects.get(post_id=2).fate == ImportedItem.Fate.PUBLISHED
    assert list(rebuild(only_check=True)) == []


def test_pictures_that_came_late_are_asked_for_and_written_once(paper, full_site, export):
    imported(export)
    imported(export, media=full_site.server())
    revisions = story().revisions.count()
    imported(export, media=full_site.server())
    assert (len(full_site.asked), story().revisions.count()) == (2, revisions)


def test_story_is_left_alone_as_long_as_none_of_its_pictures_comes(paper, old_site, export):
    imported(export)
    imported(export, media=old_site.server())
    assert story().revisions.count() == 1
    assert ImportedItem.objects.get(post_id=1).fate == ImportedItem.Fate.PUBLISHED


def test_one_picture_now_and_the_other_later(paper, full_site, export):
    imported(export)
    missing = full_site.files.pop(FRONT)
    imported(export, media=full_site.server())
    assert (story().lead_photo, kinds(story())) == (None, ["paragraph", "photo", "quote", "paragraph"])
    full_site.files[FRONT] = missing
    imported(export, media=full_site.server())
    assert story().lead_photo
    assert kinds(story()).count("photo") == 1


def test_story_that_was_changed_here_stays_and_is_told(paper, full_site, export):
    imported(export)
    touched = story()
    touched.title = "Judul dari meja"
    touched.save_revision()
    imported(export, media=full_site.server())
    assert story().lead_photo is None
    item = ImportedItem.objects.get(post_id=1)
    assert item.fate == ImportedItem.Fate.KEPT
    assert item in ImportedItem.objects.lacking_files()
    assert concluded(item.archive).kept_count == 1


@pytest.mark.parametrize("has_come", [False, True])
def test_pictures_are_among_the_photos_only_if_they_came(paper, full_site, tmp_path, has_come):
    """It has two; one came before somebody changed the story here, and then it changed at the old site."""
    body = f'<p>Isi.</p><img src="{HOST}{INSIDE}" alt=""><img src="{HOST}{FRONT}" alt="">'
    missing = full_site.files.pop(FRONT)
    archive = imported(an_export(tmp_path / "1.xml", an_item(1, content=body)), media=full_site.server())
    touched = story()
    touched.title = "Judul dari meja"
    touched.save_revision()
    if has_come:
        full_site.files[FRONT] = missing
    newer = an_export(tmp_path / "2.xml", an_item(1, content=f"{body}<p>Baru.</p>"))
    imported(newer, media=full_site.server())
    assert ImportedItem.objects.get(post_id=1).fate == ImportedItem.Fate.KEPT
    assert (concluded(archive).bare_count, concluded(archive).kept_count) == (1, has_come)


@pytest.mark.parametrize("words", ["Photo: Antara", 'photo: Antara", "photo: Antara'])
def test_words_about_a_photo_that_were_left_out_are_no_missing_picture(paper, full_site, tmp_path, words):
    body = f'<p>Isi.</p><img src="{HOST}{INSIDE}" alt=""><p style="display: none">{words}</p>'
    archive = imported(an_export(tmp_path / "1.xml", an_item(1, content=body)), media=full_site.server())
    assert ImportedItem.objects.get(post_id=1).dropped == [f"hidden text: {words}"]
    assert concluded(archive).bare_count == 0


def test_picture_in_front_alone_can_be_missing(paper, old_site, tmp_path):
    rest = a_meta("_thumbnail_id", 9)
    attachment = an_item(
        9, kind="attachment", status="inherit", rest=f"<wp:attachment_url>{HOST}{FRONT}</wp:attachment_url>"
    )
    archive = imported(an_export(tmp_path / "1.xml", attachment, an_item(1, rest=rest)))
    assert concluded(archive).bare_count == 1
    assert ImportedItem.objects.get(post_id=1).missing_files == [f"{HOST}{FRONT}"]


def test_story_about_which_somebody_decided_stays(paper, full_site, export):
    imported(export)
    Quote.objects.filter(article=story()).update(is_confirmed=True, confirmed_at=timezone.now())
    imported(export, media=full_site.server())
    assert story().lead_photo is None
    assert ImportedItem.objects.get(post_id=1).fate == ImportedItem.Fate.KEPT


def test_draft_gets_its_pictures_as_a_draft(paper, full_site, tmp_path):
    body = f'<p>Pasar dibuka.</p><img src="{HOST}{INSIDE}" alt="">'
    path = an_export(tmp_path / "d.xml", an_item(1, content=body, status="draft"))
    imported(path)
    imported(path, media=full_site.server())
    draft = ArticlePage.objects.get(slug="berita-1").get_latest_revision_as_object()
    assert kinds(draft) == ["paragraph", "photo"]
    assert not draft.live


@pytest.fixture
def draft_of_two(paper, full_site, tmp_path):
    """A draft of the old site with two pictures, of which the first alone has come."""
    body = f'<p>Satu.</p><img src="{HOST}{INSIDE}" alt=""><p>Dua.</p><img src="{HOST}{FRONT}" alt="">'
    path = an_export(tmp_path / "d.xml", an_item(1, content=body, status="draft"))
    missing = full_site.files.pop(FRONT)
    imported(path)
    imported(path, media=full_site.server())
    full_site.files[FRONT] = missing
    return path


def newest() -> ArticlePage:
    return story().get_latest_revision_as_object()


def test_draft_gets_one_picture_now_and_the_other_later(draft_of_two, full_site):
    assert kinds(newest()) == ["paragraph", "photo", "paragraph"]
    imported(draft_of_two, media=full_site.server())
    assert kinds(newest()) == ["paragraph", "photo", "paragraph", "photo"]
    assert ImportedItem.objects.get(post_id=1).fate == ImportedItem.Fate.UPDATED


def test_draft_whose_pictures_came_late_can_be_taken_back(draft_of_two):
    undo(ArchiveImport.objects.get(), by=None)
    assert not ArticlePage.objects.filter(slug="berita-1").exists()
    assert not Photo.objects.exists()


def test_pictures_come_into_the_newest_text_of_a_draft(paper, full_site, tmp_path):
    for number, words in enumerate(("Lama.", "Baru.")):
        body = f'<p>{words}</p><img src="{HOST}{INSIDE}" alt="">'
        path = an_export(tmp_path / f"{number}.xml", an_item(1, content=body, status="draft"))
        imported(path)
    imported(path, media=full_site.server())
    assert kinds(newest()) == ["paragraph", "photo"]
    assert "Baru." in str(newest().body[0].value)


def test_draft_that_was_changed_here_stays(draft_of_two, full_site):
    touched = newest()
    touched.title = "Judul dari meja"
    touched.save_revision()
    imported(draft_of_two, media=full_site.server())
    assert (newest().title, kinds(newest()).count("photo")) == ("Judul dari meja", 1)
    assert ImportedItem.objects.get(post_id=1).fate == ImportedItem.Fate.KEPT


def test_import_whose_pictures_came_late_can_be_taken_back(paper, full_site, export):
    imported(export)
    archive = imported(export, media=full_site.server())
    undo(archive, by=None)
    assert not ArticlePage.objects.filter(slug__startswith="berita-").exists()
    assert not Photo.objects.exists()
