"""A person's public record: what somebody said, year by year and by topic, with the offices they took in between."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import BooleanField, Case, Count, F, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.http import QueryDict
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from news.clock import start_of
from news.models import Correction, ListingRow, Person, Position
from news.paging import Cursor
from news.quotes.models import Promise, Quote
from news.quotes.models.quote import LedgerQuerySet
from news.quotes.showing import ROW_FIELDS, ROW_NAMES, drawn

TOPIC_PARAMETER, ONLY_PARAMETER, CURSOR_PARAMETER = "topik", "hanya", "ucapan"
ONLY_PROMISES = "janji"
STATEMENTS = 20
TOPICS = 6
CORRECTIONS = 5
PROMISES = 5
_SLUG = re.compile(r"[\w-]{1,160}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The timeline and the ways to narrow it; beside it how much there is, promises, and notices on its stories."""

    statements: list[dict[str, Any]]
    chips: list[dict[str, Any]]
    counts: dict[str, int]
    promises: list[dict[str, Any]]
    corrections: list[dict[str, Any]]
    older_url: str = ""
    older_label: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for; what nobody offered is left out."""

    topic: str
    is_promises: bool
    cursor: Cursor | None

    @classmethod
    def of(cls, query: QueryDict) -> "Asked":
        topic = query.get(TOPIC_PARAMETER, "")
        return cls(
            topic=topic if _SLUG.fullmatch(topic) else "",
            is_promises=query.get(ONLY_PARAMETER) == ONLY_PROMISES,
            cursor=Cursor.parse(query.get(CURSOR_PARAMETER, "")),
        )

    @property
    def is_everything(self) -> bool:
        return not (self.topic or self.is_promises)

    def query(self, cursor: Cursor) -> str:
        """The same from another place on."""
        only = ONLY_PROMISES if self.is_promises else ""
        return _query({TOPIC_PARAMETER: self.topic, ONLY_PARAMETER: only, CURSOR_PARAMETER: str(cursor)})


def timeline_of(person: Person, *, positions: Iterable[Position], query: QueryDict) -> Timeline:
    """Two queries, whatever somebody said."""
    asked = Asked.of(query)
    rows = list(_rows(person, asked))
    entries = [drawn(row) for row in rows if row["is_on_page"]]
    statements, last = entries[:STATEMENTS], entries[STATEMENTS - 1] if len(entries) > STATEMENTS else None
    counts, topics = _counts(person)
    since = last["said_at"] if last else None
    return Timeline(
        statements=_with_offices(statements, positions, asked, since=since)
        if asked.is_everything
        else statements,
        chips=_chips(counts, topics, asked),
        counts=counts,
        promises=[_promise(drawn(row)) for row in rows if row["is_promise"]],
        corrections=_corrections(statements),
        older_url=asked.query(Cursor(last["said_at"], last["pk"])) if last else "",
        older_label=_("Quotes before %(day)s") % {"day": date_format(timezone.localtime(since), "F Y")}
        if last
        else "",
    )


def _rows(person: Person, asked: Asked) -> QuerySet:
    """The words of a page, and those of the newest promises wherever they stand; one query."""
    page = Q(pk__in=_said(person, asked).values("pk")[: STATEMENTS + 1])
    promised = Promise.objects.public().filter(quote__speaker=person).latest_first()
    promise = Q(pk__in=promised.values("quote")[:PROMISES])
    # One list of both: PostgreSQL reads the whole table for what is on this list or on that.
    quotes = Quote.objects.order_by().values("pk")
    wanted = quotes.filter(page).union(quotes.filter(promise), all=True)
    found = Quote.objects.filter(pk__in=wanted).newest_first()
    return found.annotate(is_on_page=_flag(page), is_promise=_flag(promise)).values(
        "is_on_page", "is_promise", *ROW_FIELDS, **ROW_NAMES
    )


def _flag(condition: Q) -> Case:
    return Case(When(condition, then=Value(True)), default=Value(False), output_field=BooleanField())


def _said(person: Person, asked: Asked) -> LedgerQuerySet:
    """The words that stand: a withdrawn place on somebody's page would tell whose words it held."""
    entries = Quote.objects.by(person).standing()
    if asked.topic:
        entries = entries.on_topic(asked.topic)
    if asked.is_promises:
        entries = entries.filter(promise__in=Promise.objects.public())
    if asked.cursor:
        entries = entries.before(asked.cursor.published_at, asked.cursor.article_id)
    return entries.newest_first()


