"""Sending to everybody, once a day to each. Runs may overlap, be cut off, and be repeated."""

import logging
from dataclasses import dataclass
from functools import partial

from django.db.models import QuerySet
from django.utils import timezone

from news.models import PaperSettings
from news.newsletter.issue import Issue
from news.newsletter.letters import letter_for
from news.newsletter.models import Subscriber
from news.newsletter.subscribing import seal_anew
from news.throttle import forget_past_counts

logger = logging.getLogger(__name__)

AT_ONCE = 100
"""So many share what was read of the stories; then it is read again."""


@dataclass
class Outcome:
    """What one run did; names nobody."""

    is_off: bool = False
    sent: int = 0
    without_news: int = 0
    failed: int = 0


class AddressUnreadable(Exception):
    """No key opens it."""


def send_newsletters() -> Outcome:
    """To each subscriber who has no letter of today; what fails is due again in the next run."""
    forget_past_counts()
    seal_anew()
    outcome = Outcome(is_off=not PaperSettings.load().sends_newsletter)
    if outcome.is_off:
        return outcome
    due = Subscriber.objects.without_letter_on(timezone.localdate()).order_by("pk")
    last = 0
    while batch := list(due.filter(pk__gt=last).prefetch_related("regions")[:AT_ONCE]):
        issue = Issue(now=timezone.now())
        for subscriber in batch:
            _try_to_send(subscriber, issue, outcome)
        last = batch[-1].pk
    return outcome


def _try_to_send(subscriber: Subscriber, issue: Issue, outcome: Outcome) -> None:
    """One subscriber's trouble is not another's."""
    failures: list[int] = []
    try:
        is_sent = _send(subscriber, issue, when_lost=partial(failures.append, subscriber.pk))
    except Exception:
        logger.exception("A newsletter could not be made", extra={"subscriber": subscriber.pk})
        failures.append(subscriber.pk)
        is_sent = None
    if failures:
        _release(subscriber)
        outcome.failed += 1
    elif is_sent is not None:
        outcome.sent += is_sent
        outcome.without_news += not is_sent


def _send(subscriber: Subscriber, issue: Issue, *, when_lost: partial) -> bool | None:
    """Whether there was news; ``None`` when another run has this subscriber."""
    parts = issue.parts_for(subscriber)
    if not parts:
        return False
    if not subscriber.email or not subscriber.secret:
        raise AddressUnreadable
    letter = letter_for(subscriber, parts)
    letter.when_lost = when_lost
    if not _take(subscriber, issue):
        return None
    letter.send()
    return True


def _take(subscriber: Subscriber, issue: Issue) -> bool:
    """Whether it is this run that sends: the database lets one of them have it. Nobody, if they ended it meanwhile."""
    day = timezone.localdate(issue.now)
    return _row(subscriber).without_letter_on(day).update(sent_on=day, sent_at=issue.until) == 1


def _release(subscriber: Subscriber) -> None:
    """As before: no letter went out."""
    _row(subscriber).update(sent_on=subscriber.sent_on, sent_at=subscriber.sent_at)


def _row(subscriber: Subscriber) -> QuerySet:
    return Subscriber.objects.filter(pk=subscriber.pk)
