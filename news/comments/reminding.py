"""Reports whose time runs out, for the desk's board (``docs/reference/hooks.md``)."""

from datetime import date, datetime, timedelta
from typing import Any

from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from news.clock import start_of
from news.comments.models import ReaderComment
from news.comments.moderating import MODERATE
from news.comments.settling import KEPT_AS
from news.reminders import Reminder

MOST = 5
KEPT_SECONDS = 60


def due_reports(*, user: Any, today: date, **kwargs: Any) -> list[Reminder]:
    """Reported comments to be decided by tomorrow, for whoever moderates.

    One query a minute, however many boards look: a report or a decision is seen at once by the worker that took it.
    """
    if not user.has_perm(MODERATE):
        return []
    asked_on, due = cache.get(KEPT_AS, (None, []))
    if asked_on != today:
        due = _due(today)
        cache.set(KEPT_AS, (today, due), KEPT_SECONDS)
    return [
        Reminder(
            due_on=timezone.localdate(due_at),
            text=_("A reported comment"),
            who=title,
            url=reverse("news_comments:comment", args=[pk]),
        )
        for pk, due_at, title in due
    ]


def _due(today: date) -> list[tuple[int, datetime, str]]:
    soon = start_of(today + timedelta(days=2))
    reported = ReaderComment.objects.reported().filter(report_due_at__lt=soon).order_by("report_due_at", "pk")
    return list(reported.values_list("pk", "report_due_at", "article__title")[:MOST])