def _promise(entry: dict[str, Any]) -> dict[str, Any]:
    """As ``components/promise.html`` draws it."""
    return {
        "text": entry["promise"]["promised"],
        "due_on": entry["promise"]["day"],
        "label": entry["promise"],
        "url": entry["permalink"],
        "number": entry["number_text"],
        "is_unconfirmed": entry["is_unconfirmed"],
    }


def _corrections(statements: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What was put right on the stories of these words, each notice once, newest first."""
    found = {
        (entry["article"]["url"], notice["shown_at"]): notice
        | {"shown_at": datetime.fromisoformat(notice["shown_at"]), "article": entry["article"]}
        for entry in statements
        for notice in entry.get("corrections", ())
    }
    return sorted(found.values(), key=lambda notice: notice["shown_at"], reverse=True)[:CORRECTIONS]


def _counts(person: Person) -> tuple[dict[str, int], list[tuple[str, str, int]]]:
    """How much there is of each, and the topics spoken of, each with how often; one query.

    The counts stand beside every topic; words without a topic have a line of their own, so that there is always one.
    """
    standing = Quote.objects.standing().by(person)
    stories = ListingRow.objects.of(ListingRow.Kind.PERSON, person.pk)
    corrections = Correction.objects.approved().filter(
        kind=Correction.Kind.CORRECTION, article__in=stories.values("published")
    )
    promises = Promise.objects.public().filter(quote__speaker=person)
    parts = {"quotes": standing, "promises": promises, "stories": stories, "corrections": corrections}
    how_many = {f"{name}_count": _how_many(rows) for name, rows in parts.items()}
    spoken = standing.order_by().values(
        topic=F("article__topics__slug"), topic_name=F("article__topics__name"), **how_many
    )
    rows = list(spoken.annotate(count=Count("pk")).order_by("-count", "topic_name"))
    if not rows:
        return {
            "quotes": 0,
            "promises": 0,
            "stories": stories.count(),
            "corrections": corrections.count(),
        }, []
    counts = {name: rows[0][f"{name}_count"] for name in parts}
    topics = [(row["topic"], row["topic_name"], row["count"]) for row in rows if row["topic"]]
    return counts, topics[:TOPICS]


def _how_many(rows: QuerySet) -> Coalesce:
    """The number of rows, as a part of another query."""
    one_group = rows.order_by().annotate(all=Value(1)).values("all")
    return Coalesce(Subquery(one_group.annotate(how_many=Count("pk")).values("how_many")), 0)


def _chips(counts: dict[str, int], topics: list[tuple[str, str, int]], asked: Asked) -> list[dict[str, Any]]:
    """All, each topic with how often, and promises; none where there is nothing to choose."""
    chips = [
        {
            "name": name,
            "count": count,
            "url": _query({TOPIC_PARAMETER: slug}),
            "is_current": slug == asked.topic,
        }
        for slug, name, count in topics
    ]
    if counts["promises"]:
        url = _query({ONLY_PARAMETER: ONLY_PROMISES})
        chips.append(
            {"name": _("Promises"), "count": counts["promises"], "url": url, "is_current": asked.is_promises}
        )
    if not chips:
        return []
    everything = {"name": _("All"), "count": counts["quotes"], "url": "?", "is_current": asked.is_everything}
    return [everything, *chips]


def _with_offices(
    statements: list[dict[str, Any]],
    positions: Iterable[Position],
    asked: Asked,
    *,
    since: datetime | None,
) -> list[dict[str, Any]]:
    """The offices taken within the time that a page shows, among the words."""
    before = asked.cursor.published_at if asked.cursor else None
    offices = [
        {"office": str(position), "said_at": moment}
        for position in positions
        if position.starts_on and _is_within(moment := start_of(position.starts_on), before, since)
    ]
    # Sorting keeps the order of rows of the same moment.
    return sorted([*statements, *offices], key=lambda entry: entry["said_at"], reverse=True)


def _is_within(moment: datetime, before: datetime | None, since: datetime | None) -> bool:
    return (before is None or moment < before) and (since is None or moment >= since)


def _query(parts: dict[str, str]) -> str:
    return f"?{urlencode({name: value for name, value in parts.items() if value})}"
