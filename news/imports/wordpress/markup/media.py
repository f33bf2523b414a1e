"""What a tag that holds no text amounts to: a picture, a gallery, something that stands elsewhere, or nothing."""

import re

from .addresses import is_address, provider_of, watch_address
from .parts import Elsewhere, Notes, Part, Picture, Pictures
from .tags import LEFT_OUT, Tag

_PLAYERS = frozenset({"video", "audio", "source", "embed", "x-embed"})
_SILENT = frozenset({"style", "noscript"})


def sign_of(tag: Tag) -> str | None:
    """The sign that a small picture stands for, empty if it does not say; None for every other tag."""
    if tag.name != "img":
        return None
    values = tag.attributes()
    classes = values.get("class", "")
    return values.get("alt", "") if "emoji" in classes or "smiley" in classes else None


def medium_of(tag: Tag, notes: Notes) -> Part | None:
    """The part; None for what is left out, which the notes name."""
    if tag.name == "img":
        return _picture(tag.attributes(), notes)
    if tag.name == "iframe":
        return _frame(tag.attributes().get("src", ""), notes)
    if tag.name == "x-gallery":
        ids = tuple(int(part) for part in re.findall(r"\d{1,15}", tag.attributes().get("data-ids", "")))
        return Pictures(ids=ids, is_of_post=not ids)
    if tag.name in _PLAYERS:
        return _player(tag.attributes())
    if tag.name in LEFT_OUT - _SILENT:
        notes.drop("script" if tag.name == "script" else "element", _named(tag))
    return None


def _picture(values: dict[str, str], notes: Notes) -> Picture | None:
    url = _address_of_picture(values)
    if values.get("width") == "1" or values.get("height") == "1":
        return None
    if not url:
        if inside := values.get("src", "").strip():
            notes.drop("inline picture", inside.partition(",")[0])
        return None
    number = re.search(r"wp-image-(\d{1,15})", values.get("class", ""))
    return Picture(url, alt=values.get("alt", ""), attachment_id=int(number[1]) if number else 0)


def _frame(url: str, notes: Notes) -> Elsewhere | None:
    url = watch_address(url.strip())
    if provider_of(url) and is_address(url):
        return Elsewhere(url)
    notes.drop("frame", url)
    return None


def _player(values: dict[str, str]) -> Elsewhere | None:
    url = watch_address((values.get("data-url") or values.get("src") or "").strip())
    return Elsewhere(url) if url and (is_address(url) or url.startswith("/")) else None


def _named(tag: Tag) -> str:
    """A tag by its address if it has one, so that a person knows which it was."""
    return tag.attributes().get("src", "").strip() or f"<{tag.name}>"


def _address_of_picture(values: dict[str, str]) -> str:
    """The picture's address; pages that load pictures late keep it beside a placeholder."""
    candidates = (
        values.get(name, "").strip() for name in ("data-src", "data-lazy-src", "data-orig-file", "src")
    )
    return next((url for url in candidates if url and not url.startswith("data:")), "")
