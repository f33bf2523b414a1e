"""Sitemaps: an index, one part a month of stories, one for the other pages, and Google News' last two days."""

import re
from datetime import timedelta

from django.conf import settings
from django.db.models import Exists, Max, OuterRef
from django.db.models.functions import TruncMonth
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
from news.months import first_moment
from news.text import one_line

NEWS_WINDOW = timedelta(hours=48)
NEWS_LIMIT = 1000
PART_LIMIT = 50_000
PAGES_PART = "halaman"
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
    months = (
        PublishedArticle.objects.annotate(month=TruncMonth("published_at"))
        .values("month")
        .annotate(changed_at=Max("changed_at"))
        .order_by("-month")
    )
    parts = [{"url": _absolute(reverse("sitemap_part", args=[PAGES_PART])), "changed_at": None}]
    parts += [
        {
            "url": _absolute(reverse("sitemap_part", args=[f"{row['month']:%Y-%m}"])),
            "changed_at": row["changed_at"],
        }
        for row in months
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
    month = _MONTH.fullmatch(part)
    if month is None:
        raise Http404
    year, number = int(month[1]), int(month[2])
    start, end = first_moment(year, number), first_moment(year, number + 1)
    rows = PublishedArticle.objects.filter(published_at__gte=start, published_at__lt=end).order_by(
        "-published_at"
    )
    entries = [
        {"url": _absolute(url), "changed_at": changed_at}
        for url, changed_at in rows.values_list("url", "changed_at")[:PART_LIMIT]
    ]
    if not entries:
        raise Http404
    return entries


def _pages() -> list[dict]:
    """Pages other than stories, and every listing that has something to show."""
    pages = Page.objects.live().public().not_type(ArticlePage).filter(depth__gt=1).exclude(url_path="/")
    addresses = [page.get_url_parts()[-1] for page in pages if page.get_url_parts()]
    for kind, model in LISTED:
        # Asked for each of them: they are few, the rows of all listings are not.
        shown = Exists(ListingRow.objects.filter(kind=kind, key=OuterRef("pk")))
        addresses += [subject.get_absolute_url() for subject in model.objects.filter(shown)]
    with_parts = Exists(SeriesPart.objects.public().filter(series=OuterRef("pk")))
    addresses += [series.get_absolute_url() for series in Series.objects.filter(with_parts)]
    addresses += [reverse(name) for name in ("corrections", "quotes", "promises")]
    return [{"url": _absolute(address), "changed_at": None} for address in addresses]


def _absolute(path: str) -> str:
    return settings.SITE_URL + path


def _xml(request: HttpRequest, template: str, context: dict) -> HttpResponse:
    return render(request, template, context, content_type="application/xml")
