"""Story patterns."""

import re

import pytest

from news.imports.filing.report import load_patterns, pattern_named

LONGEST_HEADING = 120


def test_four_kinds_of_event_have_a_pattern():
    assert [pattern.name for pattern in load_patterns().values()] == [
        "Jumpa pers",
        "Kecelakaan",
        "Pertandingan",
        "Sidang",
    ]


@pytest.mark.parametrize("pattern", load_patterns().values(), ids=lambda pattern: pattern.slug)
def test_each_question_has_a_key_of_its_own_and_a_heading_that_fits(pattern):
    keys = [question.key for question in pattern.questions]
    assert len(set(keys)) == len(keys)
    assert all(re.fullmatch(r"[a-z-]+", key) for key in keys)
    assert all(0 < len(question.heading) <= LONGEST_HEADING for question in pattern.questions)


def test_the_names_of_victims_are_not_asked():
    asked = [question.ask for question in pattern_named("kecelakaan").questions]
    assert not any("nama" in ask.lower() for ask in asked)


def test_who_confirms_the_number_of_victims_is_asked():
    assert "dipastikan" in {question.key for question in pattern_named("kecelakaan").questions}


def test_whoever_stands_trial_may_be_harmed_and_may_be_a_child():
    assert pattern_named("sidang").may_harm
    assert pattern_named("sidang").concerns_children


def test_an_unknown_pattern_is_none():
    assert pattern_named("../etc") is None
