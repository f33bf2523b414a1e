"""What stands on a front page, from the context that draws it."""

from collections import Counter
from typing import Any


def shown(context: dict[str, Any]) -> list[int]:
    """Every story on the page, as often as it stands there."""
    cards = [context["lead"]] if context["lead"] else []
    for zone in ("related_to_lead", "second_stories", "topic_stories", "latest", "opinion"):
        cards += context[zone]
    cards += [card for block in context["region_blocks"] for card in block["stories"]]
    return [card["id"] for card in cards]


def repeated(context: dict[str, Any]) -> list[int]:
    """Stories that stand there more than once."""
    return [pk for pk, count in Counter(shown(context)).items() if count > 1]
