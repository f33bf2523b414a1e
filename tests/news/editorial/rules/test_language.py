"""Names, regions, the dictionary, and what stands between quotation marks."""

import pytest

from news.editorial.rules.language import (
    are_alike,
    is_common_word,
    is_region_named,
    is_root,
    is_title_case,
    marked_passages,
    names_alone,
    region_words,
    without_speech,
)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Soeharto", "Suharto"),
        ("Rudi", "Rudy"),
        ("Kapitan", "Capitan"),
        ("Ahmad", "Akhmad"),
        ("Lasut", "Lastu"),
    ],
)
def test_spellings_of_one_name_are_alike(first, second):
    assert are_alike(first, second)
    assert are_alike(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Batu", "Baru"),
        ("Kapitan", "Kapitan"),
        ("Ali", "Ani"),
        ("Kartini", "Hartono"),
        ("Susanto", "Susanti"),
        ("Putra", "Putri"),
        ("Mas'ud", "Mas’ud"),
    ],
)
def test_other_names_are_not(first, second):
    assert not are_alike(first, second)


@pytest.mark.parametrize(
    "headline",
    [
        "Bupati Roswita Minta Pintu Air Diperbaiki",
        "Banjir di Sebulu Mulai Surut, Warga Kembali ke Rumah",
        "Kepala Lapas Nabire Sebut Pelarian 19 Napi Bukan Spontanitas, tapi Sudah Direncanakan",
    ],
)
def test_headline_whose_words_all_have_a_capital_is_in_title_case(headline):
    assert is_title_case(headline)


@pytest.mark.parametrize(
    "headline",
    [
        "Bupati Roswita minta pintu air diperbaiki",
        "Rosdiana Kapitan minta Bupati Berau",
        "Air naik",
        "Rosdiana",
    ],
)
def test_headline_with_names_is_not(headline):
    assert not is_title_case(headline)


def test_name_alone_stands_inside_a_sentence_and_beside_no_other():
    assert list(names_alone("Rosdiana datang. Malam itu Arman dan Joko Wibisana pulang.")) == ["Arman"]


@pytest.mark.parametrize("word", ["Minta", "tegaskan", "Mengimbau", "Dataran"])
def test_word_of_the_dictionary_is_common(word):
    assert is_common_word(word)


@pytest.mark.parametrize("word", ["Roswita", "Persib", "x" * 5000])
def test_name_is_not(word):
    assert not is_common_word(word)


def test_root_is_the_word_itself():
    assert is_root("resmi")
    assert not is_root("resmikan")


def test_region_is_known_by_its_other_names():
    assert {"sumsel", "sulsel", "banjar"} <= region_words()
    assert is_region_named("Kukar", {"di", "kutai", "kartanegara"})
    assert not is_region_named("Kukar", {"di", "kutai", "timur"})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("“Benar,” ujarnya.", ["Benar,"]),
        ('"Benar," ujarnya di kantor. "Kami sudah cek."', ["Benar,", "Kami sudah cek."]),
        ('Program "Bule" itu gagal, "Gagal Total".', ["Bule", "Gagal Total"]),
        ("Tanpa tanda.", []),
        ('Tinggi 6" lalu “air naik” lagi.', ["air naik"]),
        ('Tinggi 6" saja.\nIa berkata, "air naik".', ["air naik"]),
    ],
)
def test_passages_are_found_by_pairs_of_marks(text, said):
    assert [text[start:end] for start, end in marked_passages(text)] == said


def test_everything_else_stays_at_its_place():
    text = "Kata “himbauan” itu."
    bare = without_speech(text)
    assert bare == "Kata “        ” itu."
    assert len(bare) == len(text)
