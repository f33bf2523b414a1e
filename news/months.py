"""The archive's months, in the paper's zone."""

from datetime import UTC, datetime

from django.core.cache import cache
from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

KEPT_SECONDS = 3600


def load_months(rows: QuerySet) -> list[datetime]:
    """The beginnings of the months that have rows, newest first; two queries, of which one an hour.

    What is older than this month is counted over the whole archive: that takes longer every year and changes next to
    never. A month that loses its only story is left out at most an hour later.
    """
    today = timezone.localdate()
    start = first_moment(today.year, today.month)
    older = cache.get_or_set(
        f"news.months.latest.{start:%Y-%m}",
        lambda: _months(rows.filter(published_at__lt=start)),
        KEPT_SECONDS,
    )
    return [*_months(rows.filter(published_at__gte=start)), *older]


def _months(rows: QuerySet) -> list[datetime]:
    return list(rows.datetimes("published_at", "month", order="DESC"))


def first_moment(year: int, month: int = 1) -> datetime:
    """When a month begins; the thirteenth is the next year's first. 404 for a year that no calendar or database has."""
    try:
        moment = timezone.make_aware(datetime(year + month // 13, (month - 1) % 12 + 1, 1))
        # Stored times are UTC, and the year 1 in Makassar begins in the year 0 of UTC.
        moment.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise Http404 from error
    return moment


def month_number(moment: datetime) -> int:
    """The month of a moment by the paper's clock, whoever asks: 202611."""
    day = timezone.localtime(moment, timezone.get_default_timezone())
    return day.year * 100 + day.month
