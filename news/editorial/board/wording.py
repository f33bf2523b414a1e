"""Moments and durations as the board says them, in the paper's zone: short, and never ambiguous about the day."""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.dates import MONTHS_3
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

# Indonesia has three zones; a correspondent reads the desk's hours in another one.
ZONES = {"WIB": 7, "WITA": 8, "WIT": 9}
_HOUR_MINUTES, _DAY_MINUTES = 60, 24 * 60


@dataclass(frozen=True, slots=True)
class Clock:
    """The paper's clock at one moment: everything on a board is said as seen from there."""

    now: datetime

    @classmethod
    def at(cls, moment: datetime) -> "Clock":
        return cls(moment.astimezone(ZoneInfo(settings.TIME_ZONE)))

    @property
    def day_start(self) -> datetime:
        """Midnight, in the paper's zone."""
        return self.now.replace(hour=0, minute=0, second=0, microsecond=0)

    def minutes_since(self, moment: datetime) -> int:
        """Whole minutes that have passed; negative for what is to come."""
        return int((self.now - moment).total_seconds() / 60)

    def hour(self, moment: datetime) -> str:
        """ "14.05"."""
        return f"{moment.astimezone(self.now.tzinfo):%H.%M}"

    def when(self, moment: datetime) -> str:
        """ "14.05", "Yesterday 17.20", "Tomorrow 06.00", "28 Nov 10.00"."""
        local = moment.astimezone(self.now.tzinfo)
        days = (local.date() - self.now.date()).days
        hour = f"{local:%H.%M}"
        if days == 0:
            return hour
        if days == -1:
            return _("Yesterday %(hour)s") % {"hour": hour}
        if days == 1:
            return _("Tomorrow %(hour)s") % {"hour": hour}
        day = f"{local.day} {capfirst(str(MONTHS_3[local.month]))}"
        return f"{day} {hour}" if local.year == self.now.year else f"{day} {local.year} {hour}"

    def appears(self, moment: datetime) -> str:
        """When something is due to appear, with the zone: "Today 17.00 WITA"."""
        said = self.when(moment)
        if moment.astimezone(self.now.tzinfo).date() == self.now.date():
            said = _("Today %(hour)s") % {"hour": said}
        return f"{said} {self.now:%Z}"

    def saved(self, moment: datetime) -> str:
        """How long ago a draft was saved."""
        minutes = self.minutes_since(moment)
        if minutes < 1:
            return _("Saved just now")
        if minutes < _HOUR_MINUTES:
            return ngettext("Saved %(count)d min ago", "Saved %(count)d min ago", minutes) % {
                "count": minutes
            }
        return _("Saved: %(when)s") % {"when": self.when(moment)}


def elsewhere(moment: datetime) -> str:
    """The same moment on the country's other clocks: "13.12 WIB · 15.12 WIT"; empty outside of its zones."""
    own = moment.utcoffset()
    others = {name: timedelta(hours=hours) for name, hours in ZONES.items()}
    if own not in others.values():
        return ""
    return " · ".join(
        f"{moment.astimezone(timezone(offset)):%H.%M} {name}"
        for name, offset in others.items()
        if offset != own
    )


def age(minutes: int) -> str:
    """How long something waits: "24 min", "2 h 06 min", "3 days"."""
    if minutes < _HOUR_MINUTES:
        return _("%(minutes)d min") % {"minutes": max(minutes, 0)}
    if minutes < _DAY_MINUTES:
        hours, rest = divmod(minutes, _HOUR_MINUTES)
        return _("%(hours)d h %(minutes)02d min") % {"hours": hours, "minutes": rest}
    days = minutes // _DAY_MINUTES
    return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}


def figure(minutes: int) -> str:
    """The same as a figure for the head of the board: "24 m", "2 h 06", "3 d"."""
    if minutes < _HOUR_MINUTES:
        return _("%(minutes)d m") % {"minutes": max(minutes, 0)}
    if minutes < 2 * _DAY_MINUTES:
        hours, rest = divmod(minutes, _HOUR_MINUTES)
        return _("%(hours)d h %(minutes)02d") % {"hours": hours, "minutes": rest}
    return _("%(days)d d") % {"days": minutes // _DAY_MINUTES}
