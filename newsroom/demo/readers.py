"""The demo's readers: reads of its stories on each of the last days, hour by hour, as invented as the stories."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from zlib import crc32

from django.utils import timezone

from news.models import ArticlePage
from news.readership.models import DailyReads, HourlyReads

DAYS = 7
# Of a thousand reads of a day, in each hour from midnight on: before work, at noon, after prayers.
SHARES = (
    8, 5, 3, 3, 8, 28, 62, 78, 60, 46, 44, 52, 72, 62, 46, 40, 44, 50, 56, 68, 66, 52, 32, 15,
)  # fmt: skip
FEWEST_A_DAY, MOST_A_DAY = 120, 2600
FADING = 0.55
"""What is left of a day's readers on the next."""


def make_reads(articles: Iterable[ArticlePage], *, now: datetime) -> None:
    """Of public stories, from their first hour until this one."""
    hours = [row for article in articles for row in _hours_of(article, now=now)]
    HourlyReads.objects.bulk_create(hours)
    days: dict[tuple[int, object], int] = {}
    for row in hours:
        key = (row.article_id, timezone.localdate(row.hour_at))
        days[key] = days.get(key, 0) + row.count
    DailyReads.objects.bulk_create(
        DailyReads(article_id=article_id, day=day, count=count) for (article_id, day), count in days.items()
    )


def _hours_of(article: ArticlePage, *, now: datetime) -> Iterator[HourlyReads]:
    start = max(timezone.localtime(article.published_at), now - timedelta(days=DAYS))
    hour_at = start.replace(minute=0, second=0, microsecond=0)
    liked = FEWEST_A_DAY + crc32(article.slug.encode()) % (MOST_A_DAY - FEWEST_A_DAY)
    while hour_at <= now:
        age_days = (hour_at - timezone.localtime(article.published_at)).days
        count = round(liked * FADING**age_days * SHARES[hour_at.hour] / 1000)
        if count:
            yield HourlyReads(article=article, hour_at=hour_at, count=count)
        hour_at += timedelta(hours=1)
