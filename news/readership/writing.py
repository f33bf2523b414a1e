"""From many beacons to few statements: a batch is written in one transaction, whatever its size.

All workers of all machines share the database's memory of today's reads, and write one after the other.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import models, transaction

from news.models import PublishedArticle
from news.readership.models import DailyReads, HourlyReads, SeenRead
from news.readership.tokens import open_days


class Read(NamedTuple):
    """A read that was not seen before, as far as one worker knows."""

    token: int
    article_id: int
    hour_at: datetime
    day: date


@transaction.atomic
def write(reads: Iterable[Read]) -> int:
    """Count those of public stories that nobody wrote today; returns how many."""
    days = open_days()
    given = {read.token: read for read in reads if read.day in days}
    public = _public({read.article_id for read in given.values()})
    seen = set(SeenRead.objects.filter(token__in=given).values_list("token", flat=True))
    new = [read for token, read in given.items() if token not in seen and read.article_id in public]
    if not new:
        return 0
    SeenRead.objects.bulk_create(SeenRead(token=read.token, day=read.day) for read in new)
    _add(HourlyReads, "hour_at", Counter((read.article_id, read.hour_at) for read in new))
    _add(DailyReads, "day", Counter((read.article_id, read.day) for read in new))
    return len(new)


def _public(article_ids: set[int]) -> set[int]:
    return set(PublishedArticle.objects.filter(pk__in=article_ids).values_list("pk", flat=True))


def _add(model: type[models.Model], period: str, reads: Counter[tuple[int, Any]]) -> None:
    """Raise the counts. Nobody else does so meanwhile: ``open_days`` holds the lock."""
    stories, periods = ({key[place] for key in reads} for place in (0, 1))
    rows = model.objects.filter(**{"article__in": stories, f"{period}__in": periods})
    known = {(row.article_id, getattr(row, period)): row.count for row in rows}
    model.objects.bulk_create(
        [
            model(**{"article_id": key[0], period: key[1], "count": known.get(key, 0) + count})
            for key, count in reads.items()
        ],
        update_conflicts=True,
        unique_fields=["article", period],
        update_fields=["count"],
    )
