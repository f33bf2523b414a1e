"""What the desk checks: promises, of which it is reminded when their day comes, and words that a program found.

A program that reads an archive finds names as well: of a child or a victim, or what is no name at all. A person who is
known from nothing else has no page until somebody of the newsroom has confirmed a quote of theirs.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from news.accounts.rights import require_right
from news.models import ArticlePage
from news.projection import reproject
from news.quotes.models import Outcome, Promise, PromiseCheck, Quote
from news.reminders import Reminder

CHECK_RIGHT = "news_quotes.check_promise"
MARKED, CHECKED = "news.promise_marked", "news.promise_checked"
KEPT_AS = "news_quotes.due_promises"
"""Where what is due is kept for a minute; a mark or a check ends that."""
AHEAD = timedelta(days=7)
MOST = 12
KEPT_SECONDS = 60
CONFIRMED = "news.quote_confirmed"


class QuoteWithdrawn(Exception):
    """The words are no longer on record: nobody can be held to them."""


class AlreadyPromise(Exception):
    """The words are marked as a promise; what became of it is said by a check."""


@transaction.atomic
def mark_as_promise(quote: Quote, *, text: str, due_on: date, by: Any) -> Promise:
    """Hold somebody to their words. A mark that was dropped by mistake can be made again; its checks stay on record.

    Raises ``PermissionDenied``, ``QuoteWithdrawn`` or ``AlreadyPromise``.
    """
    require_right(by, CHECK_RIGHT)
    # Whoever marks the same words at the same moment waits here, and is then told.
    quote = Quote.objects.select_for_update().get(pk=quote.pk)
    if quote.withdrawn_at is not None:
        raise QuoteWithdrawn
    promise = Promise.objects.select_for_update().filter(quote=quote).first() or Promise(quote=quote)
    if promise.pk and promise.outcome != Outcome.DROPPED:
        raise AlreadyPromise
    before = _values(promise) if promise.pk else None
    promise.text, promise.due_on = text, due_on
    promise.marked_by, promise.marked_at = by, timezone.now()
    promise.outcome, promise.finding = Outcome.PENDING, ""
    promise.checked_at = promise.checked_on = None
    promise.save()
    _log(promise, MARKED, by=by, before=before)
    return promise


@transaction.atomic
def check_promise(
    promise: Promise, *, outcome: str, finding: str, by: Any, story: ArticlePage | None = None
) -> PromiseCheck:
    """Put on record what somebody found; readers see the newest, and those before it. Raises ``PermissionDenied``."""
    require_right(by, CHECK_RIGHT)
    promise = Promise.objects.select_for_update().get(pk=promise.pk)
    before = _values(promise)
    check = PromiseCheck.objects.create(
        promise=promise, outcome=outcome, finding=finding, story=story, checked_by=by
    )
    promise.outcome, promise.finding = outcome, finding
    promise.checked_at, promise.checked_on = check.checked_at, timezone.localdate(check.checked_at)
    promise.save(update_fields=["outcome", "finding", "checked_at", "checked_on"])
    _log(promise, CHECKED, by=by, before=before)
    return check


def _log(promise: Promise, action: str, *, by: Any, before: dict[str, Any] | None) -> None:
    """On the story of the words; one that was deleted has no log. The board asks anew what is due."""
    cache.delete(KEPT_AS)
    if article := promise.quote.article:
        data = {"quote": promise.quote_id, "before": before, "now": _values(promise)}
        log(instance=article, action=action, user=by, data=data)


def _values(promise: Promise) -> dict[str, Any]:
    """What a promise says, for the log."""
    return {
        "text": promise.text,
        "due_on": promise.due_on.isoformat(),
        "marked_by": promise.marked_by_id,
        "marked_at": promise.marked_at.isoformat(),
        "outcome": str(promise.outcome),
        "finding": promise.finding,
    }


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


@transaction.atomic
def confirm_quote(quote: Quote, *, by: Any) -> bool:
    """Words and speaker are as the story says; whether that was still open. Raises ``PermissionDenied``."""
    require_right(by, CHECK_RIGHT)
    found = Quote.objects.standing().unconfirmed().select_for_update().filter(pk=quote.pk).first()
    if found is None:
        return False
    found.is_confirmed, found.confirmed_by, found.confirmed_at = True, by, timezone.now()
    # A saved row begins a new edition: pages that say "not confirmed" are made anew.
    found.save(update_fields=["is_confirmed", "confirmed_by", "confirmed_at"])
    if quote.article is not None:
        log(quote.article, CONFIRMED, user=by, data={"quote": quote.pk})
        # The story leads to its speaker's page from now on.
        transaction.on_commit(partial(reproject, quote.article_id), robust=True)
    return True


def known_from_nothing_confirmed() -> Q:
    """Of a person: words are on record, and nobody has looked at any of them."""
    theirs = Quote.objects.standing().filter(speaker=OuterRef("pk"))
    # In this order: of whoever speaks often one confirmed quote is found at once.
    return ~Q(Exists(theirs.filter(is_confirmed=True))) & Q(Exists(theirs.unconfirmed()))


def holds_unconfirmed(story: str) -> Exists:
    """Of a row that names a story in this field: whether it quotes somebody in words that nobody has looked at."""
    return Exists(Quote.objects.standing().unconfirmed().filter(article=OuterRef(story)))
