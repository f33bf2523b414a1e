"""Places in the page tree for many stories at once, in the month to which each belongs."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import F
from django.utils import timezone
from wagtail.models import Page

from news.filing import month_page_for
from news.models import MonthPage


def places_for(moments: Iterable[datetime]) -> list[tuple[str, str]]:
    """The path and the month's ``url_path`` for each story; the months count them from now on. In a transaction."""
    days = [timezone.localdate(moment, timezone.get_default_timezone()) for moment in moments]
    asked = defaultdict(list)
    for index, day in enumerate(days):
        asked[day.replace(day=1)].append(index)
    places: dict[int, tuple[str, str]] = {}
    for first_day, indices in asked.items():
        month, paths = _last_children(first_day, count=len(indices))
        places |= {index: (path, month.url_path) for index, path in zip(indices, paths, strict=True)}
    return [places[index] for index in range(len(days))]


def _last_children(first_day: date, *, count: int) -> tuple[MonthPage, list[str]]:
    month = month_page_for(first_day)
    Page.objects.select_for_update().only("pk").get(pk=month.pk)
    last = Page.objects.child_of(month).order_by("path").only("path").last()
    step = Page._str2int(last.path[-Page.steplen :]) if last else 0
    Page.objects.filter(pk=month.pk).update(numchild=F("numchild") + count)
    paths = [Page._get_path(month.path, month.depth + 1, step + number) for number in range(1, count + 1)]
    return month, paths
