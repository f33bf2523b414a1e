"""Days, months and years among the reader's words."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from search.dates import facets_of_moment, times_in
from search.question import Meaning


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("pilkada 2024", Meaning(1, 2, facets=("d:2024",))),
        ("banjir november 2026", Meaning(1, 3, facets=("d:202611",))),
        ("banjir nov 2026", Meaning(1, 3, facets=("d:202611",))),
        ("17 agustus 2026", Meaning(0, 3, facets=("d:20260817",))),
        ("berita 3 12 2026", Meaning(1, 4, facets=("d:20261203",))),
    ],
)
def test_a_time_is_read_at_its_full_length(typed, found):
    assert times_in(tuple(typed.split())) == (found,)


@pytest.mark.parametrize("typed", ["maret", "rp 2500", "32 maret", "jalan 17", "9999", "٢٠٢٦", "00 13"])
def test_what_is_no_time_is_only_words(typed):
    assert times_in(tuple(typed.split())) == ()


def test_a_day_that_is_none_is_read_as_its_month():
    assert times_in(("31", "februari", "2026")) == (Meaning(1, 3, facets=("d:202602",)),)


def test_today_is_the_papers_day():
    today = f"d:{timezone.localdate():%Y%m%d}"
    assert times_in(("banjir", "hari", "ini")) == (Meaning(1, 3, facets=(today,)),)


def test_a_story_carries_its_day_in_the_papers_zone():
    late = datetime(2026, 11, 30, 20, 0, tzinfo=UTC)
    assert facets_of_moment(late) == ["d:2026", "d:202612", "d:20261201"]
