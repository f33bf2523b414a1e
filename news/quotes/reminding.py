"""The desk is reminded of promises whose day comes."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.core.cache import cache
from django.urls import reverse
from django.utils.translation import gettext as _

from news.quotes.models import Promise
from news.quotes.promises import CHECK_RIGHT, KEPT_AS
from news.reminders import Reminder

AHEAD = timedelta(days=7)
MOST = 12
KEPT_SECONDS = 60


def due_promises(*, user: Any, today: date) -> Iterator[Reminder]:
    """Those that nobody checked since their day, and those of the coming week; none without the right.

    One query a minute, however many boards look: a check or a new mark is seen at once by the worker that took it.
    """
    if not user.has_perm(CHECK_RIGHT):
        return
    asked_on, due = cache.get(KEPT_AS, (None, []))
    if asked_on != today:
        due = _due(today)
        cache.set(KEPT_AS, (today, due), KEPT_SECONDS)
    for pk, text, due_on, name in due:
        yield Reminder(
            due_on=due_on,
            text=_("Check the promise: %(text)s") % {"text": text},
            who=name or "",
            url=reverse("news_quotes:promise", args=[pk]),
        )


def _due(today: date) -> list[tuple[int, str, date, str | None]]:
    due = Promise.objects.public().due(today + AHEAD).soonest_first()
    return list(due.values_list("pk", "text", "due_on", "quote__speaker__name")[:MOST])
