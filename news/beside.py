"""What stands beside a story and is never stored with it: its place in a series, and what it leads on to.

Joined when it is read, in one query, so that another story that is corrected, moved or withdrawn changes here at once.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import CharField, F, IntegerField, QuerySet, Value
from django.db.models.functions import Cast
from django.urls import reverse

from news.models import ListingRow, RelatedStory, SeriesPart
from news.presentation import moment_of
from news.publication.related import PRESS_RELEASE
from news.rights import without_ended_pictures

SHOWN = 3
NEWEST = 8
RELATED, PART, FROM_REGION, LATEST = "related", "part", "region", "latest"
# No row has them, and every column of numbers could.
_THE_STORY, _THE_REGION = 2**62 + 1, 2**62 + 2


@dataclass(frozen=True, slots=True)
class Row:
    """``role``: why it stands beside the story. ``why`` and ``slug`` of a part name its series."""

    role: str
    place: int | None
    why: str
    slug: str
    card: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Series:
    """A series as one of its stories shows it: which part it is, and the way to the others; public parts only."""

    name: str
    url: str
    parts: list[dict[str, Any]]
    number: int

    @property
    def previous(self) -> dict[str, Any] | None:
        return self.parts[self.number - 2] if self.number > 1 else None

    @property
    def next(self) -> dict[str, Any] | None:
        return self.parts[self.number] if 0 < self.number < len(self.parts) else None


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest of a region and of the paper, for stories with too little that is related."""

    from_region: list[dict[str, Any]]
    latest: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Beside:
    """``related`` are cards, each with ``why`` it is shown."""

    series: Series | None
    related: list[dict[str, Any]]
    newest: Newest


def load_beside(
    article_id: int, *, region_id: int | None, besides: Iterable[int] = (), newest: Newest | None = None
) -> Beside:
    """For one story; one query. ``besides``: what its text shows. ``newest``: where somebody has it already."""
    found: dict[str, list[Row]] = {RELATED: [], PART: [], FROM_REGION: [], LATEST: []}
    for row in read_rows(article_id, region_id=region_id, with_newest=newest is None):
        found[row.role].append(row)
    newest = newest or Newest(_newest_cards(found[FROM_REGION]), _newest_cards(found[LATEST]))
    related = [_card(row) | {"why": row.why} for row in sorted(found[RELATED], key=lambda row: row.place)]
    shown = {article_id, *besides, *(row.card["id"] for row in found[PART])}
    return Beside(
        series=_series(found[PART], article_id=article_id),
        related=_chosen(related, newest=newest, shown=shown),
        newest=newest,
    )


def _card(row: Row) -> dict[str, Any]:
    return without_ended_pictures(row.card) | {"published_at": moment_of(row.card["published_at"])}


def _newest_cards(rows: list[Row]) -> list[dict[str, Any]]:
    """A press release is no news, and stands among its own kind only."""
    cards = [_card(row) for row in rows if row.card["label"] != PRESS_RELEASE]
    return sorted(cards, key=lambda card: (card["published_at"], card["id"]), reverse=True)


def _chosen(related: list[dict[str, Any]], *, newest: Newest, shown: set[int]) -> list[dict[str, Any]]:
    """What is related; then the newest from the region, then the paper's. None twice."""
    supply = [
        *related,
        *(card | {"why": "", "is_from_region": True} for card in newest.from_region),
        *(card | {"why": ""} for card in newest.latest),
    ]
    chosen: dict[int, dict[str, Any]] = {}
    for card in supply:
        if card["id"] not in shown:
            chosen.setdefault(card["id"], card)
    return list(chosen.values())[:SHOWN]


def _series(rows: list[Row], *, article_id: int) -> Series | None:
    """None for a story in no series."""
    if not rows:
        return None
    # What has no number follows by its day, as in ``SeriesPartQuerySet.in_order``.
    rows.sort(key=lambda row: (row.place is None, row.place or 0, row.card["published_at"], row.card["id"]))
    numbers = {row.card["id"]: number for number, row in enumerate(rows, start=1)}
    return Series(
        name=rows[0].why,
        url=reverse("series", args=[rows[0].slug]),
        parts=[
            {"number": number, "title": row.card["title"], "url": row.card["url"]}
            for number, row in enumerate(rows, start=1)
        ],
        # A draft that is previewed is none of the public parts.
        number=numbers.get(article_id, 0),
    )


def read_rows(article_id: int, *, region_id: int | None, with_newest: bool) -> Iterator[Row]:
    """What is public now; one query, its rows in no order.

    Django takes longer to write the statement than a database to answer it: it is written from querysets the first
    time, with two numbers in place of the story's and the region's, and asked with theirs.
    """
    sql, values = _statement(connection.vendor, with_newest=with_newest)
    own = {_THE_STORY: article_id, _THE_REGION: region_id or 0}
    with connection.cursor() as cursor:
        cursor.execute(sql, [own.get(value, value) for value in values])
        rows = cursor.fetchall()
    for role, place, why, slug, card in rows:
        yield Row(role, place, why, slug, json.loads(card))


@cache
def _statement(vendor: str, *, with_newest: bool) -> tuple[str, tuple]:
    """For one kind of database (``vendor``), with the values to be exchanged."""
    parts = [_parts()]
    if with_newest:
        parts += [_newest(LATEST, ListingRow.Kind.LATEST, 0)]
        parts += [_newest(FROM_REGION, ListingRow.Kind.REGION, _THE_REGION)]
    return _related().union(*parts, all=True).query.sql_with_params()


def _related() -> QuerySet:
    rows = RelatedStory.objects.filter(published=_THE_STORY)
    return _columns(rows, role=RELATED, card="other__card", place=F("rank"), why=F("why"))


def _parts() -> QuerySet:
    """None beside a paid text: it would pass for one of them."""
    own = SeriesPart.objects.unpaid().filter(article=_THE_STORY)
    rows = SeriesPart.objects.public().filter(series__in=own.values("series"))
    of_series = {"place": F("sort_order"), "why": F("series__name"), "slug": F("series__slug")}
    return _columns(rows, role=PART, card="article__published__card", **of_series)


def _newest(role: str, kind: str, key: int) -> QuerySet:
    """The slice stands in a subquery: SQLite takes none in the parts of a union."""
    newest = ListingRow.objects.of(kind, key).newest_first()[:NEWEST].values("pk")
    return _columns(ListingRow.objects.filter(pk__in=newest), role=role, card="published__card")


def _columns(rows: QuerySet, *, role: str, card: str, **own: F) -> QuerySet:
    """The same columns, of the same types, for each part of the union."""
    values = {"place": Value(0), "why": Value(""), "slug": Value("")} | own
    return rows.order_by().values_list(
        Cast(Value(role), CharField()),
        Cast(values["place"], IntegerField()),
        Cast(values["why"], CharField()),
        Cast(values["slug"], CharField()),
        card,
    )
