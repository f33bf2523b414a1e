"""Every block draws itself from a saved value, with all of it there and with what may be missing missing."""

import pytest
from django.core.files.base import ContentFile
from django.template.loader import render_to_string

from news.models import SourceDocument
from news.stories.blocks.story import StoryBlock
from tests import builders

pytestmark = pytest.mark.django_db
ID = "6f0c1a52-0000-4000-8000-000000000001"


def drawn(kind, value):
    """The HTML of a body that holds one block."""
    body = StoryBlock().to_python([{"type": kind, "value": value, "id": ID}])
    return render_to_string("news/body.html", {"body": body})


def test_a_paragraph_is_an_anchor_with_its_words():
    html = drawn("paragraph", "<p>Air <b>naik</b>.</p>")
    assert f'id="b-{ID}"' in html
    assert "<b>naik</b>" in html


def test_a_heading_is_escaped():
    assert "&lt;i&gt;" in drawn("heading", "<i>Kami</i>")


def test_a_quote_leads_to_its_speaker():
    person = builders.a_person(portrait=builders.a_photo("Rosdiana"))
    html = drawn("quote", {"text": "Air naik.", "speaker": person.pk, "role": "Ketua RT 12"})
    assert f'<a href="{person.get_absolute_url()}">{person.name}</a>' in html
    assert "Ketua RT 12" in html
    assert "quote__portrait" in html


def test_a_quote_of_a_protected_source_names_nobody():
    html = drawn("quote", {"text": "Air naik.", "speaker": None, "role": "Warga"})
    assert "Name known to the newsroom" in html or "Nama disimpan redaksi" in html
    assert "<a " not in html


def test_a_photo_has_sizes_alternative_text_and_credit():
    photo = builders.a_photo(credit="Laras Wening")
    html = drawn("photo", {"photo": photo.pk, "caption": "Dermaga pagi", "alt": "Kapal sandar"})
    assert 'alt="Kapal sandar"' in html
    assert "srcset=" in html
    assert "Laras Wening" in html


def test_a_gallery_shows_each_of_its_photos():
    photo = builders.a_photo().pk
    photos = [{"photo": photo, "caption": "", "alt": f"Gambar {number}"} for number in (1, 2)]
    html = drawn("gallery", {"title": "Dermaga", "photos": photos})
    assert html.count("<figure") == 2
    assert 'alt="Gambar 2"' in html


@pytest.mark.parametrize(("count", "is_wide"), [(2, False), (3, True), (4, False)])
def test_first_photo_of_a_gallery_loads_as_wide_as_it_stands(count, is_wide):
    """Pairs where there is room; of an odd number the first stands over the others."""
    photo = builders.a_photo().pk
    photos = [{"photo": photo, "caption": "", "alt": f"Gambar {number}"} for number in range(count)]
    html = drawn("gallery", {"title": "", "photos": photos})
    assert html.count("40.5rem") == is_wide
    assert html.count("20rem") == count - is_wide


def test_a_gallery_is_named_by_its_heading_or_by_what_it_is():
    photos = [{"photo": builders.a_photo().pk, "caption": "", "alt": "Gambar"}] * 2
    named, unnamed = (drawn("gallery", {"title": title, "photos": photos}) for title in ("Dermaga", ""))
    assert f'aria-labelledby="b-{ID}-judul"' in named
    assert f'id="b-{ID}-judul">Dermaga</h2>' in named
    assert "aria-label=" not in named
    assert 'aria-label="Foto"' in unnamed


@pytest.mark.parametrize(("style", "tag"), [("bullet", "<ul"), ("number", "<ol")])
def test_a_list_is_the_kind_of_list_that_was_chosen(style, tag):
    html = drawn("list", {"style": style, "items": ["<p>Satu</p>", "<p>Dua</p>"]})
    assert tag in html
    assert html.count("<li>") == 2


def test_a_table_has_its_caption_and_its_cells():
    table = {"data": [["Komoditas", "Harga"], ["Beras", "14.500"]], "first_row_is_table_header": True}
    html = drawn("table", {"caption": "Harga pangan", "table": table})
    assert "Harga pangan" in html
    assert '<th scope="col"' in html
    assert "14.500" in html


def test_something_elsewhere_is_a_named_link_and_loads_nothing():
    html = drawn("embed", {"url": "https://example.org/video", "title": "Rekaman sidang", "caption": ""})
    assert "Rekaman sidang" in html
    assert "<iframe" not in html


def test_a_fact_box_pairs_figures_with_what_they_mean():
    entries = [{"figure": "9 desa", "text": "di belakang tanggul"}]
    html = drawn("fact_box", {"title": "Dalam angka", "entries": entries, "text": "<p>Latar.</p>"})
    assert "<dt>9 desa</dt><dd>di belakang tanggul</dd>" in html
    assert "<p>Latar.</p>" in html


def test_a_related_story_is_linked_only_while_it_is_public():
    builders.a_site()
    public, draft = builders.a_published_article(title="Terbit"), builders.an_article(title="Draf")
    assert "Terbit" in drawn("related", {"article": public.pk})
    assert drawn("related", {"article": draft.pk}).strip() == ""


def test_a_document_says_what_kind_and_how_big_it_is():
    document = SourceDocument.objects.create(title="SK Bupati", file=ContentFile(b"%PDF-1.4", name="sk.pdf"))
    html = drawn("document", {"document": document.pk, "title": ""})
    assert "SK Bupati" in html
    assert "PDF" in html


@pytest.mark.parametrize("kind", ["photo", "document", "related"])
def test_a_block_whose_thing_is_gone_draws_nothing(kind):
    value = {"photo": None, "document": None, "article": None, "caption": "", "alt": "", "title": ""}
    assert drawn(kind, value).strip() == ""
