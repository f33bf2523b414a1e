"""The demo's promises: words of its stories that editors marked, and what they found when they looked."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from news.models import ArticlePage, Person
from news.quotes.models import Promise, PromiseCheck, Quote
from newsroom.demo.content import read_table


def make_promises(
    *,
    articles: Mapping[str, ArticlePage],
    people: Mapping[str, Person],
    users: Mapping[str, Any],
    now: datetime,
) -> None:
    """As if the desk had done so on those days."""
    for row in read_table("promises")["promises"]:
        spoken = Quote.objects.standing().filter(
            article=articles[row["story"]], speaker=people[row["speaker"]]
        )
        quote = spoken.order_by("pk").first()
        promise = Promise(
            quote=quote,
            text=row["text"],
            due_on=now.date() + timedelta(days=row["due_days"]),
            marked_by=users["editor"],
            marked_at=quote.said_at,
        )
        promise.save()
        for check in row.get("checks", []):
            _check(promise, check, articles=articles, users=users, now=now)


def _check(
    promise: Promise,
    row: dict[str, Any],
    *,
    articles: Mapping[str, ArticlePage],
    users: Mapping[str, Any],
    now: datetime,
) -> None:
    checked_at = now - timedelta(days=row["days_ago"])
    PromiseCheck.objects.create(
        promise=promise,
        outcome=row["outcome"],
        finding=row["finding"],
        story=articles.get(row.get("story", "")),
        checked_by=users[row["by"]],
        checked_at=checked_at,
    )
    promise.outcome, promise.finding = row["outcome"], row["finding"]
    promise.checked_at, promise.checked_on = checked_at, checked_at.date()
    promise.save()
