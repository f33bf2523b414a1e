"""The block editor's comments, `<!-- wp:paragraph -->`: which parts are blocks, and which are classic text."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from news.text import clean_text

from .parts import Notes

_DELIMITER = re.compile(
    r"<!--\s+(/?)wp:([a-z][a-z0-9_-]*(?:/[a-z][a-z0-9_-]*)?)\s*+(?:(\{[^<>]*?\})\s*+)?(/?)-->"
)
_SHORT_ENOUGH = 200_000
_CLASSIC = frozenset({"freeform", "core/freeform", "classic", "shortcode", "core/shortcode"})
# Blocks whose content is made when the page is drawn: there is nothing of them in the text.
_DRAWN_LATER = frozenset(
    {
        "archives",
        "avatar",
        "calendar",
        "categories",
        "comments",
        "latest-comments",
        "latest-posts",
        "loginout",
        "navigation",
        "page-list",
        "post-author",
        "post-content",
        "post-date",
        "post-excerpt",
        "post-featured-image",
        "post-title",
        "post-terms",
        "query",
        "read-more",
        "rss",
        "search",
        "site-logo",
        "site-tagline",
        "site-title",
        "tag-cloud",
        "template-part",
        "social-links",
        "social-link",
    }
)
_DEEPEST = 3
_MOST_REUSED = 1_000_000


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of HTML; in classic text blank lines make paragraphs."""

    html: str
    is_classic: bool


def has_blocks(text: str) -> bool:
    """Whether any of it was written in the block editor."""
    return "<!-- wp:" in text


def cut_segments(text: str, notes: Notes, *, reusable: Mapping[int, str]) -> Iterator[Segment]:
    """The body in stretches, the editor's comments read and left out; reusable blocks put in where they are known."""
    yield from _Segments(notes, reusable).cut(text, depth=0)


class _Segments:
    def __init__(self, notes: Notes, reusable: Mapping[int, str]) -> None:
        self._notes = notes
        self._reusable = reusable
        self._reused_length = 0

    def cut(self, text: str, *, depth: int) -> Iterator[Segment]:
        if not has_blocks(text):
            yield Segment(text, is_classic=True)
            return
        open_blocks: list[str] = []
        parts: list[str] = []
        at, was_classic = 0, True
        for match in _DELIMITER.finditer(text):
            is_classic = not open_blocks or open_blocks[-1] in _CLASSIC
            if is_classic != was_classic and parts:
                yield Segment("".join(parts), was_classic)
                parts = []
            parts.append(text[at : match.start()])
            at, was_classic = match.end(), is_classic
            yield_inside = self._delimiter(match, open_blocks, depth)
            if yield_inside:
                yield Segment("".join(parts), was_classic)
                parts = []
                yield from self.cut(yield_inside, depth=depth + 1)
        is_classic = not open_blocks or open_blocks[-1] in _CLASSIC
        if is_classic != was_classic:
            yield Segment("".join(parts), was_classic)
            parts = []
        yield Segment("".join([*parts, text[at:]]), is_classic)

    def _delimiter(self, match: re.Match, open_blocks: list[str], depth: int) -> str:
        """Keep the books of open blocks; returns what is to be put in at this place."""
        name = match[2].removeprefix("core/")
        if match[1]:
            if name in open_blocks:
                del open_blocks[len(open_blocks) - 1 - open_blocks[::-1].index(name) :]
            return ""
        if not match[4]:
            open_blocks.append(name)
        return self._opened(name, match, depth)

    def _opened(self, name: str, match: re.Match, depth: int) -> str:
        if name == "block":
            return self._reused(_values(match[3]).get("ref"), depth)
        if name == "gallery":
            self._notes.gallery_ids += _numbers(_values(match[3]).get("ids"))
        elif name == "html":
            self._notes.raw_html_blocks += 1
        elif "/" in name and not name.startswith("core-embed/"):
            self._notes.unknown_blocks[name] = self._notes.unknown_blocks.get(name, 0) + 1
        elif name in _DRAWN_LATER:
            self._notes.drop("drawn later", f"wp:{name}")
        elif match[4] and (name == "embed" or name.startswith("core-embed/")):
            url = _values(match[3]).get("url")
            return f'<x-embed data-url="{escape(clean_text(url))}"></x-embed>' if isinstance(url, str) else ""
        return ""

    def _reused(self, ref: object, depth: int) -> str:
        number = ref if isinstance(ref, int) else 0
        self._notes.reusable_blocks.append(number)
        words = self._reusable.get(number, "")
        self._reused_length += len(words)
        return words if depth < _DEEPEST and self._reused_length < _MOST_REUSED else ""


def _numbers(value: object) -> list[int]:
    return [number for number in value if isinstance(number, int)] if isinstance(value, list) else []


def _values(raw: str | None) -> dict:
    """A block's attributes; empty for what is no JSON object."""
    if not raw or len(raw) > _SHORT_ENOUGH:
        return {}
    try:
        values = json.loads(raw)
    except (ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}
