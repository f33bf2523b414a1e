"""Until when pictures may be shown: what is drawn knows its day, so that no missed command shows one for longer.

A day is the last on which readers may get a picture, by the paper's clock (decision 0027).
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from news.clock import today

if TYPE_CHECKING:
    from news.models import ArticlePage, Photo


def shown_until(photos: Iterable["Photo | None"]) -> str | None:
    """The first day on which the rights of one of these end, as ISO text; None where none end."""
    ends = [photo.rights_expire_on for photo in photos if photo is not None and photo.is_printable]
    return min(filter(None, ends)).isoformat() if any(ends) else None


def have_ended(until: str | None) -> bool:
    """Whether that day is over."""
    return bool(until) and date.fromisoformat(until) < today()


def without_ended_pictures(card: dict[str, Any]) -> dict[str, Any]:
    """The card, or the same without any picture once the rights of one have ended.

    Drawn anew, it has the others again.
    """
    if not have_ended(card.get("pictures_until")):
        return card
    bare = {name: card[name] and card[name] | {"portrait": None} for name in ("quote", "columnist")}
    return card | {"photo": None} | bare


def photos_of(article: "ArticlePage") -> Iterator["Photo | None"]:
    """All that a story shows on its page and in lists, portraits too."""
    yield article.lead_photo
    if article.label == article.Label.OPINION:
        yield from (entry.author.portrait for entry in article.byline_entries.all())
    for block in article.body:
        yield from block.block.pictures(block.value)
