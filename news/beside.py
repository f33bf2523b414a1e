"""What stands beside a story and is never stored with it: its place in a series, and what it leads on to.

Joined when it is read, in one query, so that another story that is corrected, moved or withdrawn changes here at once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, IntegerField, QuerySet, Value
from django.db.models.functions import Cast
from django.urls import reverse

from news.models import ListingRow, RelatedStory, SeriesPart
from news.related import PRESS_RELEASE

SHOWN = 3
NEWEST = 8
RELATED, PART, FROM_REGION, LATEST = "related", "part", "region", "latest"
_COLUMNS = ("role", "place", "why", "slug", "story", "at", "told")


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
    parts = [_related(article_id), _parts(article_id)]
    if newest is None:
        parts += [_newest(LATEST, ListingRow.Kind.LATEST, 0)]
        parts += [_newest(FROM_REGION, ListingRow.Kind.REGION, region_id)] if region_id else []
    found: dict[str, list[dict[str, Any]]] = {RELATED: [], PART: [], FROM_REGION: [], LATEST: []}
    first, *others = parts
    for row in first.union(*others, all=True):
        found[row[0]].append(dict(zip(_COLUMNS, row, strict=True)))
    newest = newest or Newest(_newest_cards(found[FROM_REGION]), _newest_cards(found[LATEST]))
    shown = {article_id, *besides, *(row["story"] for row in found[PART])}
    return Beside(
        series=_series(found[PART], article_id=article_id),
        related=_chosen(sorted(found[RELATED], key=lambda row: row["place"]), newest=newest, shown=shown),
        newest=newest,
    )


def _related(article_id: int) -> QuerySet:
    rows = RelatedStory.objects.filter(published=article_id)
    return _columns(rows, role=RELATED, card="other", place=F("rank"), why=F("why"))


def _parts(article_id: int) -> QuerySet:
    rows = SeriesPart.objects.public().filter(series__parts__article=article_id)
    of_series = {"place": F("sort_order"), "why": F("series__name"), "slug": F("series__slug")}
    return _columns(rows, role=PART, card="article__published", **of_series)


def _newest(role: str, kind: str, key: int) -> QuerySet:
    """The slice stands in a subquery: SQLite takes none in the parts of a union."""
    newest = ListingRow.objects.of(kind, key).newest_first()[:NEWEST].values("pk")
    return _columns(ListingRow.objects.filter(pk__in=newest), role=role, card="published")


def _columns(rows: QuerySet, *, role: str, card: str, **own: F) -> QuerySet:
    """The same columns, of the same types, for each part of the union."""
    values = {"place": Value(0), "why": Value(""), "slug": Value("")} | own
    return rows.order_by().values_list(
        Cast(Value(role), CharField()),
        Cast(values["place"], IntegerField()),
        Cast(values["why"], CharField()),
        Cast(values["slug"], CharField()),
        f"{card}__pk",
        f"{card}__published_at",
        f"{card}__card",
    )


def _card(row: dict[str, Any], **more: Any) -> dict[str, Any]:
    return row["told"] | {"published_at": row["at"], **more}


def _newest_cards(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A press release is no news, and stands among its own kind only."""
    cards = [_card(row) for row in rows if row["told"]["label"] != PRESS_RELEASE]
    return sorted(cards, key=lambda card: (card["published_at"], card["id"]), reverse=True)


def _chosen(related: list[dict[str, Any]], *, newest: Newest, shown: set[int]) -> list[dict[str, Any]]:
    """What is related; then the newest from the region, then the paper's. None twice."""
    supply = [_card(row, why=row["why"]) for row in related]
    supply += [card | {"why": "", "is_from_region": True} for card in newest.from_region]
    supply += [card | {"why": ""} for card in newest.latest]
    chosen: dict[int, dict[str, Any]] = {}
    for card in supply:
        if card["id"] not in shown:
            chosen.setdefault(card["id"], card)
    return list(chosen.values())[:SHOWN]


def _series(rows: list[dict[str, Any]], *, article_id: int) -> Series | None:
    """None for a story in no series, and for a part that nobody else knows of: a draft is not counted."""
    if not rows:
        return None
    # What has no number follows by its day, as in ``SeriesPartQuerySet.in_order``.
    rows.sort(key=lambda row: (row["place"] is None, row["place"] or 0, row["at"], row["story"]))
    number = next((place for place, row in enumerate(rows, start=1) if row["story"] == article_id), 0)
    return Series(
        name=rows[0]["why"],
        url=reverse("series", args=[rows[0]["slug"]]),
        parts=[
            {"number": place, "title": row["told"]["title"], "url": row["told"]["url"]}
            for place, row in enumerate(rows, start=1)
        ],
        number=number,
    )
