"""What stands in a letter, and sending it to everybody, once a day to each.

For each region the stories that its page lists, newest first. Runs may overlap, be cut off, and be repeated.
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from news.mail import Letter, letter
from news.models import ListingRow, PaperSettings, Region
from news.newsletter.models import Subscriber
from news.newsletter.subscribing import PURPOSE
from news.sealing import seal_people_anew
from news.secret_links import link_to
from news.throttle import forget_past_counts

A_DAY = timedelta(hours=24)
LONGEST = timedelta(hours=48)
"""A letter that could not be sent is made up for by the next one, and no further back."""

SETTLING = timedelta(minutes=2)
"""A story is public only when its transaction ends, a while after the moment that it bears: the newest can wait."""

MOST_STORIES = 12
logger = logging.getLogger(__name__)
AT_ONCE = 100
"""So many share what was read of the stories; then it is read again."""


@dataclass(frozen=True, slots=True)
class Part:
    """A region's news in one letter: cards."""

    region: Region
    stories: list[dict[str, Any]]


class Issue:
    """Stories as they are public now. Short-lived: a story that is withdrawn must not go out with the next letter."""

    def __init__(self, *, now: datetime) -> None:
        self.now = now
        self.until = now - SETTLING
        """Its stories are older, and later ones are for the next letter."""
        self._cards: dict[int, list[dict[str, Any]]] = {}

    def parts_for(self, subscriber: Subscriber) -> list[Part]:
        """What a subscriber did not get yet, each story once; empty where there is no news.

        Provinces come last: a story of a regency that was asked for stands under its name.
        """
        since = max(subscriber.sent_at or self.until - A_DAY, self.until - LONGEST)
        parts, given = [], set()
        for region in sorted(
            subscriber.regions.all(), key=lambda region: region.kind == Region.Kind.PROVINCE
        ):
            stories = [
                card
                for card in self._stories(region)
                if card["published_at"] >= since and card["id"] not in given
            ]
            given |= {card["id"] for card in stories}
            if stories:
                parts.append(Part(region, stories))
        return parts

    def _stories(self, region: Region) -> list[dict[str, Any]]:
        """One query a region. A regency's stories are also its province's, as on their pages."""
        if region.pk not in self._cards:
            rows = ListingRow.objects.of(ListingRow.Kind.REGION, region.pk)
            rows = rows.between(self.until - LONGEST, self.until).newest_first().for_cards()
            self._cards[region.pk] = [row.card() for row in rows[:MOST_STORIES]]
        return self._cards[region.pk]


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
    seal_people_anew(Subscriber.objects.all(), purpose=PURPOSE)
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


def newsletter_for(subscriber: Subscriber, parts: list[Part]) -> Letter:
    """The newsletter; mail programs offer one click that ends it (RFC 8058)."""
    end_link = link_to("newsletter_end", subscriber.secret)
    made = letter(
        "mail/newsletter",
        to=subscriber.email,
        with_html=True,
        parts=parts,
        end_link=end_link,
        today=timezone.localtime(),
        lead=parts[0].stories[0],
    )
    made.extra_headers |= {
        "List-Unsubscribe": f"<{end_link}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "List-Id": f"<buletin.{urlsplit(settings.SITE_URL).hostname}>",
    }
    return made


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
    newsletter = newsletter_for(subscriber, parts)
    newsletter.when_lost = when_lost
    if not _take(subscriber, issue):
        return None
    newsletter.send()
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
