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


@pytest.mark.parametrize(
    "paragraph",
    [
        "Mendengar itu, Rudi memanggil tukangnya. “Besok mulai,” katanya.",
        "Rudi membawa lampu baru. Dia minta waktu sebulan. “Besok mulai,” katanya.",
        "Rudi mengangguk. “Besok mulai,” timpalnya.",
        "Begitu pula Rudi Lampe, warga lama. “Besok mulai,” kisahnya.",
        "Rudi angkat bicara. Ia menyebut hujan sebagai sebab. “Besok mulai,” katanya.",
    ],
)
def test_somebody_known_takes_the_word_from_the_sentence_beside_the_quote(paragraph: str):
    result = read("“Sepi sekali,” kata Marni Tulung, pedagang es.", paragraph)

    assert [quote.speaker for quote in result.quotes] == ["Marni Tulung", "Rudi Lampe"]
    assert result.quotes[1].confidence < 0.9


def test_who_does_something_to_another_does_not_take_the_word():
    result = read("“Sepi sekali,” kata Marni Tulung, pedagang es. Rudi menganiaya pencuri. “Takut,” katanya.")

    assert [quote.speaker for quote in result.quotes] == ["Marni Tulung", "Marni Tulung"]


@pytest.mark.parametrize(
    ("sentences", "speaker", "role"),
    [
        (
            "Pelaksana proyek, Bambang Iwari, berdalih. “Semen langka,” kilahnya.",
            "Bambang Iwari",
            "Pelaksana proyek",
        ),
        ("Pedagang es Marni Tulung tertawa. “Oma galak,” Marni berkelakar.", "Marni Tulung", None),
        ("“Sepi,” kata Marni Tulung, pedagang es. “Uang bukan tujuan,” ia menegaskan.", "Marni Tulung", None),
        ("Pria berinisial MT (33) mengaku disuruh. “Saya tidak tahu,” kilah MT.", "MT", None),
        ("Lalu Basri Sasmita, warga Gerung, bercerita: “Lemari jatuh.”", "Basri Sasmita", "warga Gerung"),
        ("“Kami siap,” kata Kapolda Brigjen (Pol) Arif Sulis.", "Arif Sulis", "Kapolda"),
        ("Subana selaku Ketua DPRD, mengatakan pasar sepi. “Kami pantau,” ucapnya.", "Subana", "Ketua DPRD"),
        ("“stok beras masih aman di semua pasar” Kata Ketua DPRD Subana Liwa.", "Subana Liwa", "Ketua DPRD"),
    ],
)
def test_who_speaks_is_told_in_many_ways(sentences: str, speaker: str, role: str | None):
    quote = read(sentences).quotes[-1]

    assert (quote.speaker, quote.role) == (speaker, role or quote.role)


def test_a_suspect_called_by_initials_is_not_the_officer_who_tells_of_him():
    result = read(
        "Kasat Reskrim AKP Ferdi Manga menangkap pria berinisial RD (27). “Ia kami amankan,” ujar Ferdi.",
        "Menurut Kasat, RD beraksi bersama dua temannya. “Dua lagi buron,” tegasnya.",
    )

    assert [quote.speaker for quote in result.quotes] == ["Ferdi Manga", "Ferdi Manga"]


def test_another_office_in_the_same_house_is_another_person():
    result = read(
        "Dokter anak RSUD Maren, Anita Raya, mengingatkan warga. “Periksa,” anjurnya.",
        "Direktur RSUD Maren membantah. “Stok aman,” bantah Direktur RSUD Maren.",
    )

    assert [quote.speaker for quote in result.quotes] == ["Anita Raya", None]
