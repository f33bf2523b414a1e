"""Differences word by word; no database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.editorial.comparing.diff import LARGEST_PRODUCT, Passage, Piece, compare, count_changes, word_pieces


def a_passage(key: str, text: str, *, raw: str = "") -> Passage:
    return Passage(key, "paragraph", "", text, raw)


def old_side(pieces) -> str:
    return "".join(piece.text for piece in pieces if piece.kind != "added")


def new_side(pieces) -> str:
    return "".join(piece.text for piece in pieces if piece.kind != "removed")


def test_replaced_number_is_one_word():
    assert word_pieces("ada 1.410 rumah", "ada 1.140 rumah") == (
        Piece("same", "ada "),
        Piece("removed", "1.410"),
        Piece("added", "1.140"),
        Piece("same", " rumah"),
    )


def test_words_in_a_row_are_one_change():
    pieces = word_pieces("kerjanya sudah ubah sendiri", "kerjanya dua kali kami ubah sendiri")
    assert [(piece.kind, piece.text) for piece in pieces if piece.kind != "same"] == [
        ("removed", "sudah"),
        ("added", "dua kali kami"),
    ]


def test_punctuation_after_a_word_is_kept_apart_from_it():
    pieces = word_pieces("ke balai desa.", "ke balai desa, sekolah.")
    assert Piece("added", ", sekolah") in pieces


def test_equal_texts_are_one_piece_and_empty_texts_none():
    assert word_pieces("sama", "sama") == (Piece("same", "sama"),)
    assert word_pieces("", "") == ()


def test_markup_is_left_to_the_template_that_escapes_it():
    assert word_pieces("", "<script>") == (Piece("added", "<script>"),)


def test_huge_passages_are_shown_as_replaced():
    words = int(LARGEST_PRODUCT**0.5)
    old, new = "a " * words, "b " * words
    assert word_pieces(old, new) == (Piece("removed", old), Piece("added", new))


@given(st.text(max_size=80), st.text(max_size=80))
def test_both_texts_can_be_read_from_the_pieces(old, new):
    pieces = word_pieces(old, new)
    assert old_side(pieces) == old
    assert new_side(pieces) == new


def test_passages_are_paired_by_key_wherever_they_stand():
    compared = compare(
        [a_passage("a", "satu"), a_passage("b", "dua")], [a_passage("b", "dua"), a_passage("a", "satu")]
    )
    assert [entry.passage.key for entry in compared] == ["b", "a"]
    assert all(entry.state == "same" for entry in compared)
    assert any(entry.is_moved for entry in compared)


def test_removed_passage_stands_where_it_was():
    compared = compare(
        [a_passage("a", "satu"), a_passage("x", "hilang"), a_passage("b", "dua")],
        [
            a_passage("a", "satu"),
            a_passage("b", "dua"),
        ],
    )
    assert [(entry.passage.key, entry.state) for entry in compared] == [
        ("a", "same"),
        ("x", "removed"),
        ("b", "same"),
    ]


def test_removed_first_passage_stands_first():
    compared = compare([a_passage("x", "hilang"), a_passage("a", "satu")], [a_passage("a", "satu")])
    assert compared[0].state == "removed"


def test_same_words_with_another_link_are_a_change():
    (entry,) = compare([a_passage("a", "satu", raw="<a href=1>")], [a_passage("a", "satu", raw="<a href=2>")])
    assert entry.is_only_form
    assert entry.change_count == 1


def test_text_without_a_public_version_is_all_new():
    (entry,) = compare([], [a_passage("a", "satu")])
    assert entry.state == "added"


@pytest.mark.parametrize(
    ("old", "new", "count"),
    [("a b c", "a b c", 0), ("a b c", "a x c", 1), ("a b c d e", "a x c y e", 2), ("a b", "a b c", 1)],
)
def test_changes_are_counted_by_place(old, new, count):
    assert count_changes(compare([a_passage("k", old)], [a_passage("k", new)])) == count
