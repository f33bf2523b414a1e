"""Sitemaps: an index, one part a month of stories, one for the other pages, and Google News' last two days."""

import re
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Exists, Max, OuterRef, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.models import Page

from news.models import (
    ArticlePage,
    Author,
    ListingRow,
    PaperSettings,
    Person,
    PublishedArticle,
    Region,
    Section,
    Series,
    SeriesPart,
    Topic,
)
from news.rights import have_ended
from news.text import one_line
from news.withheld import without_withheld

NEWS_WINDOW = timedelta(hours=48)
NEWS_LIMIT = 1000
PART_LIMIT = 50_000
PAGES_PART = "halaman"
WIDEST_PHOTO = "card__photo__sources__2__src"
PICTURES_UNTIL = "card__pictures_until"
LISTED = (
    (ListingRow.Kind.SECTION, Section),
    (ListingRow.Kind.REGION, Region),
    (ListingRow.Kind.TOPIC, Topic),
    (ListingRow.Kind.AUTHOR, Author),
    (ListingRow.Kind.PERSON, Person),
)
_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The list of parts (https://www.sitemaps.org/protocol.html)."""
    months = PublishedArticle.objects.values_list("month").annotate(changed_at=Max("changed_at"))
    parts = [{"url": _part_address(PAGES_PART), "changed_at": None}]
    parts += [
        {"url": _part_address(f"{month // 100:04}-{month % 100:02}"), "changed_at": changed_at}
        for month, changed_at in months.order_by("-month")
    ]
    return _xml(request, "news/sitemap_index.xml", {"parts": parts})


@require_safe
def part(request: HttpRequest, part: str) -> HttpResponse:
    """The addresses of one month's stories (``2026-11``), or of all other pages (``halaman``)."""
    return _xml(request, "news/sitemap.xml", {"entries": _pages() if part == PAGES_PART else _month(part)})


@require_safe
def news(request: HttpRequest) -> HttpResponse:
    """The stories of the last 48 hours, as Google News asks (at most 1,000); paid text is no news."""
    rows = ListingRow.objects.of(ListingRow.Kind.LATEST).filter(
        published_at__gte=timezone.now() - NEWS_WINDOW
    )
    entries = [
        {
            "url": _absolute(card["url"]),
            "title": one_line(card["title"]),
            "published_at": card["published_at"],
            "image": _absolute(card["photo"]["sources"][-1]["src"]) if card["photo"] else "",
        }
        for card in (row.card() for row in rows.newest_first().for_cards()[:NEWS_LIMIT])
    ]
    context = {
        "entries": entries,
        "paper_name": one_line(PaperSettings.load().name),
        "language": settings.LANGUAGE_CODE,
    }
    return _xml(request, "news/news_sitemap.xml", context)


def _month(part: str) -> list[dict]:
    """A correction changes a story as another text does, so a robot comes back for both."""
    month = _MONTH.fullmatch(part)
    if month is None:
        raise Http404
    rows = PublishedArticle.objects.filter(month=int(month[1] + month[2])).order_by("-changed_at")
    entries = [
        {
            "url": _absolute(url),
            "changed_at": changed_at,
            "image": _absolute(image) if image and not have_ended(until) else "",
        }
        for url, changed_at, image, until in rows.values_list(
            "url", "changed_at", WIDEST_PHOTO, PICTURES_UNTIL
        )[:PART_LIMIT]
    ]
    if not entries:
        raise Http404
    return entries


def _pages() -> list[dict]:
    """Pages other than stories, and every listing that has something to show, with its newest story's moment.

    As many as a part may name; people, of whom there are most, come last.
    """
    pages = Page.objects.live().public().not_type(ArticlePage).filter(depth__gt=1).exclude(url_path="/")
    found: list[tuple[str, datetime | None]] = [
        (page.get_url_parts()[-1], None) for page in pages if page.get_url_parts()
    ]
    found += [(reverse(name), None) for name in ("corrections", "quotes", "promises")]
    with_parts = Exists(SeriesPart.objects.public().filter(series=OuterRef("pk")))
    found += [(series.get_absolute_url(), None) for series in Series.objects.filter(with_parts)[:PART_LIMIT]]
    for kind, model in LISTED:
        # Asked for each of them: they are few, the rows of all listings are not.
        newest = ListingRow.objects.filter(kind=kind, key=OuterRef("pk")).order_by("-published_at")
        subjects = without_withheld(model.objects.all()) if model is Person else model.objects.all()
        subjects = subjects.annotate(newest_at=Subquery(newest.values("published_at")[:1]))
        shown = subjects.exclude(newest_at=None)[:PART_LIMIT]
        found += [(subject.get_absolute_url(), subject.newest_at) for subject in shown]
    return [
        {"url": _absolute(address), "changed_at": changed_at} for address, changed_at in found[:PART_LIMIT]
    ]


def _part_address(part: str) -> str:
    return _absolute(reverse("sitemap_part", args=[part]))


def _absolute(path: str) -> str:
    return settings.SITE_URL + path


def _xml(request: HttpRequest, template: str, context: dict) -> HttpResponse:
    return render(request, template, context, content_type="application/xml")
