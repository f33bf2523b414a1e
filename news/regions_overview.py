"""What the page of all regions shows of each: how much was reported lately, and what last."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from news.models import ListingRow, PaperSettings, Region
from news.navigation import in_reading_order

COUNTED_DAYS = 7


def load_overview() -> dict[str, list[dict[str, Any]]]:
    """``home``: the regions of the paper's own province, with their newest story; ``provinces``: all of them.

    Four queries. Only the last ``COUNTED_DAYS`` days are counted: nobody asks how large an archive is, and counting it
    would cost more every year.
    """
    home = Q(parent=PaperSettings.load().home_province_id, parent__isnull=False)
    shown = list(Region.objects.filter(ends_on=None).filter(home | Q(kind=Region.Kind.PROVINCE)))
    counts = _counts(region.pk for region in shown)
    near = in_reading_order(region for region in shown if region.parent_id)
    newest = _newest([region.pk for region in near])
    return {
        "home": [_facts(region, counts) | {"newest": newest.get(region.pk)} for region in near],
        "provinces": [_facts(region, counts) for region in shown if not region.parent_id],
    }


def _facts(region: Region, counts: dict[int, int]) -> dict[str, Any]:
    return {
        "name": region.name,
        "url": region.get_absolute_url(),
        "known_as": region.short_name,
        "count": counts.get(region.pk, 0),
    }


def _counts(keys: Iterable[int]) -> dict[int, int]:
    since = timezone.now() - timedelta(days=COUNTED_DAYS)
    rows = ListingRow.objects.filter(kind=ListingRow.Kind.REGION, key__in=list(keys), published_at__gte=since)
    return dict(rows.order_by().values_list("key").annotate(Count("pk")))


def _newest(keys: list[int]) -> dict[int, dict[str, Any]]:
    if not keys:
        return {}
    parts = [ListingRow.objects.of(ListingRow.Kind.REGION, key).newest_first()[:1] for key in keys]
    return {row.key: row.card() for row in ListingRow.objects.for_cards().any_of(*parts)}
