"""What stands below the lists: assignments, complaints by time left, and what waits for a second person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    DateTimeField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce

from news.editorial.board.rows import Viewer
from news.editorial.board.wording import Clock
from news.editorial.complaints.rights import cases_of, stories_touched_by
from news.editorial.models import Assignment
from news.models import Correction, Retraction

AHEAD = timedelta(days=7)

PLANNED, COMPLAINED = "planned", "complained"
WAITING, UNREAD, PROPOSED = "waiting", "unread", "proposed"
CORRECTED, WITHDRAWN = "corrected", "withdrawn"
SECOND_LOOKS = frozenset({WAITING, UNREAD, PROPOSED})
"""Corrections that wait, corrections that one person put up alone, retractions that wait."""
TODAY = (CORRECTED, WITHDRAWN)
"""What readers were told today of stories that are public; of the two, the second counts."""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """``about`` is one of the constants above; ``kind`` a correction's or complaint's own; ``at`` orders them.

    An assignment of several people has an entry for each; ``owner_id`` is who began its draft, ``due_at`` when its
    text is due. Of a complaint ``at`` is its deadline, ``since`` when its clock began.
    """

    about: str
    kind: str
    pk: int
    article_id: int | None
    title: str
    detail: str
    person_id: int | None
    owner_id: int | None
    at: datetime | None
    due_at: datetime | None
    since: datetime | None


def load_agenda(clock: Clock, *, viewer: Viewer) -> list[AgendaItem]:
    """Everything in the order of its time; one query. Complaints and second looks are the desk's alone.

    Of complaints it names those that the viewer's own desks answer for."""
    corrections = Correction.objects
    today = corrections.approved().filter(approved_at__gte=clock.day_start)
    parts = [_plans(clock), _looks(today, CORRECTED, at="approved_at"), _withdrawals(clock)]
    if viewer.is_on_desk:
        parts += [
            _looks(corrections.waiting(), WAITING, at="made_at"),
            _looks(corrections.to_be_read(), UNREAD, at="made_at"),
            _proposals(),
            _complaints(viewer),
        ]
    first, *others = parts
    entries = [AgendaItem(*values) for values in first.union(*others, all=True).order_by()]
    return sorted(entries, key=lambda entry: (entry.at is None, entry.at, entry.pk))


def about(entries: Iterable[AgendaItem], *kinds: str) -> list[AgendaItem]:
    """Those of some kinds, in the same order."""
    return [entry for entry in entries if entry.about in kinds]


def _plans(clock: Clock) -> QuerySet[Any]:
    coming = Q(starts_at__gte=clock.day_start, starts_at__lt=clock.day_start + AHEAD)
    return _entries(
        Assignment.objects.filter(coming, cancelled_at=None),
        PLANNED,
        title="title",
        detail=F("place"),
        person=F("people"),
        owner=F("article__owner_id"),
        at="starts_at",
        due=F("due_at"),
    )


def _looks(rows: QuerySet[Any], name: str, *, at: str) -> QuerySet[Any]:
    return _entries(rows, name, kind=F("kind"), title="article__title", person=F("made_by_id"), at=at)


def _proposals() -> QuerySet[Any]:
    rows = Retraction.objects.proposed()
    return _entries(rows, PROPOSED, title="article__title", person=F("proposed_by_id"), at="proposed_at")


def _withdrawals(clock: Clock) -> QuerySet[Any]:
    rows = Retraction.objects.in_force().filter(confirmed_at__gte=clock.day_start)
    return _entries(rows, WITHDRAWN, title="article__title", person=F("confirmed_by_id"), at="confirmed_at")


def _complaints(viewer: Viewer) -> QuerySet[Any]:
    """Of stories in which the viewer had a part: the number and the clock."""
    cases = cases_of(viewer.user).open()
    # Their stories are few: asked by number, the question stays away from the archive.
    touched = stories_touched_by(viewer.user).filter(pk__in=cases.exclude(article=None).values("article"))
    return _entries(
        cases.annotate(is_closed=Exists(touched.filter(pk=OuterRef("article")))),
        COMPLAINED,
        kind=F("kind"),
        title="story_hint",
        detail=Cast("sequence", CharField()),
        person=F("taken_by_id"),
        at="due_at",
        since=F("verified_at"),
    )


def _entries(rows: QuerySet[Any], name: str, *, title: str, at: str, **given: Any) -> QuerySet[Any]:
    """Rows in the shape that all kinds share; a complaint about a story is named after that."""
    nothing, never = Value("", CharField()), Cast(Value(None), DateTimeField())
    nobody = Cast(Value(None), BigIntegerField())
    headline = F(title)
    if name == COMPLAINED:
        named = Coalesce("article__draft_title", title)
        headline = Case(When(is_closed=True, then=nothing), default=named, output_field=CharField())
    said = {
        "about_": Value(name, CharField()),
        "kind_": given.get("kind", nothing),
        "title_": Cast(headline, CharField()),
        "detail_": Cast(given.get("detail", nothing), CharField()),
        "person_": given["person"],
        "owner_": given.get("owner", nobody),
        "at_": F(at),
        "due_": given.get("due", never),
        "since_": given.get("since", never),
    }
    names = ("about_", "kind_", "pk", "article_id", "title_", "detail_")
    return rows.order_by().annotate(**said).values_list(*names, "person_", "owner_", "at_", "due_", "since_")
