"""Where a day begins by the paper's clock, and how the desk says how much time is left."""

from datetime import date, datetime, time

from django.utils import timezone
from django.utils.translation import gettext as _

HOUR_MINUTES = 60


def today() -> date:
    """The day by the paper's clock, whatever zone is active."""
    return timezone.localdate(timezone=timezone.get_default_timezone())


def start_of(day: date) -> datetime:
    """Its first moment in the paper's zone, whatever zone is active."""
    return timezone.make_aware(datetime.combine(day, time.min), timezone.get_default_timezone())


def left(minutes: int) -> str:
    """How much time is left: "6 h 12 m"; "over by 40 m" when it has run out."""
    if minutes < 0:
        return _("over by %(time)s") % {"time": left(-minutes)}
    if minutes < HOUR_MINUTES:
        return _("%(minutes)d m") % {"minutes": minutes}
    hours, rest = divmod(minutes, HOUR_MINUTES)
    return _("%(hours)d h %(minutes)02d m") % {"hours": hours, "minutes": rest}
