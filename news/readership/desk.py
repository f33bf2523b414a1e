"""The report's screen."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from news.readership.report import FIRST_DAY, HOURS, day_from, report_of

PARAMETER = "hari"


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
