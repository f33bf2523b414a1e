"""One search as a reader asked for it, and the addresses that lead from it to others."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from news.clock import start_of
from search.forms import NEWEST, RELEVANCE, SearchForm
from search.index import Span
from search.keys import HIGHEST_KEY, LOWEST_KEY, publication_key
from search.question import Question, read_question

SLUG_FILTERS = ("wilayah", "rubrik", "penulis", "tokoh")
DATE_FILTERS = ("dari", "sampai")


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page of results begins.

    By date: below ``key``. By relevance: after ``position`` results among the stories up to ``key``, the newest that
    the first page knew, so that what is published meanwhile moves nothing.
    """

    key: int
    position: int = 0

    def __str__(self) -> str:
        return f"{self.position}.{self.key}" if self.position else str(self.key)

    @classmethod
    def parse(cls, text: str) -> "Cursor | None":
        """None for what no page of ours wrote: the reader then gets the first page."""
        position, _dot, key = text.rpartition(".")
        if not text or not LOWEST_KEY < int(key) < HIGHEST_KEY:
            return None
        return cls(int(key), int(position or 0))


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What is searched, within what, in which order, from where on. ``slugs`` holds the filters by name."""

    q: str = ""
    slugs: tuple[tuple[str, str], ...] = ()
    since: date | None = None
    until: date | None = None
    order: str = RELEVANCE
    cursor: Cursor | None = None
    misunderstood: frozenset[str] = field(default=frozenset())

    @classmethod
    def of(cls, parameters: Any) -> "Inquiry":
        """Read a request's parameters; never raises."""
        form = SearchForm(parameters)
        form.is_valid()
        values = form.cleaned_data
        return cls(
            q=values.get("q", ""),
            slugs=tuple((name, values[name]) for name in SLUG_FILTERS if values.get(name)),
            since=values.get("dari"),
            until=values.get("sampai"),
            order=values.get("urut") or RELEVANCE,
            cursor=Cursor.parse(values.get("lanjut", "")),
            misunderstood=frozenset(form.errors),
        )

    @property
    def question(self) -> Question:
        return read_question(self.q)

    @property
    def is_by_date(self) -> bool:
        """Newest first: as asked, or because there are no words by which a story could be more relevant."""
        return self.order == NEWEST or self.question.is_empty

    @property
    def is_empty(self) -> bool:
        """True when nothing was asked for yet."""
        return self.question.is_empty and not (self.slugs or self.since or self.until)

    @property
    def is_narrowed(self) -> bool:
        """True for one of the many pages that lead off from a plain search: filtered, sorted, or a later page."""
        return bool(self.slugs or self.since or self.until or self.cursor or self.order != RELEVANCE)

    def span(self, *, limit: int) -> Span:
        """The keys of the days asked for, in the paper's time zone."""
        above = publication_key(start_of(self.since)) if self.since else LOWEST_KEY
        below = publication_key(start_of(self.until + timedelta(days=1))) if self.until else HIGHEST_KEY
        return Span(limit=limit, above=above, below=below)

    def without(self, *names: str) -> "Inquiry":
        """The same search without some filters."""
        kept = tuple((name, slug) for name, slug in self.slugs if name not in names)
        since = None if "dari" in names else self.since
        until = None if "sampai" in names else self.until
        return replace(self, slugs=kept, since=since, until=until, cursor=None)

    def within(self, name: str, slug: str) -> "Inquiry":
        """The same search narrowed to one region, section, author or speaker."""
        return replace(self, slugs=(*self.without(name).slugs, (name, slug)), cursor=None)

    def url(self, **changes: Any) -> str:
        """The address of this search with some fields changed, from the result page on; by itself the first page."""
        asked = replace(self, **{"cursor": None, **changes})
        parameters = {
            "q": asked.q,
            **dict(asked.slugs),
            "dari": asked.since or "",
            "sampai": asked.until or "",
            "urut": asked.order if asked.order != RELEVANCE else "",
            "lanjut": asked.cursor or "",
        }
        query = urlencode({name: value for name, value in parameters.items() if value})
        return f"?{query}" if query else reverse("search")
