"""What was meant by words that nobody wrote."""

import pytest
from django.http import QueryDict

from search.index import index_at_hand
from search.inquiry import Inquiry
from search.models import KnownWord
from search.page import search_context
from search.spelling import look_up, remember_words, spelling_of
from tests.search.stories import a_findable_story

pytestmark = pytest.mark.usefixtures("module_db")


@pytest.fixture(scope="module", autouse=True)
def _stories(module_db):
    for number in range(3):
        a_findable_story(f"Banjir di Samarinda {number}", days_ago=number)
    a_findable_story("Orang utan masuk kebun", paragraphs=["Syukurlah tidak ada yang terluka, kata warga."])


def search(q: str) -> dict:
    return search_context(Inquiry.of(QueryDict(mutable=True) | {"q": q}))


def titles(found: dict) -> list[str]:
    return [card["title"] for card in found["results"]]


@pytest.mark.parametrize(
    "alike", [("syukur", "sukur"), ("masjid", "masjidh"), ("khawatir", "kawatir"), ("november", "nopember")]
)
def test_letters_that_are_taken_for_one_another_make_one_spelling(alike):
    assert len({spelling_of(word) for word in alike}) == 1


@pytest.mark.parametrize("typed", ["bajir", "banjr", "bannjir", "bnajir", "banjit"])
def test_a_letter_left_out_added_exchanged_or_swapped_is_put_right(db, typed):
    assert look_up([typed]).unknown == {typed: ("banjir",)}


def test_a_long_word_may_have_two_mistakes(db):
    assert look_up(["sammarnida"]).unknown == {"sammarnida": ("samarinda",)}


def test_words_written_together_or_apart_are_put_right(db):
    assert look_up(["orangutan"]).unknown == {"orangutan": ("orang", "utan")}
    assert look_up(["sama", "rinda"]).unknown == {"sama": ("samarinda",), "rinda": ()}


def test_a_relative_of_a_known_word_is_no_mistake(db):
    assert look_up(["kebanjiran"]).unknown == {}


def test_it_is_said_what_was_meant_and_the_link_asks_for_it(db):
    found = search("bajir samarinda -kebun")
    assert found["meant"].text == "banjir samarinda"
    assert found["meant"].url == "?q=banjir+samarinda+-kebun"
    assert "“bajir”" in found["meant"].explanation
    assert len(titles(found)) == 3


def test_nothing_is_suggested_for_what_was_typed_right(db):
    assert search("banjir samarinda")["meant"] is None
    assert search("qqqqq")["meant"] is None


def test_a_withdrawn_word_is_suggested_to_nobody(db):
    story = a_findable_story("Rahasia Zulkarnaen")
    assert look_up(["zulkarnain"]).unknown == {"zulkarnain": ("zulkarnaen",)}
    story.published.search_document.delete()
    assert look_up(["zulkarnain"]).unknown == {}


def test_words_are_kept_once_and_numbers_are_not(db):
    remember_words(["banjir", "banjir", "2026", "di", "b4njir"])
    assert KnownWord.objects.filter(word="banjir").count() == 1
    assert not KnownWord.objects.filter(word__in=["2026", "di", "b4njir"]).exists()


def test_frequencies_are_counted_by_the_index(db):
    counted = index_at_hand().frequencies(spellings=[spelling_of("banjir")], words=["kebun", "takada"])
    assert counted == {"banjir": 3, "kebun": 1, "takada": 0}
