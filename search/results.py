"""Running a search: the newest thousand stories that fit, ranked or by date, a page at a time.

Two statements: the hits, and the documents of the best of them. One more where few stories have all that was asked, for
those that have a part of it; where none has, one or two before, for what the archive knows of the words.
"""

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from news.models import PublishedArticle
from search.dates import facets_of_moment
from search.expressions import Expression
from search.facets import counted
from search.index import Hit, Span, index_at_hand
from search.inquiry import Cursor, Inquiry
from search.keys import seconds_of
from search.models import SearchDocument
from search.ranking import Reader, Text
from search.reading import Reading
from search.snippets import Marker
from search.spelling import Spelling, look_up

PAGE_SIZE = 20
MOST_HITS = 1000
# So many of the best are put in order by their texts; of the rest nobody reads the order.
MOST_READ = 40
# Where fewer stories have all of it, it is asked what was meant, and the best of those with a part of it follow.
FEW = 5
MOST_PARTIAL = 10
_SECONDS_A_DAY = 86_400
# A story of today counts a quarter more than an old one; half of that is lost in this time.
_FRESHNESS = 0.25
_FRESHNESS_HALF_LIFE_DAYS = 180


@dataclass(frozen=True)
class Found:
    """What the index has for a reading. ``hits`` are the newest of the stories that have all of it, ``partial`` others.

    ``reading`` is what was looked for in the end: other words than the reader's, where a word of theirs stands nowhere.
    """

    reading: Reading
    hits: list[Hit] = field(default_factory=list)
    has_more_hits: bool = False
    partial: list[Hit] = field(default_factory=list)
    spelling: Spelling | None = None

    @property
    def frequencies(self) -> dict[str, int]:
        """In how many stories the words stand, as far as that was asked."""
        return self.spelling.frequencies if self.spelling else {}


@dataclass(frozen=True)
class Results:
    """A page of hits. ``found`` is what was looked at, for counting; ``following`` begins the next page."""

    found: Found
    shown: tuple[Hit, ...] = ()
    documents: dict[int, SearchDocument] = field(default_factory=dict)
    following: Cursor | None = None

    @property
    def hits(self) -> list[Hit]:
        """The newest of the stories that have all of it: what is counted, and what may be narrowed."""
        return self.found.hits

    @property
    def count(self) -> int:
        """How many stories have all of it; the least number where there are more than were looked at."""
        return len(self.found.hits)

    @cached_property
    def facet_counts(self) -> dict[str, Counter[int]]:
        """How many of the hits stand under each region, section, author and speaker."""
        return counted(hit.facets for hit in self.hits)


def find(inquiry: Inquiry, reading: Reading) -> Results:
    """The page of results that an inquiry asks for; the first one where it asks for a page that is not there."""
    results = _page_of(inquiry, reading)
    if inquiry.cursor and not results.shown:
        return _page_of(replace(inquiry, cursor=None), reading)
    return results


