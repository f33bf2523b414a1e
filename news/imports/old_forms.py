"""Addresses that every old site had beside its stories' own, found by their form instead of a row for each.

``/…/amp/``, ``/…/feed/``, ``/…/page/2/`` and ``/…/2/`` lead to what stood before them; ``/2019/05/12/`` to the month.
"""

import re

from django.http import Http404, HttpRequest
from django.urls import Resolver404, resolve, reverse
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect

from news.models import ListingRow
from news.months import first_moment

_TAIL = re.compile(
    r"/(?:amp|embed|trackback|(feed)(?:/(?:rss2?|rdf|atom))?|(page)/\d{1,5}|comment-page-\d{1,5}|\d{1,3})$"
)
_DAY = re.compile(r"/(\d{4})(?:/(0?[1-9]|1[0-2])(?:/\d{1,2})?)?")
_LONGEST_PATH = 300
_MOST_TAILS = 3


def address_of_form(request: HttpRequest) -> str | None:
    """Where an address leads of which readers would get a 404; None for any other form, and for what leads nowhere."""
    if request.method not in {"GET", "HEAD"}:
        return None
    path = Redirect.normalise_path(request.get_full_path(), decode_unicode=False).partition("?")[0]
    is_feed = False
    for _time in range(_MOST_TAILS):
        if day := _DAY.fullmatch(path):
            return _listing_of(*day.groups())
        tail = _TAIL.search(path) if len(path) <= _LONGEST_PATH else None
        if tail is None:
            return None
        path, is_feed = path[: tail.start()], is_feed or bool(tail[1])
        if not path:
            return _of_all(is_feed=is_feed, is_page=bool(tail[2]))
        redirect = get_redirect(request, path)
        if redirect is not None and redirect.link:
            return _feed_at(redirect.link) if is_feed else redirect.link
    return None


def _of_all(*, is_feed: bool, is_page: bool) -> str | None:
    if is_feed:
        return reverse("feed")
    return reverse("latest") if is_page else None


def _listing_of(year: str, month: str | None) -> str | None:
    """Ours of that month, or year; None where there are no stories of it."""
    first, after = (int(month), int(month) + 1) if month else (1, 13)
    try:
        start, end = first_moment(int(year), first), first_moment(int(year), after)
    except Http404:
        return None
    if not ListingRow.objects.of(ListingRow.Kind.LATEST).between(start, end).exists():
        return None
    return reverse("month", args=[year, f"{first:02}"]) if month else reverse("year", args=[year])


def _feed_at(address: str) -> str:
    """A listing's own feed; a story has none."""
    feed = f"{address}feed/"
    try:
        name = resolve(feed).url_name or ""
    except Resolver404:
        return address
    return feed if name.endswith("_feed") else address
