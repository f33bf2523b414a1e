"""What the desk does with promises: mark the words that are one, and check what became of it."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from news.models import ArticlePage
from news.quotes.models import Outcome, Promise, PromiseCheck, Quote

CHECK_RIGHT = "news_quotes.check_promise"


class QuoteWithdrawn(Exception):
    """The words are no longer on record: nobody can be held to them."""


class AlreadyPromise(Exception):
    """The words are marked as a promise; what became of it is said by a check."""


@transaction.atomic
def mark_as_promise(quote: Quote, *, text: str, due_on: date, by: Any) -> Promise:
    """Hold somebody to their words. A mark that was dropped by mistake can be made again; its checks stay.

    Raises ``PermissionDenied``, ``QuoteWithdrawn`` or ``AlreadyPromise``.
    """
    _require(by)
    if quote.withdrawn_at is not None:
        raise QuoteWithdrawn
    promise = Promise.objects.select_for_update().filter(quote=quote).first() or Promise(quote=quote)
    if promise.pk and promise.outcome != Outcome.DROPPED:
        raise AlreadyPromise
    promise.text, promise.due_on = text, due_on
    promise.marked_by, promise.marked_at = by, timezone.now()
    promise.outcome, promise.finding = Outcome.PENDING, ""
    promise.checked_at = promise.checked_on = None
    promise.save()
    return promise


@transaction.atomic
def check_promise(
    promise: Promise, *, outcome: str, finding: str, by: Any, story: ArticlePage | None = None
) -> PromiseCheck:
    """Put on record what somebody found; readers see the newest, and those before it. Raises ``PermissionDenied``."""
    _require(by)
    promise = Promise.objects.select_for_update().get(pk=promise.pk)
    check = PromiseCheck.objects.create(
        promise=promise, outcome=outcome, finding=finding, story=story, checked_by=by
    )
    promise.outcome, promise.finding = outcome, finding
    promise.checked_at, promise.checked_on = check.checked_at, timezone.localdate(check.checked_at)
    promise.save(update_fields=["outcome", "finding", "checked_at", "checked_on"])
    return check


def _require(user: Any) -> None:
    if not user.has_perm(CHECK_RIGHT):
        raise PermissionDenied
