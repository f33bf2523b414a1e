"""Somebody new in the sentence before a quotation, who is not said to speak."""

import pytest

from news.structurer import StructuredText, structure_text

FIRST = "Kepala Bidang Taman Dinas Kebersihan Muara Jaya, Rudi Lampe, mengatakan taman ditutup."


def read(*paragraphs: str) -> StructuredText:
    return structure_text("\n\n".join(["Taman Kota Ditutup Sebulan untuk Perbaikan", FIRST, *paragraphs]))


@pytest.mark.parametrize(
    ("sentence", "name", "role"),
    [
        ("Juragan perahu Haji Sabran menghitung ruginya.", "Sabran", "Juragan perahu"),
        ("Juru parkir Pak Wito kini menganggur.", "Wito", "Juru parkir"),
        ("Pedagang es Marni Tulung membawa pulang dagangannya.", "Marni Tulung", "Pedagang es"),
        ("Sementara itu, Marni Tulung hanya bisa menunggu di seberang jalan.", "Marni Tulung", None),
    ],
)
def test_the_person_introduced_right_before_a_quote_is_proposed(sentence: str, name: str, role: str | None):
    result = read(
        "“Anak-anak tetap boleh masuk,” ucapnya.", sentence, "“Sepi sekali,” katanya.", "“Rugi,” sambungnya."
    )
    first, second, third = result.quotes

    assert (first.speaker, first.confidence) == ("Rudi Lampe", 0.9)
    assert (second.speaker, second.role, third.speaker) == (name, role, name)
    for quote in (second, third):
        assert quote.confidence < 0.9
        assert {candidate.name for candidate in quote.candidates} == {name, "Rudi Lampe"}
    assert third.follows == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Kapal Bukit Harapan membawa bibit pohon dari seberang.",
        "Pemerintah Kota Muara Jaya menanggung biayanya.",
        "Rumah Pak Wito terbakar pada malam yang sama.",
        "Bangku taman Mulia Raya menunggu giliran diperbaiki.",
    ],
)
def test_what_is_no_person_takes_no_word(sentence: str):
    result = read("“Anak-anak tetap boleh masuk,” ucapnya.", sentence, "“Sebulan saja,” katanya.")

    assert [quote.speaker for quote in result.quotes] == ["Rudi Lampe", "Rudi Lampe"]


def test_a_quote_that_names_its_speaker_is_his_whoever_is_introduced():
    result = read("Juragan perahu Haji Sabran menghitung ruginya.", "“Sebulan saja,” kata Rudi.")

    assert (result.quotes[0].speaker, result.quotes[0].confidence) == ("Rudi Lampe", 0.95)


def test_the_last_speaker_is_a_guess_once_somebody_else_was_introduced():
    result = read(
        "“Anak-anak boleh masuk,” ucapnya. Ketua RT 4 Tono Wala hadir di sana. Air mancur mati.",
        "“Sebulan saja,” katanya.",
        "“Tidak lebih,” sambungnya.",
    )

    assert [quote.confidence < 0.9 for quote in result.quotes] == [False, True, True]
    assert all(
        {c.name for c in quote.candidates} >= {"Rudi Lampe", "Tono Wala"} for quote in result.quotes[1:]
    )
