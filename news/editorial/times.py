"""Times typed at the desk are times of the paper's zone, whatever clock the browser or the account has."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

FARTHEST = timedelta(days=366)
MORNING_HOUR = 6
# West to east: WIB, WITA, WIT.
ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")


def zone_name() -> str:
    """What readers call the paper's zone now: "WITA"."""
    return in_paper_zone(timezone.now()).strftime("%Z")


def in_paper_zone(moment: datetime) -> datetime:
    """The same moment on the paper's clock."""
    with timezone.override(settings.TIME_ZONE):
        return timezone.localtime(moment)


def stamp(moment: datetime) -> str:
    """A moment with its zone, for reports: "26-11-2026 06.00 WITA"."""
    return in_paper_zone(moment).strftime("%d-%m-%Y %H.%M %Z")


def in_other_zones(moment: datetime) -> str:
    """The same moment on the clocks of the other Indonesian zones: "13.05 WIB · 15.05 WIT".

    A clock that shows another day says which: "00.30 WIT (27-11)".
    """
    here = in_paper_zone(moment)
    clocks = (moment.astimezone(ZoneInfo(name)) for name in ZONES)
    return " · ".join(_clock(there, here=here) for there in clocks if f"{there:%Z}" != f"{here:%Z}")


def zones_apart() -> str:
    """How far the other zones' clocks are from the paper's: "WIB −1, WIT +1"."""
    now = timezone.now()
    here = in_paper_zone(now)
    apart = []
    for there in (now.astimezone(ZoneInfo(name)) for name in ZONES):
        hours = (there.utcoffset() - here.utcoffset()) / timedelta(hours=1)
        if hours:
            apart.append(f"{there:%Z} {'+' if hours > 0 else '−'}{abs(hours):g}")
    return ", ".join(apart)


def _clock(there: datetime, *, here: datetime) -> str:
    day = "" if there.date() == here.date() else f" ({there:%d-%m})"
    return f"{there:%H.%M %Z}{day}"


def next_morning(*, not_before: datetime | None = None) -> datetime:
    """The usual hour for a morning story, offered when somebody schedules one."""
    now = in_paper_zone(max(filter(None, [timezone.now(), not_before])))
    morning = now.replace(hour=MORNING_HOUR, minute=0, second=0, microsecond=0)
    return morning if morning > now else morning + timedelta(days=1)


class PaperDateTimeField(forms.DateTimeField):
    """A moment in the paper's zone, in the future and within a year."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    default_error_messages = {
        "required": _("Say when it should appear."),
        "invalid": _("This is not a date and time."),
        "past": _("This time has passed already."),
        "far": _("This is more than a year away. Check the year."),
    }

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, datetime):
            return in_paper_zone(value).strftime("%Y-%m-%dT%H:%M")
        return value

    def to_python(self, value: Any) -> datetime | None:
        with timezone.override(settings.TIME_ZONE):
            return super().to_python(value)

    def validate(self, value: datetime | None) -> None:
        super().validate(value)
        now = timezone.now()
        if value and value <= now:
            raise ValidationError(self.error_messages["past"], code="past")
        if value and value > now + FARTHEST:
            raise ValidationError(self.error_messages["far"], code="far")
