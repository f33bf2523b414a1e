"""Reading what is typed into the search field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.expressions import AnyOf, Facet, Phrase, Word
from search.index import postgres, sqlite
from search.question import MAX_WORDS, Meaning, Question, read_question
from search.reading import Reading


def test_words_phrases_and_exclusions_are_told_apart():
    question = read_question('air bersih "pintu air" -banjir -"air bah"')
    assert question.words == ("air", "bersih")
    assert question.phrases == (("pintu", "air"),)
    assert question.unwanted == (("banjir",), ("air", "bah"))


def test_typographic_quotation_marks_make_a_phrase():
    assert read_question("“pintu air”").phrases == (("pintu", "air"),)


def test_a_hyphen_inside_a_word_excludes_nothing():
    assert read_question("anak-anak") == Question(words=("anak", "anak"))


@pytest.mark.parametrize(
    "text", ["", " ", '"', '""', "-", '-"', "\x00", "%00", "()*^:", "\ud800", "   \t\n "]
)
def test_signs_alone_ask_for_nothing_or_for_plain_words(text):
    assert set(read_question(text).words) <= {"00"}


def test_a_lone_quotation_mark_is_only_a_sign():
    assert read_question('"pintu air').words == ("pintu", "air")


def test_exclusion_alone_asks_for_nothing():
    assert read_question("-banjir").is_empty


def test_a_very_long_question_is_cut():
    assert len(read_question("kata " * 5000).words) <= MAX_WORDS


def test_operators_of_the_databases_are_plain_words():
    assert read_question("banjir AND NEAR OR NOT").words == ("banjir", "and", "near", "or", "not")


def test_little_words_decide_nothing_unless_they_are_all():
    assert read_question("kapan banjir di samarinda").parts() == (Word(("banjir",)), Word(("samarinda",)))
    assert read_question("yang di").parts() == (Word(("yang",)), Word(("di",)))


def test_single_letters_are_what_is_left_of_a_degree_and_digits_are_not():
    assert read_question("H. Rusdi, S.H.").parts() == (Word(("rusdi",)),)
    assert read_question("sman 1").parts() == (Word(("sman",)), Word(("1",)))


def test_a_word_written_twice_with_a_two_is_the_word():
    assert Word(("anak2", "anak")) in read_question("anak2 desa").parts()


def test_a_name_may_be_answered_by_its_other_name_or_by_its_stories():
    meaning = Meaning(1, 2, names=(("kutai", "kartanegara"),), facets=("r:7",))
    _word, name = read_question("banjir kukar").parts((meaning,))
    assert isinstance(name, AnyOf)
    assert {Phrase(("kutai", "kartanegara")), Facet("r:7")} < set(name.parts)


def test_a_phrase_asks_for_relatives_of_its_words_in_the_same_order():
    assert read_question('"penyaluran bantuan"').quoted() == (
        Phrase(("penyaluran", "bantuan"), roots=("salur", "bantu")),
    )


def test_a_question_can_be_typed_again():
    typed = 'air bersih "pintu air" -banjir -"air bah"'
    assert read_question(read_question(typed).as_typed()) == read_question(typed)


def test_a_word_and_its_root_and_all_names_of_one_region_are_one_thing_to_mark():
    meaning = Meaning(1, 2, names=(("kutai", "kartanegara"),))
    forms = read_question("penyaluran kukar").forms((meaning,))
    assert forms["penyaluran"] == forms["salur"]
    assert forms["kukar"] == forms["kutai"] == forms["kartanegara"] != forms["salur"]


@given(st.text(max_size=200))
def test_nothing_that_can_be_typed_ends_a_quotation_in_either_database(text):
    question = read_question(text)
    expression = Reading(question, filters=("e:0",)).strict()
    written = sqlite.match_of(expression) + postgres.match_of(expression)
    for word in [
        *question.words,
        *(word for phrase in question.phrases + question.unwanted for word in phrase),
    ]:
        assert word.isalnum() or not any(sign in word for sign in "\"'\\:&|!<>() \x00")
    assert "\x00" not in written
