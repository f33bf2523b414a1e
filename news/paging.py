"""Paging by keyset: a page begins where the last one ended, whatever the size of the archive; no OFFSET, no COUNT."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from news.querysets import ListingQuerySet

PAGE_SIZE = 20
CURSOR_PARAMETER = "sebelum"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_LONGEST_CURSOR = 40
_LARGEST_ID = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last story of a page, as ``microseconds-id`` in the address."""

    published_at: datetime
    article_id: int

    def __str__(self) -> str:
        return f"{(self.published_at - _EPOCH) // _MICROSECOND}-{self.article_id}"

    @classmethod
    def parse(cls, text: str) -> "Cursor | None":
        """None for anything that no page of ours wrote: the reader then gets the first page."""
        moment, _dash, article_id = text.partition("-")
        if len(text) > _LONGEST_CURSOR or not (moment.isascii() and moment.isdigit()):
            return None
        if not (article_id.isascii() and article_id.isdigit()) or int(article_id) > _LARGEST_ID:
            return None
        try:
            return cls(_EPOCH + int(moment) * _MICROSECOND, int(article_id))
        except OverflowError:
            return None


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a listing: cards, and what the pager says. ``is_first``: also where the cursor was none of ours."""

    stories: list[dict]
    is_first: bool
    older_url: str = ""
    older_label: str = ""


def page_of(rows: ListingQuerySet, *, cursor: str = "", size: int = PAGE_SIZE) -> Listing:
    """The page of a listing that begins after ``cursor``; one query."""
    position = Cursor.parse(cursor)
    if position:
        rows = rows.before(position.published_at, position.article_id)
    found = list(rows.newest_first().for_cards()[: size + 1])
    shown = found[:size]
    stories, is_first = [row.card() for row in shown], position is None
    if len(found) <= size:
        return Listing(stories, is_first)
    last = shown[-1]
    return Listing(
        stories,
        is_first,
        older_url=f"?{CURSOR_PARAMETER}={Cursor(last.published_at, last.published_id)}",
        older_label=_("Stories before %(day)s")
        % {"day": date_format(timezone.localtime(last.published_at), "j F Y")},
    )
