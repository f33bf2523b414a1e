"""What the desk does with promises: mark the words that are one, and check what became of it.

Both are in Wagtail's log of the story, with what the promise said before.
"""

from datetime import date
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from news.accounts.rights import require_right
from news.models import ArticlePage
from news.quotes.models import Outcome, Promise, PromiseCheck, Quote

CHECK_RIGHT = "news_quotes.check_promise"
MARKED, CHECKED = "news.promise_marked", "news.promise_checked"
KEPT_AS = "news_quotes.due_promises"
"""Where what is due is kept for a minute (``reminding.py``); a mark or a check ends that."""


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
