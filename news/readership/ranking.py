"""What is most read today or this week: on the whole paper, in a region, in a section."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Sum
from django.utils import timezone

from news.models import ListingRow, PublishedArticle, Region, Section
from news.readership.models import DailyReads

SHOWN = 4
FEWEST = 3
"""Fewer stories are no list: then the week is asked, then nothing is shown."""
WEEK = timedelta(days=6)
RANKED = 200
"""So many are taken from the counts before anything else is asked of them: most are public, and news."""


@dataclass(frozen=True, slots=True)
class MostRead:
    """Cards of the most read stories with their ``reads``, and of which time: today, or the last seven days."""

    stories: list[dict[str, Any]]
    is_of_today: bool = True


def load_most_read(
    place: Section | Region | None = None, *, without: Collection[int] = frozenset()
) -> MostRead:
    """One query. Of stories that are public now: what was withdrawn is in no list.

    ``without``: stories that stand on the page already.
    """
    ranked = _ranked(*_listing_of(place), count=SHOWN * 2 + len(without))
    news = (story for story in ranked if story.card["label"] != "advertorial")
    found = [story for story in news if story.pk not in without]
    of_today = [story for story in found if story.today]
    if len(of_today) >= FEWEST:
        return MostRead([_card(story, story.today) for story in of_today[:SHOWN]])
    # What was read today is among them, however little it is; the rest came in the order of the week.
    found.sort(key=lambda story: story.week, reverse=True)
    stories = [_card(story, story.week) for story in found[:SHOWN]] if len(found) >= FEWEST else []
    return MostRead(stories, is_of_today=False)


def _ranked(kind: str, key: int, *, count: int) -> QuerySet[PublishedArticle]:
    """First what is most read today, then what is most read this week; paid text is still among it."""
    today = timezone.localdate()
    of_week = DailyReads.objects.filter(day__gte=today - WEEK).order_by()
    of_story = of_week.filter(article=OuterRef("pk"))
    week = of_story.values("article").annotate(reads=Sum("count")).values("reads")
    found = PublishedArticle.objects.filter(listing_rows__kind=kind, listing_rows__key=key)
    found = found.filter(pk__in=_most_read(of_week, kind, key, count=RANKED + count))
    found = found.annotate(today=Subquery(of_story.filter(day=today).values("count")), week=Subquery(week))
    ranked = found.order_by(F("today").desc(nulls_last=True), "-week", "-pk")
    return ranked.only("card", "published_at")[:count]


def _most_read(of_week: QuerySet[DailyReads], kind: str, key: int, *, count: int) -> QuerySet[DailyReads]:
    """The numbers of the stories, from the counts alone: they are added up once, however many stories were read.

    Those of a place are chosen before they are ranked: a quiet regency's are far behind those of the whole paper.
    """
    if kind != ListingRow.Kind.LATEST:
        of_week = of_week.filter(article__in=ListingRow.objects.of(kind, key).values("published"))
    of_today = Sum("count", filter=Q(day=timezone.localdate()))
    ranked = of_week.values("article").annotate(today=of_today, week=Sum("count"))
    ranked = ranked.order_by(F("today").desc(nulls_last=True), "-week", "-article")
    return ranked.values("article")[:count]


def _card(story: PublishedArticle, reads: int) -> dict[str, Any]:
    return story.shown_card() | {"published_at": story.published_at, "reads": reads}


def _listing_of(place: Section | Region | None) -> tuple[str, int]:
    if place is None:
        return ListingRow.Kind.LATEST.value, 0
    kind = ListingRow.Kind.SECTION if isinstance(place, Section) else ListingRow.Kind.REGION
    return kind.value, place.pk
