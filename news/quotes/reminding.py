"""The desk is reminded of promises whose day comes."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from news.quotes.models import Promise
from news.quotes.promises import CHECK_RIGHT
from news.reminders import Reminder

AHEAD = timedelta(days=7)
MOST = 12


def due_promises(*, user: Any, today: date) -> Iterator[Reminder]:
    """Those that nobody checked since their day, and those of the coming week; one query, none without the right."""
    if not user.has_perm(CHECK_RIGHT):
        return
    due = Promise.objects.public().due(today + AHEAD).soonest_first().select_related("quote__speaker")
    only = ("text", "due_on", "quote__speaker__name")
    for promise in due.only(*only)[:MOST]:
        yield Reminder(
            due_on=promise.due_on,
            text=_("Check the promise: %(text)s") % {"text": promise.text},
            who=promise.quote.speaker.name if promise.quote.speaker else "",
            url=reverse("news_quotes:promise", args=[promise.pk]),
        )
