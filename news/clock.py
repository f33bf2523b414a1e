"""Where a day begins by the paper's clock."""

from datetime import date, datetime, time

from django.utils import timezone


def start_of(day: date) -> datetime:
    """Its first moment in the paper's zone, whatever zone is active."""
    return timezone.make_aware(datetime.combine(day, time.min), timezone.get_default_timezone())


def today() -> date:
    """The day it is in the paper's zone."""
    return timezone.localdate(timezone=timezone.get_default_timezone())
