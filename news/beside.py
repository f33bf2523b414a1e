"""What stands beside a story and is never stored with it: its place in a series, and what it leads on to.

Joined when it is read, in one query, so that another story that is corrected, moved or withdrawn changes here at once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from news.beside_rows import FROM_REGION, LATEST, PART, RELATED, Row, read_rows
from news.presentation import moment_of
from news.publication.related import PRESS_RELEASE
from news.rights import without_ended_pictures

SHOWN = 3


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
