"""The page of promises: three groups, each with its count and its first entries, or one group page by page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, Count, F, OuterRef, Q, Subquery, When, Window
from django.utils import timezone
from django.utils.translation import gettext as _

from news.paging import CURSOR_PARAMETER, PAGE_SIZE
from news.quotes.models import Outcome, Promise, PromiseCheck, Quote, numbered
from news.quotes.models.promise import PromiseQuerySet, failed_condition
from news.quotes.showing import permalink, promise_label, speaker_of

KIND_PARAMETER = "hasil"
WAITING, KEPT, FAILED = "menunggu", "ditepati", "lewat"
KINDS = (WAITING, FAILED, KEPT)
SHOWN_OF_EACH = 5


@dataclass(frozen=True, slots=True)
class Group:
    """``kind`` is part of the address; ``count`` tells of those beyond the first entries too."""

    kind: str
    title: str
    count: int
    entries: list[dict[str, Any]]
    url: str = ""


@dataclass(frozen=True, slots=True)
class PromisePage:
    """All groups, or the one of ``kind``."""

    groups: list[Group]
    total: int
    kind: str = ""
    older_url: str = ""


def page_of_promises(*, kind: str = "", cursor: str = "") -> PromisePage:
    """At most five queries. ``kind`` and ``cursor`` that no page of ours wrote show the first page."""
    today = timezone.localdate()
    counts = count_promises(today)
    total = sum(counts.values())
    if kind not in KINDS:
        chosen = {name: _entries(_of(name, today)[:SHOWN_OF_EACH]) for name in KINDS if counts[name]}
        _add_checks(entry for entries in chosen.values() for entry in entries)
        groups = [_group(name, counts[name], entries) for name, entries in chosen.items()]
        return PromisePage(groups, total)
    entries = _entries(_after(_of(kind, today), kind, cursor)[: PAGE_SIZE + 1])
    shown = entries[:PAGE_SIZE]
    _add_checks(shown)
    older = _older(shown[-1], kind) if len(entries) > PAGE_SIZE else ""
    return PromisePage([_group(kind, counts[kind], shown, is_alone=True)], total, kind, older)


def count_promises(today: date) -> dict[str, int]:
    """How many wait, failed and were kept; one query."""
    return Promise.objects.public().aggregate(
        **{
            WAITING: Count("pk", filter=Q(outcome=Outcome.PENDING, due_on__gte=today)),
            FAILED: Count("pk", filter=failed_condition(today)),
            KEPT: Count("pk", filter=Q(outcome=Outcome.KEPT)),
        }
    )


def promises_in_short() -> dict[str, Any] | None:
    """How many wait, were kept and failed, and the one that is due next, for the front page; one query.

    None where nobody promised anything.
    """
    today = timezone.localdate()
    is_waiting, has_failed = Q(outcome=Outcome.PENDING, due_on__gte=today), failed_condition(today)
    row = (
        Promise.objects.public()
        .annotate(
            waiting=Window(Count("pk", filter=is_waiting)),
            kept=Window(Count("pk", filter=Q(outcome=Outcome.KEPT))),
            failed=Window(Count("pk", filter=has_failed)),
            is_waiting=Case(When(is_waiting, then=0), default=1),
        )
        .order_by("is_waiting", "due_on", "pk")
        .values(
            "waiting",
            "kept",
            "failed",
            "is_waiting",
            "text",
            "due_on",
            "quote_id",
            speaker=Subquery(Quote.objects.filter(pk=OuterRef("quote")).values("speaker__name")),
        )
        .first()
    )
    if row is None:
        return None
    nearest = {
        "text": row["text"],
        "due_on": row["due_on"],
        "speaker": row["speaker"],
        "url": permalink(row["quote_id"]),
    }
    counts = {name: row[name] for name in ("waiting", "kept", "failed")}
    return counts | {"nearest": None if row["is_waiting"] else nearest}


def follow_ups(promise_ids: Iterable[int]) -> dict[int, list[dict[str, Any]]]:
    """By promise, its checks since the newest mark, each with its story if it is public, newest first; one query."""
    rows = (
        PromiseCheck.objects.of_newest_mark()
        .filter(promise__in=list(promise_ids))
        .exclude(outcome=Outcome.DROPPED)
        .values(
            "promise_id",
            "outcome",
            "finding",
            "checked_at",
            url=F("story__published__url"),
            title=F("story__published__card__title"),
        )
    )
    found: dict[int, list[dict[str, Any]]] = {}
    for row in rows:
        story = {"url": row["url"], "title": row["title"]} if row["url"] else None
        entry = {"finding": row["finding"], "checked_at": row["checked_at"], "story": story}
        found.setdefault(row["promise_id"], []).append(entry)
    return found


def _of(kind: str, today: date) -> PromiseQuerySet:
    public = Promise.objects.public()
    if kind == WAITING:
        return public.waiting(today).soonest_first()
    return (public.kept() if kind == KEPT else public.failed(today)).latest_first()


def _after(promises: PromiseQuerySet, kind: str, cursor: str) -> PromiseQuerySet:
    """From where a page ended, written as ``days-id`` in the address."""
    days, _dash, pk = cursor.partition("-")
    if not (cursor.isascii() and days.isdigit() and pk.isdigit()) or len(cursor) > 30:
        return promises
    try:
        due_on = date.min + timedelta(days=int(days))
    except OverflowError:
        return promises
    number = min(int(pk), 2**63 - 1)
    if kind == WAITING:
        return promises.filter(Q(due_on__gt=due_on) | Q(due_on=due_on, pk__gt=number))
    return promises.filter(Q(due_on__lt=due_on) | Q(due_on=due_on, pk__lt=number))


def _older(last: dict[str, Any], kind: str) -> str:
    days = (last["due_on"] - date.min).days
    return f"?{KIND_PARAMETER}={kind}&{CURSOR_PARAMETER}={days}-{last['pk']}"


def _group(kind: str, count: int, entries: list[dict[str, Any]], *, is_alone: bool = False) -> Group:
    title = {
        WAITING: _("Waiting"),
        KEPT: _("Kept"),
        FAILED: _("Past their date or not kept"),
    }[kind]
    url = f"?{KIND_PARAMETER}={kind}" if not is_alone and count > len(entries) else ""
    return Group(kind, title, count, entries, url)


def _entries(promises: PromiseQuerySet) -> list[dict[str, Any]]:
    rows = promises.values(
        "pk",
        "text",
        "due_on",
        "outcome",
        "checked_on",
        "quote_id",
        speaker=F("quote__speaker__name"),
        slug=F("quote__speaker__slug"),
        role=F("quote__role"),
        said_at=F("quote__said_at"),
        is_confirmed=F("quote__is_confirmed"),
    )
    return [
        {
            "pk": row["pk"],
            "text": row["text"],
            "due_on": row["due_on"],
            "checked_on": row["checked_on"],
            "label": promise_label(row["outcome"], row["due_on"]),
            "speaker": speaker_of(row["speaker"], row["slug"], is_confirmed=row["is_confirmed"]),
            "is_unconfirmed": not row["is_confirmed"],
            "role": row["role"],
            "said_at": row["said_at"],
            "url": permalink(row["quote_id"]),
            "number": numbered(row["quote_id"]),
            "checks": [],
        }
        for row in rows
    ]


def _add_checks(entries: Iterable[dict[str, Any]]) -> None:
    entries = list(entries)
    checks = follow_ups(entry["pk"] for entry in entries) if entries else {}
    for entry in entries:
        entry["checks"] = checks.get(entry["pk"], [])
