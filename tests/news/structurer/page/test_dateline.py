"""Datelines by their shape, whatever the house."""

import pytest

from news.structurer import structure_text
from news.structurer.page.dateline import is_place, read_dateline

LEAD = (
    "Warga tiga kampung memperbaiki jembatan gantung yang putus diterjang banjir pekan lalu. Mereka bekerja "
    "bergiliran sejak pagi dengan alat seadanya, dibantu prajurit dari pos terdekat."
)


@pytest.mark.parametrize(
    ("head", "source", "city"),
    [
        ("KBRN, Larantuka : ", "KBRN", "Larantuka"),
        ("Saumlaki: ", None, "Saumlaki"),
        ("MASOHI [Warta Timur] – ", "Warta Timur", "Masohi"),
        ("Namlea (Suara Pulau Buru) - ", "Suara Pulau Buru", "Namlea"),
        ("Dobo, Tual Post ~ ", "Tual Post", "Dobo"),
        ("Ruteng, wartatimur – ", "wartatimur", "Ruteng"),
        ("Wartatimur.comKota Tual – ", "Wartatimur.com", "Kota Tual"),
        ("Takengon, Lensa Gayo;-", "Lensa Gayo", "Takengon"),
        ("Kota Tual MLK — ", None, "Kota Tual MLK"),
        ("Warta9-", "Warta9", None),
        ("Jawa Pos Radar Lembah, Nganjuk – ", "Jawa Pos Radar Lembah", "Nganjuk"),
    ],
)
def test_a_dateline_is_told_by_its_shape(head: str, source: str | None, city: str | None):
    printed = read_dateline(head + LEAD)

    assert (printed.source, printed.city, printed.length) == (source, city, len(head))


@pytest.mark.parametrize(
    "paragraph",
    [
        f"Syaratnya: {LEAD}",
        f"Larantuka, kota tua di ujung timur pulau itu, kembali ramai. {LEAD}",
        f"Larantuka, Ibu Kota Kabupaten Flores Timur, kembali ramai. {LEAD}",
        f"Covid-19 - {LEAD.lower()}",
        f"Jembatan, menurut warga, - {LEAD}",
    ],
)
def test_a_sentence_that_begins_alike_has_no_dateline(paragraph: str):
    assert read_dateline(paragraph) is None


def test_a_place_and_a_comma_before_an_office_are_a_dateline():
    result = structure_text(
        f"Warga Perbaiki Jembatan\n\nLarantuka, Bupati Yosep Lamabelawa meninjau jembatan. {LEAD}"
    )

    assert result.dateline.city == "Larantuka"
    assert result.paragraphs[0].startswith("Bupati Yosep Lamabelawa")


def test_a_headline_with_a_colon_or_a_comma_stays_one():
    for headline in ("Larantuka: Kota di Ujung Pulau", "Larantuka, Bupati Tinjau Jembatan Putus"):
        assert structure_text(f"{headline}\n\nLarantuka - {LEAD}").headline == headline


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("Waikabubak", True),
        ("Kota Anggrek", True),
        ("Tual MLK", True),
        ("Kuala Anggrek", False),
        ("Kota", False),
    ],
)
def test_seats_of_regencies_are_places(words: str, is_one: bool):
    assert is_place(words) is is_one
