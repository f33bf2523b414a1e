"""Reports whose time runs out, for the desk's board (``docs/reference/hooks.md``)."""

from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from news.clock import start_of
from news.comments.models import ReaderComment
from news.comments.moderating import MODERATE
from news.reminders import Reminder

MOST = 5


def due_reports(*, user: Any, today: date, **kwargs: Any) -> list[Reminder]:
    """Reported comments to be decided by tomorrow, for whoever moderates; one query."""
    if not user.has_perm(MODERATE):
        return []
    soon = start_of(today + timedelta(days=2))
    reported = ReaderComment.objects.reported().filter(report_due_at__lt=soon).order_by("report_due_at", "pk")
    rows = reported.values_list("pk", "report_due_at", "article__title")[:MOST]
    return [
        Reminder(
            due_on=timezone.localdate(due_at),
            text=_("A reported comment"),
            who=title,
            url=reverse("news_comments:comment", args=[pk]),
        )
        for pk, due_at, title in rows
    ]
