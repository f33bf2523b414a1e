"""What headline and summary count, the story counts too."""

import pytest

from news.editorial.rules.figures import number_not_in_story
from tests.news.editorial.rules.drafts import a_draft, paragraphs

pytestmark = pytest.mark.django_db


def test_number_of_the_headline_that_the_story_does_not_give_is_named():
    article = a_draft(
        title="Air pasang merendam sebelas desa", body=paragraphs("Air merendam sembilan desa.")
    )
    (finding,) = number_not_in_story(article)
    assert (finding.field, finding.is_blocking) == ("title", False)
    assert "sebelas" in finding.message


def test_number_of_the_summary_is_looked_for_too():
    body = paragraphs("Air masuk ke 1.140 rumah.")
    (finding,) = number_not_in_story(
        a_draft(title="Air pasang", summary="Air masuk ke 1.410 rumah.", body=body)
    )
    assert finding.field == "summary"
    assert "1.410" in finding.message


@pytest.mark.parametrize(
    "body", ["Air merendam 9 desa.", "Desa yang terendam sembilan.", "Terendam: 9,0 desa."]
)
def test_figures_and_words_are_the_same_number(body):
    assert list(number_not_in_story(a_draft(title="Sembilan desa terendam air", body=paragraphs(body)))) == []


def test_round_number_stands_for_the_exact_one():
    article = a_draft(title="Hampir 19 ribu pelanggan antre air", body=paragraphs("Pelanggannya 18.600."))
    assert list(number_not_in_story(article)) == []


def test_number_inside_a_quote_a_list_or_a_table_counts():
    table = {"caption": "Rumah", "table": {"data": [["Desa", "Rumah"], ["Anggana", "1.140"]]}}
    article = a_draft(
        title="Air pasang di hilir",
        summary="Air masuk ke 1.140 rumah.",
        body=[*paragraphs("Air naik."), ("table", table)],
    )
    assert list(number_not_in_story(article)) == []


def test_story_without_text_yet_is_not_told_about_its_numbers():
    assert list(number_not_in_story(a_draft(title="Sebelas desa terendam", body=[]))) == []


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Jembatan Rp2,5 M rampung", "Jembatan senilai 2,5 miliar rampung."),
        ("Jembatan Rp 2,5 miliar rampung", "Jembatan senilai Rp 2.487.500.000 rampung."),
        ("Bantuan 20 jt cair", "Bantuan 20 juta cair."),
        ("Dua pelaku ditangkap", "Polisi menangkap kedua pelaku."),
        ("Hari kedua pencarian nihil", "Pencarian masih nihil, kata 3 orang."),
        ("Lebih dari 40 rumah rusak", "Rumah yang rusak 43."),
        ("Jembatan Rp1,2 T rampung", "Jembatan 1,2 triliun rampung."),
    ],
)
def test_same_number_written_otherwise_passes(title, body):
    assert list(number_not_in_story(a_draft(title=title, summary="", body=paragraphs(body)))) == []


@pytest.mark.parametrize(
    ("title", "body", "number"),
    [
        ("Kasus turun dari 40 ke 12", "Kasus turun dari 30 ke 12.", "40"),
        ("Lima dari sebelas desa terendam", "Lima desa dari sembilan desa terendam.", "sebelas"),
        ("Air masuk ke 1.410 rumah", "Air masuk ke 1.140 rumah dan membasahi 1.410 warga.", "1.140"),
        ("Jembatan Rp1,2 T rampung", "Jembatan senilai Rp1,2 miliar rampung.", "1,2 T"),
        ("Jembatan Rp2,5 miliar rampung", "Jembatan senilai Rp2.387.500.000 rampung.", "2,5 miliar"),
    ],
)
def test_number_that_says_something_else_is_named(title, body, number):
    (finding,) = number_not_in_story(a_draft(title=title, summary="", body=paragraphs(body)))
    assert number in finding.message


def test_story_that_is_only_begun_is_not_told_what_is_missing():
    article = a_draft(title="Sebelas desa di Sebulu terendam", body=paragraphs("Air naik."))
    assert list(number_not_in_story(article)) == []
