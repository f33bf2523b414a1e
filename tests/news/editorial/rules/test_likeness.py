"""How much of one text stands in another."""

import random

import pytest

from news.editorial.rules.likeness import KEPT, asked_words, share, sketch_of


def words(seed: int, count: int) -> str:
    chance = random.Random(seed)
    return " ".join(f"{chance.choice('abcdefgh')}{chance.randrange(10_000)}" for _ in range(count))


def test_same_text_is_the_whole():
    assert share(sketch_of(words(1, 300)), sketch_of(words(1, 300))) == 1


def test_case_and_marks_make_no_other_text():
    assert sketch_of("Air naik, lalu surut lagi.") == sketch_of("AIR naik lalu SURUT lagi")


def test_other_text_is_nothing():
    assert share(sketch_of(words(1, 300)), sketch_of(words(2, 300))) == 0


@pytest.mark.parametrize("length", [60, 400, 3000])
def test_text_that_stands_inside_a_longer_one_is_found(length):
    inside, around = words(1, length), words(2, 2 * length)
    assert share(sketch_of(inside), sketch_of(f"{inside} {around}")) > 0.6


@pytest.mark.parametrize("seed", range(5))
def test_half_of_a_text_is_about_a_half(seed):
    shared = words(seed, 300)
    ours, theirs = (sketch_of(f"{shared} {words(seed + other, 300)}") for other in (100, 200))
    assert 0.3 < share(ours, theirs) < 0.7
    assert any(word in theirs for word in asked_words(ours))


def test_few_words_say_nothing():
    assert sketch_of("Air naik lagi") == ""
    assert asked_words("") == []
    assert share("", sketch_of(words(1, 300))) == 0
    assert share(sketch_of(words(1, 8)), sketch_of(words(1, 8))) == 0


def test_sketch_is_of_one_size_however_long_the_text():
    assert len(sketch_of(words(1, 5000)).split()) == KEPT
