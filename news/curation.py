"""What editors arrange by hand: the head of a topic, the order of a series. Cards are joined when they are read."""

from typing import Any

from news.clock import today
from news.models import Series, Topic
from news.querysets import PinQuerySet, SeriesPartQuerySet
from news.rights import without_ended_pictures


def pinned_cards(topic: Topic) -> list[dict[str, Any]]:
    """What stands at the head of a topic today, in the editor's order; one query."""
    return _cards(topic.pins.standing(on=today()))


def part_cards(series: Series) -> list[dict[str, Any]]:
    """The public parts of a series from the first on; one query."""
    return _cards(series.parts.public().in_order())


def _cards(rows: PinQuerySet | SeriesPartQuerySet) -> list[dict[str, Any]]:
    found = rows.values_list("article__published__card", "article__published__published_at")
    return [without_ended_pictures(card) | {"published_at": published_at} for card, published_at in found]
