"""The assignments of a week, day by day, and what somebody can do with each."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import F
from django.urls import reverse
from django.utils.dates import MONTHS, WEEKDAYS

from news.editorial.board.rows import Viewer
from news.editorial.board.wording import Clock
from news.editorial.models import Assignment


@dataclass(frozen=True, slots=True)
class Standing:
    """``draft_url`` leads to the text that came of it, for those who may see it; the buttons are what is left to do."""

    can_start: bool
    can_change: bool
    draft_url: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """The text that came of an assignment: its id and who began it."""

    pk: int
    owner_id: int | None


def standing_of(people: Collection[int], *, draft: Draft | None, is_off: bool, viewer: Viewer) -> Standing:
    """``people`` are ids of those who are assigned; without any, the desk may begin it."""
    can_change = viewer.is_on_desk and not is_off
    if draft is not None:
        return Standing(can_start=False, can_change=can_change, draft_url=_draft_url(draft, viewer))
    is_own = viewer.user.pk in people or (viewer.is_on_desk and not people)
    return Standing(can_start=is_own and viewer.can_write and not is_off, can_change=can_change)


def _draft_url(draft: Draft, viewer: Viewer) -> str:
    if viewer.may_change(draft.owner_id):
        return reverse("wagtailadmin_pages:edit", args=[draft.pk])
    return reverse("news_editorial:record", args=[draft.pk]) if viewer.can_read_record else ""


WEEK_DAYS = 7


@dataclass(frozen=True, slots=True)
class Week:
    """Monday to Sunday in the paper's zone."""

    monday: date

    @classmethod
    def of(cls, said: str, *, today: date) -> "Week":
        """From "2026-W48"; this week for anything else."""
        try:
            monday = date.fromisocalendar(*_numbers(said), 1)
            # A week of which every day, and the one before and after, is a date.
            monday - timedelta(days=WEEK_DAYS), monday + timedelta(days=2 * WEEK_DAYS)
        except (ValueError, OverflowError):
            monday = today - timedelta(days=today.weekday())
        return cls(monday)

    @property
    def slug(self) -> str:
        year, number, _day = self.monday.isocalendar()
        return f"{year}-W{number:02d}"

    @property
    def title(self) -> str:
        """ "23–29 November 2026", "30 November – 6 December 2026"."""
        last = self.monday + timedelta(days=WEEK_DAYS - 1)
        if self.monday.month == last.month:
            return f"{self.monday.day}–{last.day} {MONTHS[last.month]} {last.year}"
        first = f"{self.monday.day} {MONTHS[self.monday.month]}"
        if self.monday.year != last.year:
            first = f"{first} {self.monday.year}"
        return f"{first} – {last.day} {MONTHS[last.month]} {last.year}"

    def moved(self, weeks: int) -> "Week":
        return Week(self.monday + timedelta(days=weeks * WEEK_DAYS))

    def load_days(self, *, today: date) -> list["Day"]:
        """Seven days with what is planned on each; two queries."""
        zone = ZoneInfo(settings.TIME_ZONE)
        days = [Day(self.monday + timedelta(days=offset), today=today) for offset in range(WEEK_DAYS)]
        start = datetime.combine(self.monday, datetime.min.time(), tzinfo=zone)
        planned = Assignment.objects.filter(
            starts_at__gte=start, starts_at__lt=start + timedelta(days=WEEK_DAYS)
        )
        planned = planned.annotate(begun_by=F("article__owner_id")).select_related("region", "section")
        for assignment in planned.prefetch_related("people"):
            day = assignment.starts_at.astimezone(zone).date()
            days[(day - self.monday).days].assignments.append(assignment)
        return days


class Day:
    """One day of the week with its assignments, in order of time."""

    def __init__(self, on: date, *, today: date) -> None:
        self.on, self.is_today = on, on == today
        self.assignments: list[Assignment] = []

    @property
    def title(self) -> str:
        """ "Thursday, 26 November"."""
        return f"{WEEKDAYS[self.on.weekday()]}, {self.on.day} {MONTHS[self.on.month]}"


@dataclass(frozen=True, slots=True)
class Gap:
    """Days in a row on which nothing is planned, as one line; today stands alone."""

    first: Day
    last: Day

    @property
    def is_today(self) -> bool:
        return self.first.is_today

    @property
    def title(self) -> str:
        """ "Monday–Wednesday, 23–25 November", "Monday–Tuesday, 30 November – 1 December"."""
        first, last = self.first.on, self.last.on
        if first == last:
            return self.first.title
        days = f"{WEEKDAYS[first.weekday()]}–{WEEKDAYS[last.weekday()]}"
        if first.month == last.month:
            return f"{days}, {first.day}–{last.day} {MONTHS[last.month]}"
        return f"{days}, {first.day} {MONTHS[first.month]} – {last.day} {MONTHS[last.month]}"


def with_gaps(days: Iterable[Day]) -> list[Day | Gap]:
    """The days that have something on them, and between them the others drawn together."""
    found: list[Day | Gap] = []
    for day in days:
        before = found[-1] if found else None
        if day.assignments:
            found.append(day)
        elif isinstance(before, Gap) and not (before.is_today or day.is_today):
            found[-1] = Gap(before.first, day)
        else:
            found.append(Gap(day, day))
    return found


def state_of(assignment: Assignment, *, viewer: Viewer, clock: Clock) -> dict[str, Any]:
    """An assignment as the calendar shows it, with what the viewer can do."""
    people = {person.pk: str(person) for person in assignment.people.all()}
    is_off = assignment.cancelled_at is not None
    draft = Draft(assignment.article_id, assignment.begun_by) if assignment.article_id else None
    return {
        "assignment": assignment,
        "hour": clock.hour(assignment.starts_at),
        "due": clock.when(assignment.due_at) if assignment.due_at else "",
        "who": ", ".join(people.values()),
        "is_off": is_off,
        "standing": standing_of(people, draft=draft, is_off=is_off, viewer=viewer),
    }


def _numbers(said: str) -> tuple[int, int]:
    year, _separator, week = said.partition("-W")
    if not (year.isascii() and year.isdigit() and week.isascii() and week.isdigit()):
        raise ValueError(said[:20])
    return int(year), int(week)
