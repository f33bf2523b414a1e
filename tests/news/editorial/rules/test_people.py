"""One person has one name in a story."""

import pytest

from news.editorial.rules.people import speaker_misspelled, two_spellings
from tests.news.editorial.rules.drafts import a_draft, paragraphs, said, words_of

pytestmark = pytest.mark.django_db


def test_speaker_under_another_spelling_in_the_text_gets_the_spelling_on_record():
    article = a_draft(body=[*paragraphs("Ketua RT Rosdiana Capitan mengungsi."), said("Air naik.")])
    (finding,) = two_spellings(article)
    assert words_of([finding]) == [("Rosdiana Capitan", "Rosdiana Kapitan")]
    assert (finding.block_id, finding.is_blocking) == (str(article.body[0].id), False)


def test_without_a_record_the_more_frequent_spelling_is_offered():
    article = a_draft(
        body=paragraphs("Arman Setiadji datang.", "Arman Setiaji bicara.", "Lalu Arman Setiadji pulang.")
    )
    assert words_of(two_spellings(article)) == [("Arman Setiaji", "Arman Setiadji")]


def test_pair_of_spellings_is_told_once():
    article = a_draft(
        body=paragraphs("Arman Setiadji dan Arman Setiaji.", "Arman Setiaji lagi.", "Arman Setiadji.")
    )
    assert len(list(two_spellings(article))) == 1


def test_two_people_of_one_family_are_two():
    article = a_draft(body=paragraphs("Arman Setiadji dan Rahma Setiadji datang bersama Joko Wibisana."))
    assert list(two_spellings(article)) == []


def test_misspelled_single_name_of_a_speaker_is_named():
    article = a_draft(
        body=[*paragraphs("Malam itu warga dipanggil Rosdianna ke tanggul."), said("Air naik.")]
    )
    (finding,) = speaker_misspelled(article)
    assert "Rosdianna" in finding.message
    assert "Rosdiana" in finding.message


def test_single_name_may_be_somebody_elses_so_nothing_is_offered_for_it():
    article = a_draft(body=[*paragraphs("Malam itu Rosdianna pulang."), said("Air naik.")])
    assert words_of(speaker_misspelled(article)) == [("", "")]


def test_wife_of_the_speaker_is_not_renamed():
    body = [
        *paragraphs("Menurut istri korban, Susanti, pintu terkunci."),
        said("Air.", speaker="Bambang Susanto"),
    ]
    assert list(speaker_misspelled(a_draft(body=body))) == []


@pytest.mark.parametrize(
    "text",
    [
        "Pelatih Persib dan Pelatih Persik bertemu.",
        "Gubernur Sumsel dan Gubernur Sulsel bertemu.",
        "Gubernur Sumut dan Gubernur Sulut bertemu.",
        "Tim Putra dan Tim Putri menang. Ganda Putra dan Ganda Putri kalah.",
        "Kabupaten Banjar dan Kabupaten Banjir.",
        "Polres Bangka dan Polres Bangko.",
        "Gubernur Rudy Mas'ud datang. Menurut Rudy Mas’ud, air naik.",
    ],
)
def test_clubs_regions_and_apostrophes_are_no_spellings_of_a_person(text):
    assert list(two_spellings(a_draft(body=paragraphs(text)))) == []


def test_person_on_record_is_found_behind_a_title():
    body = [*paragraphs("Camat Kapitann datang."), said("Air naik.", speaker="Camat Kapitan")]
    assert words_of(two_spellings(a_draft(body=body))) == [("Camat Kapitann", "Camat Kapitan")]


def test_long_text_full_of_names_ends():
    article = a_draft(
        body=paragraphs(" dan ".join(f"Budi{'abcdefghij'[n % 10]}{n} Santoso" for n in range(3000)))
    )
    assert isinstance(list(two_spellings(article)), list)
