"""Pictures of the old site become photos, once each, and stand in their stories."""

import pytest

from news.imports.models import ArchiveImport, ImportedItem
from news.imports.wordpress.media.library import credit_in
from news.imports.wordpress.writing.undoing import undo
from news.models import ArticlePage, Photo
from news.publication.rebuild import rebuild
from tests.builders import a_region, picture
from tests.news.imports.wordpress.exports import HOST, a_meta, an_item
from tests.news.imports.wordpress.runs import an_export, imported

UPLOADS = f"{HOST}/wp-content/uploads"


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("Pasar pagi. Foto: Laras Wening", "Laras Wening"),
        ("Pasar pagi (Foto: Antara)", "Antara"),
        ("Pasar pagi. (Dok. Pemkab)", "Dok. Pemkab"),
        ("Pasar pagi.", ""),
        ("", ""),
    ],
)
def test_credit_is_read_from_the_caption(caption, credit):
    assert credit_in(caption) == credit


@pytest.mark.django_db
def test_picture_in_front_and_in_the_text_is_the_same_photo(site, tmp_path):
    a_region()
    (tmp_path / "uploads" / "2023").mkdir(parents=True)
    (tmp_path / "uploads" / "2023" / "pasar.jpg").write_bytes(picture().getvalue())
    url = f"{UPLOADS}/2023/pasar.jpg"
    attachment = an_item(
        9,
        kind="attachment",
        status="inherit",
        excerpt="Pasar pagi. Foto: Laras Wening",
        rest=f"<wp:attachment_url>{url}</wp:attachment_url>",
    )
    body = f'<p>Pasar dibuka.</p><img src="{url}" alt="Pasar"><img src="{UPLOADS}/2023/tiada.jpg" alt="">'
    path = an_export(
        tmp_path / "a.xml", attachment, an_item(1, content=body, rest=a_meta("_thumbnail_id", 9))
    )
    imported(path, media=tmp_path / "uploads")
    photo, story = Photo.objects.get(), ArticlePage.objects.get(slug="berita-1")
    assert (photo.credit, story.lead_photo) == ("Laras Wening", photo)
    assert [block.value["photo"] for block in story.body if block.block_type == "photo"] == [photo]
    assert "tiada.jpg" in str(ImportedItem.objects.get(post_id=1).dropped)
    assert list(rebuild(only_check=True)) == []
    undo(ArchiveImport.objects.get(), by=None)
    assert not Photo.objects.exists()
