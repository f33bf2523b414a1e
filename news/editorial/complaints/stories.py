"""Which story a complaint is about, as far as readers may know it: drafts and withdrawn stories are not found."""

from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from news.converters import parse_id
from news.models import PublishedArticle
from news.text import clean_text


def public_story(pk: str) -> PublishedArticle | None:
    """The public story with this id; ``None`` for anything else, a draft and a wrong number alike."""
    number = parse_id(pk)
    return _stories().filter(pk=number).first() if number else None


def story_named(hint: str) -> PublishedArticle | None:
    """The story that an address or a headline names; ``None`` for a headline that is not exactly ours.

    Raises ``ValidationError`` for an address at which no story of ours is public. Both are found by the slug, which
    has an index: the form is open to everybody.
    """
    return _at_address(hint) if _is_address(hint) else _with_headline(hint)


def _at_address(hint: str) -> PublishedArticle:
    parts = _split(hint)
    if parts is None or (parts.netloc and _without_www(parts.hostname) != _without_www(settings.SITE_HOST)):
        raise ValidationError(
            _("This address is not one of ours. Copy the address of the story, or write its headline.")
        )
    path = clean_text(unquote(parts.path)).rstrip("/")
    story = _stories().filter(article__slug=path.rpartition("/")[2], url=f"{path}/").first()
    if story is None:
        raise ValidationError(
            _("We have no story at this address. Check the address, or write the headline of the story.")
        )
    return story


def _with_headline(hint: str) -> PublishedArticle | None:
    """A headline that two stories have is left to the desk, and so is one that was changed since."""
    slug = slugify(hint)
    found = _stories().filter(article__slug=slug) if slug else []
    same = [story for story in found if story.card["title"].casefold() == hint.casefold()]
    return same[0] if len(same) == 1 else None


def _split(hint: str) -> Any:
    """The parts of an address; ``None`` for what is none: half a bracket, a host of signs."""
    try:
        return urlsplit(hint if "://" in hint or hint.startswith("/") else f"//{hint}")
    except ValueError:
        return None


def _without_www(host: str | None) -> str:
    return (host or "").removeprefix("www.")


def _stories():
    return PublishedArticle.objects.only("url", "card", "word_count")


def _is_address(hint: str) -> bool:
    """A headline has blanks; an address has none and a slash."""
    return "/" in hint and not any(character.isspace() for character in hint)
