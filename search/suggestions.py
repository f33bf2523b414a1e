"""What may be meant while a reader still types: people, regions, topics and headlines; two statements."""

from dataclasses import dataclass
from functools import reduce
from itertools import groupby
from operator import and_

from django.db.models import CharField, Exists, F, Model, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat, Length
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from news.models import ListingRow, Person, PublishedArticle, Region, Topic
from news.withheld import without_withheld
from search.expressions import Beginning, Expression
from search.facets import REGION, SPEAKER
from search.index import Span, index_at_hand
from search.names import folded
from search.normalise import folded_words

FEWEST_LETTERS, FEWEST_LETTERS_OF_A_HEADLINE = 2, 3
MOST_WORDS = 6
MOST_OF_A_KIND = 4
_TOPIC, _HEADLINE = "t", "e"
_NEWEST, _MOST_NAMES = 200, 60
_READ_OF = {SPEAKER: ListingRow.Kind.PERSON, _TOPIC: ListingRow.Kind.TOPIC}
_NAMES: tuple[tuple[str, type[Model], str], ...] = (
    (REGION, Region, "name"),
    (REGION, Region, "short_name"),
    (REGION, Region, "aliases__name"),
    (SPEAKER, Person, "name"),
    (SPEAKER, Person, "aliases__name"),
    (_TOPIC, Topic, "name"),
)
_ROUTES = {REGION: "region", SPEAKER: "person", _TOPIC: "topic"}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Where one may go at once. ``kind`` is in the reader's language."""

    name: str
    url: str
    kind: str


def suggestions_for(text: str) -> list[Suggestion]:
    """Regions, people, topics, headlines, in this order; each word typed begins one of theirs."""
    words = tuple(folded_words(text))[:MOST_WORDS]
    if sum(map(len, words)) < FEWEST_LETTERS:
        return []
    parts = [_named(kind, model, field, words) for kind, model, field in _NAMES]
    parts.append(_headlines(words))
    first, *rest = parts
    rows = first.union(*rest, all=True).order_by("found_order", "found_length", "found_name")
    found = [row[:4] for row in rows[:_MOST_NAMES]]
    kinds = {
        REGION: _("Region"),
        SPEAKER: pgettext("search", "Person"),
        _TOPIC: _("Topic"),
        _HEADLINE: _("Story"),
    }
    return [
        Suggestion(name, _url(kind, address), kinds[kind])
        for kind, group in groupby(
            sorted(found, key=lambda row: [*kinds].index(row[0])), key=lambda row: row[0]
        )
        for _kind, _pk, name, address in [*dict.fromkeys(group)][:MOST_OF_A_KIND]
    ]


def _named(kind: str, model: type[Model], field: str, words: tuple[str, ...]) -> QuerySet:
    """Things with a name in which each word begins a word; of people and topics those that readers have read of."""
    condition = reduce(and_, (Q(searched__contains=f" {word}") for word in words))
    if kind in _READ_OF:
        condition &= Q(Exists(ListingRow.objects.filter(kind=_READ_OF[kind], key=OuterRef("pk"))))
    things = without_withheld(model.objects.all()) if model is Person else model.objects.all()
    things = things.order_by().annotate(searched=Concat(Value(" "), folded(field))).filter(condition)
    return _as_row(things, kind, name=F("name"), address=F("slug"))


def _headlines(words: tuple[str, ...]) -> QuerySet:
    """The stories whose headlines fit best, of the newest that fit."""
    ids = []
    if max(map(len, words)) >= FEWEST_LETTERS_OF_A_HEADLINE:
        expression = Expression(wanted=tuple(map(Beginning, words)))
        hits = index_at_hand().newest(expression, span=Span(limit=_NEWEST))
        ids = [
            hit.article_id for hit in sorted(hits, key=lambda hit: (-hit.score, -hit.key))[:MOST_OF_A_KIND]
        ]
    stories = PublishedArticle.objects.filter(pk__in=ids or [0]).order_by()
    return _as_row(stories, _HEADLINE, name=F("search_document__title"), address=F("url"))


def _as_row(things: QuerySet, kind: str, *, name: F, address: F) -> QuerySet:
    order = Value(0 if kind == _HEADLINE else 1)
    things = things.annotate(
        found_as=Value(kind, output_field=CharField()),
        found_name=name,
        found_address=address,
        found_order=order,
        found_length=Length(name),
    )
    return things.values_list("found_as", "pk", "found_name", "found_address", "found_order", "found_length")


def _url(kind: str, address: str) -> str:
    return reverse(_ROUTES[kind], args=[address]) if kind in _ROUTES else address
