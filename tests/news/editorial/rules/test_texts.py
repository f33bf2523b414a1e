"""A story as the rules read it: every word that leaves the house has a place and a kind."""

import pytest
from django.db import models

from news.digest import READER_FIELDS
from news.editorial.rules.texts import HIDDEN, PRINTED, PUBLIC, public_texts, texts
from news.models import ArticlePage
from news.stories.blocks.words import folded, plain
from tests.builders import a_photo, a_quote, a_topic, an_article
from tests.news.editorial.rules.drafts import a_draft, paragraphs

pytestmark = pytest.mark.django_db


def of_kind(article, kind: str) -> list[str]:
    return [text.words for text in texts(article, kind)]


def test_every_text_field_that_a_reader_may_get_is_read():
    written = {
        field.name: f"kata {field.name}"
        for field in ArticlePage._meta.get_fields()
        if isinstance(field, models.CharField | models.TextField)
        and field.name in READER_FIELDS
        and not field.choices
    }
    read = {text.field for text in texts(a_draft(**written))}
    assert set(written) - read == set()


@pytest.mark.usefixtures("site")
def test_every_kind_of_text_is_public_but_the_initials_of_reporters():
    photo = {"photo": a_photo(), "caption": "Dermaga.", "alt": "Dermaga kayu"}
    article = an_article(
        topics=(a_topic("Banjir"),),
        initials="ara",
        change_note="Angka dibetulkan.",
        body=[*paragraphs("Air naik."), a_quote(), ("photo", photo), ("heading", "Sebab")],
    )
    assert {text.kind for text in texts(article)} - PUBLIC == {"initials"}
    assert {"topic", "alt", "slug"} <= {text.kind for text in public_texts(article)}


def test_what_no_reader_sees_is_not_printed():
    assert frozenset() == PRINTED & HIDDEN
    photo = {"photo": None, "caption": "Dermaga.", "alt": "Dermaga kayu"}
    article = a_draft(body=[("photo", photo), ("gallery", {"title": "Air", "photos": [photo]})])
    assert of_kind(article, "caption") == ["Dermaga.", "Air", "Dermaga."]
    assert of_kind(article, "alt") == ["Dermaga kayu", "Dermaga kayu"]


def test_address_is_read_as_words():
    assert of_kind(a_draft(slug="siswi-sdn-009"), "slug") == ["siswi sdn 009"]


def test_story_without_a_headline_has_no_title():
    assert of_kind(a_draft(title="…"), "title") == []


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("air \xa0\t naik", "air naik"),
        ("air\n \n\nnaik", "air\nnaik"),
        ("  air naik \n", "air naik"),
        ("air\u2009naik", "air naik"),
    ],
)
def test_blanks_are_folded_as_a_browser_shows_them(words, read):
    assert folded(words) == read


def test_rich_text_is_read_without_its_markup_a_line_a_paragraph():
    assert plain("<p>Air <b>naik</b> &amp; turun.<br/>Lalu&nbsp;surut.</p><p>Selesai.</p>") == (
        "Air naik & turun.\nLalu surut.\nSelesai."
    )
