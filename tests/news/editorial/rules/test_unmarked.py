"""Whoever forgets a mark of protection is asked for it."""

import pytest

from news.editorial.rules.unmarked import harm_not_marked, protection_not_marked
from tests.news.editorial.rules.drafts import a_draft, paragraphs

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Siswi itu diduga dicabuli gurunya.", "is_about_sexual_violence"),
        ("Polisi menyidik pemerkosaan itu.", "is_about_sexual_violence"),
        ("Korban berinisial AR (14) melapor.", "is_about_child"),
        ("Pelaku masih berusia 16 tahun.", "is_about_child"),
        ("Anak di bawah umur itu dipukul.", "is_about_child"),
        ("Perundungan itu direkam.", "is_about_child"),
    ],
)
def test_story_that_needs_protection_is_asked_for_its_mark(text, field):
    (finding,) = protection_not_marked(a_draft(body=paragraphs(text)))
    assert (finding.field, finding.is_blocking) == (field, False)
    marked = a_draft(body=paragraphs(text), **{field: True})
    assert list(protection_not_marked(marked)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Anak-anak menanam bakau.",
        "Korban berinisial AR (44) melapor.",
        "Siswi itu, Rani (14), juara lari.",
        "Air naik.",
    ],
)
def test_other_stories_are_not(text):
    assert list(protection_not_marked(a_draft(body=paragraphs(text)))) == []


@pytest.mark.parametrize(
    "text",
    [
        "Kepala dinas ditetapkan sebagai tersangka.",
        "Ia diduga menerima suap.",
        "Dugaan korupsi dana bansos disidik.",
        "Camat dilaporkan ke polisi.",
    ],
)
def test_story_that_accuses_is_asked_for_its_mark(text):
    (finding,) = harm_not_marked(a_draft(body=paragraphs(text)))
    assert (finding.field, finding.is_blocking) == ("may_harm", False)
    assert list(harm_not_marked(a_draft(body=paragraphs(text), may_harm=True))) == []


@pytest.mark.parametrize(
    "text",
    ["Kebakaran itu diduga karena korsleting.", "Warga belajar mencegah korupsi.", "Buaya diduga lapar."],
)
def test_story_that_accuses_nobody_is_not(text):
    assert list(harm_not_marked(a_draft(body=paragraphs(text)))) == []
