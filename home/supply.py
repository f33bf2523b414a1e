"""The cards that the front page is filled from; each is given out once."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from home.choices import Choices
from home.coming import coming_until
from news.models import ListingRow
from news.quotes.checking import holds_unconfirmed

Card = dict[str, Any]
Listing = tuple[str, int]

LATEST: Listing = (ListingRow.Kind.LATEST.value, 0)
OPINION: Listing = (ListingRow.Kind.OPINION.value, 0)

NEWEST_CONSIDERED = 60
NEWEST_OF_A_LISTING = 16
"""Enough for a band, also where the lead, what is near it, second rank and topic are all of its region."""
NEWEST_OPINIONS = 4


class Supply:
    """Cards by listing, newest first. What a zone takes is gone for the others."""

    def __init__(self, listed: dict[Listing, list[Card]]) -> None:
        self._listed = listed
        self._by_id = {card["id"]: card for cards in listed.values() for card in cards}
        self._taken: set[int] = set()

    def find(self, story: int | None) -> Card | None:
        """The card of one story, taken or not; None where readers have no such story."""
        return self._by_id.get(story)

    def reserve(self, stories: Iterable[int]) -> None:
        """Keep chosen stories for the places they were chosen for."""
        self._taken.update(stories)

    def take_chosen(self, stories: Iterable[int], *, beside: Iterable[int] = ()) -> list[Card]:
        """The chosen ones that readers have, without those that stand ``beside`` already."""
        elsewhere = set(beside)
        return [card for pk in stories if (card := self.find(pk)) and pk not in elsewhere]

    def take(
        self, count: int, *, of: Listing = LATEST, where: Callable[[Card], bool] = lambda card: True
    ) -> list[Card]:
        """The newest of a listing that nobody took, at most ``count``."""
        found = [card for card in self.left(of=of) if where(card)][:count]
        self._taken.update(card["id"] for card in found)
        return found

    def left(self, *, of: Listing = LATEST) -> list[Card]:
        """What of a listing nobody took, newest first."""
        return [card for card in self._listed.get(of, []) if card["id"] not in self._taken]

    def all_of(self, listing: Listing) -> list[Card]:
        """A listing whole, taken or not."""
        return self._listed.get(listing, [])


def load_supply(choices: Choices, *, at: datetime) -> Supply:
    """What the page of ``at`` can be filled from; one query, and some for each story that is still to come."""
    rows = ListingRow.objects
    parts = [
        rows.of(*LATEST).newest_first()[:NEWEST_CONSIDERED],
        rows.of(*OPINION).newest_first()[:NEWEST_OPINIONS],
        *(rows.of(*listing).newest_first()[:NEWEST_OF_A_LISTING] for listing in _asked(choices)),
    ]
    if choices.named:
        parts.append(rows.of(*LATEST).filter(published_id__in=choices.named))
    listed: dict[Listing, dict[int, Card]] = {}
    cards = rows.for_cards().annotate(has_unconfirmed=holds_unconfirmed("published"))
    for row in cards.any_of(*parts):
        listed.setdefault((row.kind, row.key), {})[row.published_id] = _card(row)
    for story in coming_until(at):
        for listing in story.listings:
            listed.setdefault(listing, {})[story.card["id"]] = story.card
    return Supply({listing: _newest_first(cards.values()) for listing, cards in listed.items()})


def _card(row: ListingRow) -> Card:
    """No words on the front page that only a program has heard: an archive that just came in is the newest there is."""
    card = row.card()
    return card | {"quote": None} if row.has_unconfirmed else card


def _asked(choices: Choices) -> list[Listing]:
    """The listings of the bands that the chief wants."""
    asked = [(ListingRow.Kind.REGION.value, key) for key in choices.regions]
    return [*asked, (ListingRow.Kind.TOPIC.value, choices.topic)] if choices.topic else asked


def _newest_first(cards: Iterable[Card]) -> list[Card]:
    return sorted(cards, key=lambda card: (card["published_at"], card["id"]), reverse=True)
