"""The publication key orders stories and survives any date."""

from datetime import UTC, datetime, timedelta

from search.keys import HIGHEST_KEY, LOWEST_KEY, publication_key, seconds_of

MOMENT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def test_later_is_higher_and_of_one_second_the_later_story():
    assert publication_key(MOMENT, 999) < publication_key(MOMENT + timedelta(seconds=1), 1)
    assert publication_key(MOMENT, 7) < publication_key(MOMENT, 8)


def test_a_moment_is_the_lower_bound_of_its_stories():
    assert publication_key(MOMENT) < publication_key(MOMENT, 1)
    assert seconds_of(publication_key(MOMENT, 5)) == MOMENT.timestamp()


def test_the_ends_of_the_calendar_fit_a_database_integer():
    for moment in (datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)):
        assert LOWEST_KEY < publication_key(moment, 2**40) < HIGHEST_KEY
