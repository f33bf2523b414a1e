"""The desk's report: reads per story and hour of a day."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from news import clock
from news.readership.models import DailyReads, HourlyReads

VIEW_RIGHT = "news_readership.view_dailyreads"
LONGEST_LIST = 100
HOURS = range(24)
FIRST_DAY = date(2000, 1, 1)
PARAMETER = "hari"


@dataclass(frozen=True, slots=True)
class StoryReads:
    """A line of the report; ``hours`` are the counts of each hour of the day."""

    article_id: int
    title: str
    url: str
    today: int
    total: int
    hours: list[int]


@dataclass(frozen=True, slots=True)
class DayReport:
    """A day as somebody may see it."""

    day: date
    stories: list[StoryReads]
    hours: list[int]
    is_of_all: bool

    @property
    def busiest(self) -> int:
        """The most reads that a story had in an hour; at least one, so that everything can be measured by it."""
        return max([1, *(count for story in self.stories for count in story.hours)])

    @property
    def total(self) -> int:
        return sum(story.today for story in self.stories)


def day_from(text: str) -> date:
    """The day of an address; today for whatever is none, or lies ahead."""
    today = clock.today()
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return today
    return day if FIRST_DAY < day <= today else today


def report_of(day: date, *, user: Any) -> DayReport:
    """The hundred most read stories of a day, in three queries."""
    is_of_all = user.has_perm(VIEW_RIGHT)
    reads = DailyReads.objects.filter(day=day)
    reads = reads if is_of_all else reads.of(user)
    rows = list(
        reads.order_by("-count", "-article_id").values_list(
            "article_id", "article__title", "article__published__url", "count"
        )[:LONGEST_LIST]
    )
    ids = [row[0] for row in rows]
    hours, totals = _hours(ids, day), _totals(ids)
    stories = [
        StoryReads(pk, title, url or "", count, totals[pk], hours.get(pk, [0] * len(HOURS)))
        for pk, title, url, count in rows
    ]
    together = [sum(counts) for counts in zip(*(story.hours for story in stories), strict=True)]
    return DayReport(day, stories, together, is_of_all)


def _hours(article_ids: list[int], day: date) -> dict[int, list[int]]:
    start, zone = clock.start_of(day), timezone.get_default_timezone()
    found: dict[int, list[int]] = {}
    rows = HourlyReads.objects.filter(
        article__in=article_ids, hour_at__gte=start, hour_at__lt=start + timedelta(days=1)
    )
    for pk, hour_at, count in rows.values_list("article_id", "hour_at", "count"):
        found.setdefault(pk, [0] * len(HOURS))[timezone.localtime(hour_at, zone).hour] += count
    return found


def _totals(article_ids: list[int]) -> dict[int, int]:
    rows = DailyReads.objects.filter(article__in=article_ids).order_by().values("article_id")
    return dict(rows.annotate(reads=Sum("count")).values_list("article_id", "reads"))


def reads_of_a_day(request: HttpRequest) -> HttpResponse:
    """Reads per story and hour, of ``?hari=`` or today."""
    report = report_of(day_from(request.GET.get(PARAMETER, "")), user=request.user)
    today = timezone.localdate()
    context = {
        "report": report,
        "hours": HOURS,
        "is_today": report.day == today,
        "today": today,
        "day_before": _address(report.day - timedelta(days=1)) if report.day > FIRST_DAY else "",
        "day_after": _address(report.day + timedelta(days=1)) if report.day < today else "",
    }
    return render(request, "news_readership/reads.html", context)


def _address(day: Any) -> str:
    return f"{reverse('news_readership_reads')}?{PARAMETER}={day:%Y-%m-%d}"
