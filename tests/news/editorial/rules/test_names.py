"""Names in a text."""

import pytest

from news.editorial.rules.lexicon import is_common_word, is_root
from news.editorial.rules.names import are_alike, is_title_case, names_alone
from news.editorial.rules.regions import is_region_named, region_words


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
