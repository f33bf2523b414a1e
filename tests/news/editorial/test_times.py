"""Times of the paper's zone."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from news.editorial.times import (
    PaperDateTimeField,
    in_other_zones,
    in_paper_zone,
    next_morning,
    stamp,
    zone_name,
    zones_apart,
)


def typed(moment: datetime) -> str:
    return in_paper_zone(moment).strftime("%Y-%m-%dT%H:%M")


def test_typed_time_is_the_papers_whatever_zone_the_account_has():
    soon = (timezone.now() + timedelta(days=2)).replace(second=0, microsecond=0)
    with timezone.override("America/New_York"):
        assert PaperDateTimeField().clean(typed(soon)) == soon


def test_another_paper_has_another_zone(settings):
    settings.TIME_ZONE = "Asia/Jakarta"
    assert zone_name() == "WIB"


def test_zone_is_named():
    assert zone_name() == "WITA"
    assert stamp(datetime(2026, 11, 25, 22, tzinfo=UTC)) == "26-11-2026 06.00 WITA"


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("", "required"),
        ("besok pagi", "invalid"),
        ("2026-13-45T99:99", "invalid"),
        ("2001-01-01T06:00", "past"),
        ("0001-01-01T00:00", "past"),
        ("9999-12-31T23:59", "far"),
    ],
)
def test_unusable_times_are_refused_in_words(value, code):
    with pytest.raises(ValidationError) as refusal:
        PaperDateTimeField().clean(value)
    assert refusal.value.code == code
    assert refusal.value.messages[0]


def test_a_time_a_year_away_is_probably_a_slip():
    with pytest.raises(ValidationError) as refusal:
        PaperDateTimeField().clean(typed(timezone.now() + timedelta(days=400)))
    assert refusal.value.code == "far"


def test_next_morning_is_in_the_future_and_after_an_embargo():
    assert next_morning() > timezone.now()
    embargo = timezone.now() + timedelta(days=3)
    offered = next_morning(not_before=embargo)
    assert offered > embargo
    assert in_paper_zone(offered).hour == 6


def test_other_zones_show_the_same_moment():
    assert in_other_zones(datetime(2026, 11, 26, 6, 5, tzinfo=UTC)) == "13.05 WIB · 15.05 WIT"


def test_clock_on_another_day_says_which():
    assert in_other_zones(datetime(2026, 11, 26, 15, 30, tzinfo=UTC)) == "22.30 WIB · 00.30 WIT (27-11)"
    assert in_other_zones(datetime(2026, 11, 25, 16, 30, tzinfo=UTC)) == "23.30 WIB (25-11) · 01.30 WIT"


def test_paper_elsewhere_sees_the_zones_from_there(settings):
    assert zones_apart() == "WIB −1, WIT +1"
    settings.TIME_ZONE = "Asia/Jakarta"
    assert zones_apart() == "WITA +1, WIT +2"
    assert in_other_zones(datetime(2026, 11, 26, 6, 5, tzinfo=UTC)) == "14.05 WITA · 15.05 WIT"
