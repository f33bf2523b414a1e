"""Which words between marks are speech."""

import pytest

from news.structurer.speech.quotes import find_quotes


def texts(*paragraphs: str) -> list[str]:
    return [span.text for span in find_quotes(paragraphs)]


@pytest.mark.parametrize(
    "paragraph",
    [
        "“Kami siap bekerja,” kata Budi.",
        '"Kami siap bekerja," kata Budi.',
        "«Kami siap bekerja», kata Budi.",
        "„Kami siap bekerja,“ kata Budi.",
        '“Kami siap bekerja," kata Budi.',
        '"Kami siap bekerja, "kata Budi.',
        '"Kami siap bekerja, " kata Budi.',
        "'Kami siap bekerja,' kata Budi.",
        "Budi berkata, “Kami siap bekerja”.",
        'Budi mengatakan: "Kami siap bekerja"',
        '"Kami siap bekerja" ujar Budi.',
        "“Kami siap bekerja, kata Budi.",
    ],
)
def test_speech_is_found_by_any_marks(paragraph: str):
    assert [text.strip(" .") for text in texts(paragraph)] == ["Kami siap bekerja"]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Acara itu mengusung tema “Bersatu Kita Maju”.",
        "Mereka melakukan “sweeping” di rumah warga.",
        "Barang itu disebut “paket hemat” oleh para pelaku.",
        "Ia mengatakan harga naik karena “pupuk murah” dan curah hujan.",
        "Lagu “Di Tepi Mahakam” dinyanyikan bersama.",
        "Rencana 2025 “Penguatan Tata Kelola dan Peningkatan Mutu Layanan Umum” telah disusun.",
        'Tinggi papan itu 5" dan lebarnya 7".',
    ],
)
def test_titles_slogans_and_scare_quotes_are_no_speech(paragraph: str):
    assert texts(paragraph) == []


def test_a_quote_split_by_its_attribution_is_two():
    assert texts("“Kalau ditutup,” kata dia, “publik akan curiga dan menggugat.”") == [
        "Kalau ditutup",
        "publik akan curiga dan menggugat.",
    ]


def test_a_quote_inside_a_quote_belongs_to_the_outer_one():
    assert texts("\"Ibu bilang, 'selama masih kuat, ibu jualan.' Ya sudah,\" tuturnya.") == [
        "Ibu bilang, 'selama masih kuat, ibu jualan.' Ya sudah"
    ]
    assert texts('"Dia bilang "ayo ikut" kepada kami," ujar Budi.') == ['Dia bilang "ayo ikut" kepada kami']


def test_a_paragraph_that_opens_again_is_a_quote_of_its_own():
    assert texts("“Pengakuannya sudah kami terima kemarin.", "“Kami masih mendalami,” tegas Budi.") == [
        "Pengakuannya sudah kami terima kemarin.",
        "Kami masih mendalami",
    ]


def test_a_quote_over_two_paragraphs_without_a_second_mark_is_one():
    spans = find_quotes(["“Pengakuannya sudah kami terima.", "Kami masih mendalami,” tegas Budi."])

    assert [span.text for span in spans] == ["Pengakuannya sudah kami terima. Kami masih mendalami"]
    assert (spans[0].paragraph, spans[0].last_paragraph) == (0, 1)


def test_a_first_word_in_nya_does_not_close_the_marks():
    assert texts("Usaha itu maju. “Semuanya layak. Saya yakin,” ucapnya. “Cukup,” katanya.") == [
        "Semuanya layak. Saya yakin",
        "Cukup",
    ]


def test_a_theme_that_ends_with_a_comma_is_none():
    assert (
        texts("Dengan mengusung tema “Tingkatkan Persatuan dan Kesatuan Menuju Emas,” acara itu ramai.") == []
    )


def test_a_verb_with_a_capital_behind_the_marks_is_a_verb():
    assert texts("“Koperasi diharapkan bertahan dan tumbuh menjadi pilar utama” Pungkasnya.") == [
        "Koperasi diharapkan bertahan dan tumbuh menjadi pilar utama"
    ]
