"""What the front page draws: what the chief chose and what is newest, at one moment."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from home.choices import Choices
from home.supply import Supply, load_supply
from home.zones import fill, shown_in
from news.models import Correction, PublishedArticle, Region
from news.quotes.promise_list import promises_in_short

if TYPE_CHECKING:
    from home.models import HomePage


def front_context(page: "HomePage", *, at: datetime | None = None) -> dict[str, Any]:
    """All that ``home/home_page.html`` draws of the page ``at`` a moment, by default now.

    At most five queries for the present, whatever the number of stories.
    """
    at = at or timezone.now()
    choices = page.choices_at(at)
    supply = load_supply(choices, at=at)
    regions = Region.objects.in_bulk(choices.regions) if choices.regions else {}
    zones = fill(supply, choices, regions=regions)
    return zones | {
        "shown": shown_in(zones),
        "breaking": _breaking(page, supply, choices, at=at),
        "topic": page.topic if choices.topic else None,
        "topic_summary": page.topic_summary,
        "corrections_latest": _latest_correction(),
        "promises": promises_in_short(),
        "page_kind": "front",
        "page_title": "",
        "page_description": page.search_description,
        "canonical_path": "/",
        "feed_url": "/feed/",
    }


def _breaking(page: "HomePage", supply: Supply, choices: Choices, *, at: datetime) -> dict[str, Any] | None:
    """The strip over everything else; it goes at its time, and with its story."""
    if not page.is_breaking_at(at):
        return None
    card = supply.find(choices.breaking)
    if choices.breaking and card is None:
        return None
    return {
        "text": page.breaking_text,
        "url": card["url"] if card else "",
        "since": page.breaking_since,
    }


def _latest_correction() -> dict | None:
    on_public_stories = Correction.objects.on_public_stories(PublishedArticle.objects)
    entry = on_public_stories.newest(1).with_public_card().first()
    if entry is None:
        return None
    return {
        "title": entry.title,
        "text": entry.text,
        "shown_at": entry.approved_at,
        "article": entry.article.published.card,
    }
