"""Words in markup and in stored values, for what blocks answer."""

import re
from html import unescape
from typing import Any

from wagtail.rich_text import RichText, get_text_for_indexing

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


def rich(stored: Any) -> str:
    """Stored rich text without markup, as it is compared."""
    return get_text_for_indexing(stored).strip() if isinstance(stored, str) else ""


def lines(*words: Any) -> str:
    """One below the other, without those that are empty."""
    return "\n".join(str(line) for line in words if line)


def entries_of(stored: Any) -> list[Any]:
    """The values of a list inside a block, stored with the numbers of its entries or without."""
    entries = stored if isinstance(stored, list) else []
    return [entry["value"] if isinstance(entry, dict) and "value" in entry else entry for entry in entries]


def part(stored: Any, name: str) -> Any:
    """A part of a stored block; None where something else is stored in its place."""
    return stored.get(name) if isinstance(stored, dict) else None


def words(stored: Any) -> str:
    """A stored text; nothing where something else is stored in its place."""
    return stored if isinstance(stored, str) else ""
