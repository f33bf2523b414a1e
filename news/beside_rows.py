"""The rows beside a story, in one statement that is written once and asked for every story.

Django takes longer to write it than a database to answer: it is written from querysets the first time, with two
numbers in place of the story's and the region's, and asked with theirs.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import CharField, F, IntegerField, QuerySet, Value
from django.db.models.functions import Cast

from news.models import ListingRow, RelatedStory, SeriesPart

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


def read_rows(article_id: int, *, region_id: int | None, with_newest: bool) -> Iterator[Row]:
    """What is public now; one query, its rows in no order."""
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
