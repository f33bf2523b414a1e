"""What stands in the newsletters of a day: for each region the stories that its page lists, newest first."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from news.models import ListingRow, Region
from news.newsletter.models import Subscriber

A_DAY = timedelta(hours=24)
LONGEST = timedelta(hours=48)
"""A letter that could not be sent is made up for by the next one, and no further back."""

SETTLING = timedelta(minutes=2)
"""A story is public only when its transaction ends, a while after the moment that it bears: the newest can wait."""

MOST_STORIES = 12


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
