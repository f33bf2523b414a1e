"""What the search answers about a word of a repair."""

import pytest

from news.editorial.repairs.rules import Sighting
from search.known_words import sighting
from tests.builders import a_published_article, an_article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def seen(word, article):
    return sighting(word=word, article=article)


def test_word_of_another_public_story_is_known_as_it_stands_there():
    article = a_published_article(summary="Warga naik ketinting.")
    assert seen("ketinting", article) is Sighting.NOWHERE
    a_published_article(summary="Menurut Ketinting, air naik.")
    assert seen("ketinting", article) is Sighting.WITH_A_CAPITAL
    a_published_article(title="Dua ketinting terbalik di hulu")
    assert seen("Ketinting", article) is Sighting.IN_SMALL_LETTERS


def test_word_of_a_draft_or_inside_another_word_is_not():
    article = a_published_article()
    an_article(summary="Warga naik ketinting.")
    a_published_article(summary="Warga naik perketintingan.")
    assert seen("ketinting", article) is Sighting.NOWHERE


@pytest.mark.parametrize("word", ["", "-", "’", "a" * 500, "\x00", 'x" OR facets : "e', "и", "😀"])
def test_no_word_is_an_answer_and_no_fault(word):
    assert seen(word, a_published_article()) is Sighting.NOWHERE


def test_it_takes_two_queries(django_assert_max_num_queries):
    article = a_published_article()
    for _ in range(3):
        a_published_article(summary="Warga naik ketinting.")
    with django_assert_max_num_queries(2):
        assert seen("ketinting", article) is Sighting.IN_SMALL_LETTERS
