"""Times and durations as the desk says them, in the paper's zone."""

from datetime import UTC, datetime, timedelta

import pytest

from news.clock import left
from news.editorial.board.wording import Clock, age, elsewhere, figure

# Thursday 26 November 2026, 14.12 WITA
NOW = datetime(2026, 11, 26, 6, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2026, 11, 26, 6, 5, tzinfo=UTC), "14.05"),
        (datetime(2026, 11, 25, 16, 30, tzinfo=UTC), "00.30"),
        (datetime(2026, 11, 25, 15, 30, tzinfo=UTC), "Kemarin 23.30"),
        (datetime(2026, 11, 26, 22, 0, tzinfo=UTC), "Besok 06.00"),
        (datetime(2026, 11, 28, 2, 0, tzinfo=UTC), "28 Nov 10.00"),
        (datetime(2027, 1, 2, 2, 0, tzinfo=UTC), "2 Jan 2027 10.00"),
    ],
)
def test_moment_names_its_day_only_where_it_is_another(moment, expected):
    assert Clock.at(NOW).when(moment) == expected


def test_what_is_to_appear_names_the_zone():
    clock = Clock.at(NOW)
    assert clock.appears(NOW + timedelta(hours=3)) == "Hari ini 17.12 WITA"
    assert clock.appears(NOW + timedelta(days=2)) == "28 Nov 14.12 WITA"


def test_other_zones_of_the_country_are_named_beside():
    assert elsewhere(Clock.at(NOW).now) == "13.12 WIB · 15.12 WIT"
    assert elsewhere(NOW) == ""


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (-3, "0 mnt"),
        (0, "0 mnt"),
        (24, "24 mnt"),
        (126, "2 jam 06 mnt"),
        (1440, "1 hari"),
        (40000, "27 hari"),
    ],
)
def test_age_is_said_in_the_largest_unit_that_matters(minutes, expected):
    assert age(minutes) == expected


@pytest.mark.parametrize(
    ("minutes", "expected"), [(0, "0 m"), (59, "59 m"), (126, "2 j 06"), (1900, "31 j 40"), (2880, "2 hari")]
)
def test_figure_fits_its_column(minutes, expected):
    assert figure(minutes) == expected


@pytest.mark.parametrize(
    ("minutes", "expected"), [(372, "6 j 12 m"), (12, "12 m"), (-40, "lewat 40 m"), (-130, "lewat 2 j 10 m")]
)
def test_time_left_says_when_it_has_run_out(minutes, expected):
    assert left(minutes) == expected


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [(0, "Baru saja disimpan"), (3, "Disimpan 3 mnt lalu"), (160, "Disimpan: 11.32")],
)
def test_draft_says_how_long_ago_it_was_saved(minutes, expected):
    assert Clock.at(NOW).saved(NOW - timedelta(minutes=minutes)) == expected
