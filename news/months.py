"""The archive's months, in the paper's zone."""

from datetime import UTC, datetime

from django.http import Http404
from django.utils import timezone


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