def cards_of(results: Results) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The cards of the shown hits in their order, those that have all of it and those that have a part.

    Each has ``title_html`` and ``snippet``, both marked and escaped.
    """
    marker = Marker(results.found.reading.forms())
    partial = {hit.key for hit in results.found.partial}
    cards: tuple[list, list] = ([], [])
    for hit in results.shown:
        if document := results.documents.get(hit.article_id):
            cards[hit.key in partial].append(_card(document, marker))
    return cards


def _page_of(inquiry: Inquiry, reading: Reading) -> Results:
    span = inquiry.span(limit=MOST_HITS + 1)
    if inquiry.is_by_date:
        return _by_date(inquiry.cursor, _look_for(reading, span=span), span=span)
    if inquiry.cursor:
        span = Span(span.limit, span.above, min(span.below, inquiry.cursor.key + 1))
    return _by_relevance(inquiry.cursor, _look_for(reading, span=span))


def _look_for(reading: Reading, *, span: Span) -> Found:
    """Strictly first; where that brings little, with words put right or parts left out."""
    found = Found(reading, *_hits(reading.strict(), span=span))
    if len(found.hits) >= FEW or not reading.parts:
        return found
    if not found.hits or len(reading.parts) == 1:
        found = _put_right(found, span=span)
        if found.hits:
            return found
    loose = found.reading.loose(found.frequencies)
    partial = _hits(loose, span=span)[0] if loose else []
    known = {hit.key for hit in found.hits}
    return replace(found, partial=[hit for hit in partial if hit.key not in known])


def _put_right(found: Found, *, span: Span) -> Found:
    """With what the archive knows of the words; asked again, where some of them stand nowhere."""
    spelling = look_up(found.reading.telling_words)
    if not spelling.unknown:
        return replace(found, spelling=spelling)
    reading = found.reading.replaced(spelling.without_unknown(found.reading.question.words))
    return Found(reading, *_hits(reading.strict(), span=span), spelling=spelling)


def _hits(expression: Expression, *, span: Span) -> tuple[list[Hit], bool]:
    hits = index_at_hand().newest(expression, span=span)
    return hits[:MOST_HITS], len(hits) > MOST_HITS


def _by_date(cursor: Cursor | None, found: Found, *, span: Span) -> Results:
    """Stories that have a part of it are shown only where none has all: by date, they would stand among the others."""
    hits = found.hits or found.partial
    rest = [hit for hit in hits if cursor is None or hit.key < cursor.key]
    if found.has_more_hits and len(rest) <= PAGE_SIZE and cursor:
        below = Span(PAGE_SIZE + 1, span.above, min(span.below, cursor.key))
        rest = index_at_hand().newest(found.reading.strict(), span=below)
    shown = tuple(rest[:PAGE_SIZE])
    following = Cursor(shown[-1].key) if len(rest) > PAGE_SIZE else None
    return Results(found, shown, _documents(shown), following)


def _by_relevance(cursor: Cursor | None, found: Found) -> Results:
    everything = [*found.hits, *found.partial]
    if not everything:
        return Results(found)
    newest = cursor.key if cursor else max(hit.key for hit in everything)
    ranked = [hit for tier in (found.hits, found.partial) for hit in _ranked(tier, seconds_of(newest))]
    start = cursor.position if cursor else 0
    end = start + PAGE_SIZE
    documents = _documents(ranked[:MOST_READ] if start < MOST_READ else ranked[start:end])
    if start < MOST_READ:
        read = _read(ranked[:MOST_READ], found, documents, now_seconds=seconds_of(newest))
        ranked[:MOST_READ] = read
    if found.hits and found.partial:
        del ranked[len(found.hits) + MOST_PARTIAL :]
    following = Cursor(newest, end) if end < len(ranked) else None
    return Results(found, tuple(ranked[start:end]), documents, following)


def _ranked(hits: list[Hit], now_seconds: int) -> list[Hit]:
    return sorted(hits, key=lambda hit: (-hit.score * _freshness(hit, now_seconds), -hit.key))


def _read(
    hits: list[Hit], found: Found, documents: dict[int, SearchDocument], *, now_seconds: int
) -> list[Hit]:
    """The best hits by their texts; what has all of the question stays before what has a part."""
    reading, partial = found.reading, {hit.key for hit in found.partial}
    reader = Reader((*reading.parts, *reading.question.quoted()), words=reading.question.words)
    worths = {hit.key: 0.0 for hit in hits}
    for tier in (True, False):
        texts = {
            hit.key: _text_of(documents[hit.article_id])
            for hit in hits
            if (hit.key in partial) == tier and hit.article_id in documents
        }
        worths |= reader.worths(texts)

    def order(hit: Hit) -> tuple[bool, float, int]:
        return hit.key in partial, -worths[hit.key] * _freshness(hit, now_seconds), -hit.key

    return sorted(hits, key=order)


def _text_of(document: SearchDocument) -> Text:
    times = facets_of_moment(document.published.published_at)
    return Text(document.title, document.text, frozenset([*document.facets.split(), *times]))


def _freshness(hit: Hit, now_seconds: int) -> float:
    """Counted from the newest hit, so that the order does not move by the hour."""
    age_days = max(0, now_seconds - seconds_of(hit.key)) / _SECONDS_A_DAY
    return 1 + _FRESHNESS * 0.5 ** (age_days / _FRESHNESS_HALF_LIFE_DAYS)


def _documents(hits: Any) -> dict[int, SearchDocument]:
    documents = SearchDocument.objects.select_related("published").only(
        "title", "text", "facets", "published__card", "published__published_at"
    )
    return documents.in_bulk([hit.article_id for hit in hits])


def _card(document: SearchDocument, marker: Marker) -> dict[str, Any]:
    published: PublishedArticle = document.published
    return published.shown_card() | {
        "published_at": published.published_at,
        "title_html": marker.marked(published.card["title"]),
        "snippet": marker.snippet_of(document.text),
    }
