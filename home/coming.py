"""Stories that are approved and wait for their time: for looking at a page that is still to come."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from wagtail.models import Revision

from news.models import ArticlePage
from news.presentation import as_printed, card_of
from news.publication.values import listing_keys


@dataclass(frozen=True, slots=True)
class Coming:
    """A story as it will be when its time has come: its card, and the listings it will stand in."""

    card: dict[str, Any]
    listings: set[tuple[str, int]]


def coming_until(moment: datetime) -> Iterator[Coming]:
    """What will have appeared by ``moment``. Nothing for the present; some queries for each story of the future."""
    if moment <= timezone.now():
        return
    waiting = Revision.page_revisions.filter(approved_go_live_at__lte=moment)
    for revision in waiting.order_by("approved_go_live_at"):
        article = revision.as_object()
        if isinstance(article, ArticlePage):
            # A story that is public already keeps the time of its first publication.
            article.published_at = article.published_at or revision.approved_go_live_at
            with as_printed():
                card = card_of(article) | {"published_at": article.published_at}
            yield Coming(card, listing_keys(article))
