"""Running a search: the newest thousand stories that fit, ranked or by date, a page at a time.

Two statements, one more far down the archive: the hits, and the documents of those that are shown.
"""

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from news.models import PublishedArticle
from search.expressions import Expression
from search.facets import counted
from search.index import Hit, Span, index_at_hand
from search.inquiry import Cursor, Inquiry
from search.keys import seconds_of
from search.models import SearchDocument
from search.snippets import Marker

PAGE_SIZE = 20
MOST_HITS = 1000
_SECONDS_A_DAY = 86_400
# A story of today counts half as much again as an old one; half of that is lost in this time.
_FRESHNESS = 0.5
_FRESHNESS_HALF_LIFE_DAYS = 180


@dataclass(frozen=True)
class Results:
    """A page of hits. ``hits`` are the newest that were looked at, for counting; ``following`` begins the next page."""

    hits: list[Hit]
    shown: list[Hit]
    has_more_hits: bool
    following: Cursor | None

    @property
    def count(self) -> int:
        """How many were found; the least number when ``has_more_hits``."""
        return len(self.hits)

    @cached_property
    def facet_counts(self) -> dict[str, Counter[int]]:
        """How many of the hits stand under each region, section, author and speaker."""
        return counted(hit.facets for hit in self.hits)


NOTHING = Results([], [], has_more_hits=False, following=None)


def find(inquiry: Inquiry, expression: Expression) -> Results:
    """The page of results that an inquiry asks for; the first one where it asks for a page that is not there."""
    results = _page_of(inquiry, expression)
    if inquiry.cursor and not results.shown:
        return _page_of(replace(inquiry, cursor=None), expression)
    return results


def cards_of(results: Results, *, forms: dict[str, int]) -> list[dict[str, Any]]:
    """The cards of the shown hits in their order, with ``title_html`` and ``snippet``, both marked and escaped."""
    ids = [hit.article_id for hit in results.shown]
    documents = SearchDocument.objects.select_related("published").only(
        "title", "text", "published__card", "published__published_at"
    )
    found = documents.in_bulk(ids)
    marker = Marker(forms)
    return [_card(found[pk], marker) for pk in ids if pk in found]


def _page_of(inquiry: Inquiry, expression: Expression) -> Results:
    index = index_at_hand()
    span = inquiry.span(limit=MOST_HITS + 1)
    if not inquiry.is_by_date and inquiry.cursor:
        span = Span(span.limit, span.above, min(span.below, inquiry.cursor.key + 1))
    hits = index.newest(expression, span=span)
    has_more, hits = len(hits) > MOST_HITS, hits[:MOST_HITS]
    if not inquiry.is_by_date:
        return _by_relevance(hits, inquiry.cursor, has_more_hits=has_more)
    rest = [hit for hit in hits if inquiry.cursor is None or hit.key < inquiry.cursor.key]
    if has_more and len(rest) <= PAGE_SIZE and inquiry.cursor:
        below = Span(PAGE_SIZE + 1, span.above, min(span.below, inquiry.cursor.key))
        rest = index.newest(expression, span=below)
    shown = rest[:PAGE_SIZE]
    following = Cursor(shown[-1].key) if len(rest) > PAGE_SIZE else None
    return Results(hits, shown, has_more_hits=has_more, following=following)


def _card(document: SearchDocument, marker: Marker) -> dict[str, Any]:
    published: PublishedArticle = document.published
    return published.card | {
        "published_at": published.published_at,
        "title_html": marker.marked(published.card["title"]),
        "snippet": marker.snippet_of(document.text),
    }


def _by_relevance(hits: list[Hit], cursor: Cursor | None, *, has_more_hits: bool) -> Results:
    if not hits:
        return NOTHING
    newest = cursor.key if cursor else hits[0].key
    ranked = sorted(hits, key=lambda hit: (-_worth(hit, seconds_of(newest)), -hit.key))
    start = cursor.position if cursor else 0
    end = start + PAGE_SIZE
    following = Cursor(newest, end) if end < len(ranked) else None
    return Results(hits, ranked[start:end], has_more_hits=has_more_hits, following=following)


def _worth(hit: Hit, now_seconds: int) -> float:
    """The score, raised for what is fresh; counted from the newest hit, so that the order does not move by the hour."""
    age_days = max(0, now_seconds - seconds_of(hit.key)) / _SECONDS_A_DAY
    return hit.score * (1 + _FRESHNESS * 0.5 ** (age_days / _FRESHNESS_HALF_LIFE_DAYS))
