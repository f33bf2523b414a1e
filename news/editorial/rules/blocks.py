"""The words of each kind of block: what is printed, what only machines and screen readers get, and its markup."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any

from wagtail.rich_text import RichText

_LINE_ENDS = re.compile(r"</(?:p|li|h[1-6])>|<br\s*/?>", re.IGNORECASE)
# No tag stands in a tag: "<<<<" is read once.
_TAGS = re.compile(r"<[^<>]*>")
# Blanks that look alike on the page; the joiners that nobody sees.
_BLANKS = re.compile(r"[ \t\r\xa0\u2000-\u200a\u202f\u205f\u3000]+")
_LINES = re.compile(r" ?\n[ \n]*")


def folded(words: str) -> str:
    """One blank for any row of them, one line feed for any row of those: as a browser shows it, and a rule reads it."""
    return _LINES.sub("\n", _BLANKS.sub(" ", words)).strip()


def plain(html: Any) -> str:
    """Rich text without its markup, a line a paragraph."""
    return folded(unescape(without_tags(_LINE_ENDS.sub("\n", source(html)))))


def without_tags(html: str) -> str:
    """What stands between the tags; entities stay."""
    return _TAGS.sub("", html)


def source(html: Any) -> str:
    """The markup as it is stored."""
    return html.source if isinstance(html, RichText) else str(html or "")


def words_of(kind: str, value: Any) -> Iterator[tuple[str, str]]:
    """The texts of a block, each with the kind of text it is, in reading order."""
    for text_kind, words in _WORDS.get(kind, _nothing)(value):
        yield text_kind, folded(words or "")


def markup_of(kind: str, value: Any) -> Iterator[str]:
    """The rich texts of a block, as they are stored."""
    return _MARKUP.get(kind, _nothing)(value)


def _nothing(value: Any) -> Iterator[Any]:
    return iter(())


def _quote(value: Any) -> Iterator[tuple[str, str]]:
    yield "quote", value.get("text")
    yield "role", value.get("role")


def _photo(value: Any) -> Iterator[tuple[str, str]]:
    yield "caption", value.get("caption")
    yield "alt", value.get("alt")


def _gallery(value: Any) -> Iterator[tuple[str, str]]:
    yield "caption", value.get("title")
    for photo in value.get("photos") or []:
        yield from _photo(photo)


def _table(value: Any) -> Iterator[tuple[str, str]]:
    yield "table_caption", value.get("caption")
    rows = (value.get("table") or {}).get("data") or []
    yield "table", "\n".join(" ".join(str(cell or "") for cell in row or []) for row in rows)


def _embed(value: Any) -> Iterator[tuple[str, str]]:
    yield "caption", value.get("title")
    yield "caption", value.get("caption")


def _fact_box(value: Any) -> Iterator[tuple[str, str]]:
    yield "heading", value.get("title")
    for entry in value.get("entries") or []:
        yield "fact_box", f"{entry.get('figure') or ''} {entry.get('text') or ''}"
    yield "fact_box", plain(value.get("text"))


_WORDS: dict[str, Callable[[Any], Iterator[tuple[str, str]]]] = {
    "paragraph": lambda value: iter([("paragraph", plain(value))]),
    "heading": lambda value: iter([("heading", value)]),
    "quote": _quote,
    "photo": _photo,
    "gallery": _gallery,
    "list": lambda value: (("list", plain(item)) for item in value.get("items") or []),
    "table": _table,
    "embed": _embed,
    "fact_box": _fact_box,
    "document": lambda value: iter([("caption", value.get("title"))]),
}

_MARKUP: dict[str, Callable[[Any], Iterator[str]]] = {
    "paragraph": lambda value: iter([source(value)]),
    "list": lambda value: (source(item) for item in value.get("items") or []),
    "fact_box": lambda value: iter([source(value.get("text"))]),
}
