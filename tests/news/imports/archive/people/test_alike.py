"""Names that may be one human being's."""

import pytest

from news.imports.archive.people.alike import Why, alike, bucket, is_one_of, name_words


def why(first, second):
    words = name_words(first), name_words(second)
    assert alike(*words) == alike(*reversed(words))
    found = alike(*words)
    assert found is None or bucket(words[0]) == bucket(words[1]), "They would never be compared."
    return found


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("H. Tohar Sukarsa, S.H., M.Si.", ("tohar", "sukarsa")),
        ("Drs. H. Tohar", ("tohar",)),
        ("Tohar Sukarsa S.H. M.Hum", ("tohar", "sukarsa")),
        ("Pak Tohar", ("tohar",)),
        ("Haji", ("haji",)),
        ("", ()),
        ("Nur'aini", ("nuraini",)),
    ],
)
def test_titles_and_degrees_are_no_part_of_a_name(name, words):
    assert name_words(name) == words


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("H. Tohar Sukarsa", "Tohar Sukarsa, S.E.", Why.TITLES),
        ("M. Tohar", "Muhammad Tohar", Why.INITIALS),
        ("Soeharno Djoko", "Suharno Joko", Why.SPELLING),
        ("Rosdiana Kapitan", "Rosdianna Kapitan", Why.SPELLING),
        ("Rosdiana Kapitan", "Rosdiana Kaptian", Why.SPELLING),
        ("Rosdiana Kapitan", "Rosdiana Kapitano", Why.SPELLING),
        ("Rosdiana Kapitan", "Rosdiana Basri", None),
        ("Budi", "Rudi", None),
        ("Adi", "Ade", None),
        ("M. Tohar", "N. Tohar", None),
    ],
)
def test_what_looks_alike_and_what_does_not(first, second, expected):
    assert why(first, second) == expected


def test_one_word_may_stand_for_a_longer_name():
    assert is_one_of(("tohar",), ("tohar", "sukarsa"))
    assert not is_one_of(("tohar",), ("tohar",))
