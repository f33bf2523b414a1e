"""One normaliser for the index, the question and the marks."""

import pytest

from search.normalise import (
    MAX_TOKEN_LETTERS,
    Token,
    folded_words,
    region_words,
    stem_of,
    token_of,
    tokens_of,
)


def surfaces(text: str) -> list[str]:
    return [token.surface for token in tokens_of(text)]


@pytest.mark.parametrize(
    ("family", "root"),
    [
        (["menulis", "ditulis", "penulisan", "tulisan", "penulis"], "tulis"),
        (["penyaluran", "menyalurkan", "disalurkan", "tersalur"], "salur"),
        (["kebakaran", "membakar", "terbakar", "pembakaran"], "bakar"),
        (["mengupas", "dikupas"], "kupas"),
        (["memperbaiki", "perbaikan"], "baik"),
        (["pemerintahan", "pemerintah"], "perintah"),
    ],
)
def test_affixes_lead_to_one_root_with_its_nasal_restored(family, root):
    assert {stem_of(word) for word in family} == {root}


def test_surface_and_stem_are_both_kept_and_a_stem_that_says_nothing_new_is_not():
    assert token_of("penyaluran") == Token("penyaluran", "salur")
    assert token_of("pintu") == Token("pintu")


def test_a_reduplicated_word_is_its_words():
    assert surfaces("anak-anak desa") == ["anak", "anak", "desa"]


@pytest.mark.parametrize("name", ["Bekasi", "Berau", "Kutai", "Pekalongan", "Tarakan", "Kediri", "Maluku"])
def test_region_names_keep_their_letters(name):
    assert token_of(name.lower()) == Token(name.lower())


def test_an_ordinary_word_in_a_region_name_still_has_its_root():
    assert "kepulauan" not in region_words()
    assert token_of("kepulauan").stem == "pulau"


def test_a_capital_inside_a_sentence_protects_a_name_and_one_that_begins_it_does_not():
    tokens = tokens_of("Menurut warga, Mulyani menanam padi. Penanaman selesai.")
    assert Token("mulyani") in tokens
    assert Token("menurut", "turut") in tokens
    assert Token("penanaman", "tanam") in tokens


def test_capitals_tell_nothing_in_a_headline_that_has_them_everywhere():
    assert Token("menyalurkan", "salur") in tokens_of("Warga Desa Menyalurkan Bantuan Pangan")


def test_given_names_are_protected():
    assert tokens_of("pelatihan", names=frozenset({"pelatihan"})) == [Token("pelatihan")]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("ＰＰＵ", ["ppu"]),
        ("José", ["jose"]),
        ("pin\x00tu", ["pintu"]),
        ("pin\u200btu\u202e", ["pintu"]),
        ("\ud800pintu", ["pintu"]),
        ("satu\tdua\ntiga", ["satu", "dua", "tiga"]),
        ("Rp27,4 miliar", ["rp27", "4", "miliar"]),
        ("2×24", ["2", "24"]),
        ("\"'*():^-_%", []),
        ("", []),
    ],
)
def test_folding_leaves_letters_and_digits(written, words):
    assert folded_words(written) == words


def test_a_word_without_end_is_cut():
    assert folded_words("a" * 10_000) == ["a" * MAX_TOKEN_LETTERS]
    assert stem_of("a" * MAX_TOKEN_LETTERS) == "a" * MAX_TOKEN_LETTERS
