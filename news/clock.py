"""Where a day begins by the paper's clock, and how the desk says how much time is left."""

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """How long somebody still has: in words, as a share of the time that is used up, and how urgent that is."""

    text: str
    percent: int
    tone: str

    @classmethod
    def between(cls, begun_at: datetime, due_at: datetime, *, now: datetime) -> "TimeLeft":
        """Red when nothing is left, amber from half time on."""
        used = (now - begun_at) / (due_at - begun_at)
        tone = "red" if used >= 1 else "amber" if used >= 0.5 else "calm"
        minutes = int((due_at - now).total_seconds() / 60)
        return cls(left(minutes), percent=round(min(max(used, 0), 1) * 100), tone=tone)
