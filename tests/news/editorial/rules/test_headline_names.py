"""Who is named in headline and summary is named in the story, in the same spelling."""

import pytest

from news.editorial.rules.headline_names import name_not_in_story
from tests.news.editorial.rules.drafts import a_draft, paragraphs, said

pytestmark = pytest.mark.django_db


def test_name_spelled_otherwise_in_the_headline_gets_the_spelling_of_the_story():
    article = a_draft(
        title="Bupati Roswati minta pintu air", body=paragraphs("Menurut Bupati Rosswati, pintu perlu.")
    )
    (finding,) = name_not_in_story(article)
    assert (finding.field, finding.found, finding.suggestion) == ("title", "Roswati", "Rosswati")


LONG = "Pintu air di Anggana rusak sejak Kamis, dan warga menambalnya dengan karung pasir sendiri. " * 4


@pytest.mark.parametrize(
    ("title", "body", "usual"),
    [
        ("Roswati Minta Pintu Air Diperbaiki", "Menurut Bupati Rosswati, pintu perlu.", "Rosswati"),
        ("Bupati Roswita Minta Pintu Air Diperbaiki", f"Menurut Bupati Rosmiati, pintu perlu. {LONG}", ""),
        ("Roswati minta pintu air diperbaiki", "Menurut Bupati Rosswati, pintu perlu.", "Rosswati"),
        (
            "Warga Samaronda Tolak Tambang Batu Bara",
            "Warga di Samarinda menolak tambang batu bara.",
            "Samarinda",
        ),
        ("Kapolres Herwiyanta Pimpin Apel Siaga", f"Kapolres Bambang memimpin apel siaga. {LONG}", ""),
        ("Persibb Menang Atas Borneo", "Malam itu Persib menang atas Borneo.", "Persib"),
    ],
)
def test_name_altered_in_title_case_or_at_the_start_is_found(title, body, usual):
    (finding,) = name_not_in_story(a_draft(title=title, summary="", body=paragraphs(body)))
    assert (finding.field, finding.suggestion) == ("title", usual)


@pytest.mark.parametrize(
    "title",
    [
        "Bupati Geram, Warga Buka Suara Soal Pintu Air",
        "Warga Pasar Resah, Gubernur Turun Tangan",
        "Bupati Himbau Warga Jaga Pintu Air",
        "Bupati Kukar Tegaskan Pintu Air Segera Diperbaiki",
    ],
)
def test_words_of_the_language_are_no_names_for_their_capital(title):
    text = f"Menurut Bupati Kutai Kartanegara, pintu air di Paser rusak. {LONG}"
    assert list(name_not_in_story(a_draft(title=title, summary="", body=paragraphs(text)))) == []


def test_name_that_is_not_in_the_story_at_all_is_named():
    text = "Pintu air di Anggana rusak sejak Kamis, dan warga menambalnya dengan karung pasir sendiri. " * 4
    article = a_draft(title="Pintu air di Sebulu rusak", body=paragraphs(text))
    assert ["Sebulu" in finding.message for finding in name_not_in_story(article)] == [True]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Banjir di PPU surut", "Banjir di Penajam Paser Utara surut."),
        ("Banjir di Kaltim surut", "Banjir di Kalimantan Timur surut."),
        ("Banjir Di Sebulu Mulai Surut", "Banjir di Sebulu mulai surut."),
        ("Pintu air rusak, kata Rosdiana", "Pintu air rusak."),
    ],
)
def test_names_known_in_another_form_pass(title, body):
    article = a_draft(title=title, body=[*paragraphs(body), said("Air naik.")])
    assert list(name_not_in_story(article)) == []


def test_story_that_is_only_begun_is_not_told_who_is_missing():
    article = a_draft(title="Sebelas desa di Sebulu terendam", body=paragraphs("Air naik."))
    assert list(name_not_in_story(article)) == []
