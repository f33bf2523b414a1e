"""The whole text of a story for feed readers: the stored body, reduced to what makes sense away from its page."""

from collections.abc import Iterable
from html import escape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.utils.html import format_html

from news.stories.blocks.story import BLOCKS
from news.text import clean_text

_KEPT = {
    "a": ("href",),
    "img": ("src", "alt", "width", "height"),
    "ol": ("start",),
    "td": ("colspan", "rowspan"),
    "th": ("colspan", "rowspan", "scope"),
} | dict.fromkeys(
    (
        "p", "h2", "h3", "ul", "li", "dl", "dt", "dd", "blockquote", "figure", "figcaption", "b", "i", "em", "strong",
        "br", "table", "thead", "tbody", "tr", "caption", "section",
    ),
    (),
)  # fmt: skip
_VOID = frozenset({"img", "br"})
_ADDRESSES = frozenset({"href", "src"})
# What is no part of the text. Each block is an element of its name's class.
_LEFT_OUT = frozenset(name for name, block in BLOCKS.items() if not block.is_in_feed)


def feed_content(
    body_html: str, *, corrections: Iterable[dict[str, Any]] = (), with_pictures: bool = True
) -> str:
    """HTML without classes, numbers and scripts, its addresses in full; what was put right is said first."""
    notices = [
        format_html("<p><strong>{}:</strong> {}</p>", entry["title"], entry["text"]) for entry in corrections
    ]
    reducer = _Reducer(left_out=frozenset() if with_pictures else frozenset({"img"}))
    reducer.feed(body_html)
    reducer.close()
    return clean_text("".join([*notices, *reducer.kept]))


class _Reducer(HTMLParser):
    def __init__(self, *, left_out: frozenset[str]) -> None:
        super().__init__()
        self._left_out = left_out
        self.kept: list[str] = []
        self._skipped_depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "aside" and (self._skipped_depth or _LEFT_OUT & set((values.get("class") or "").split())):
            self._skipped_depth += 1
        if self._skipped_depth or tag not in _KEPT or tag in self._left_out:
            return
        kept = [(name, values[name] or "") for name in _KEPT[tag] if name in values]
        written = "".join(f' {name}="{escape(_in_full(name, value))}"' for name, value in kept)
        self.kept.append(f"<{tag}{written}>")

    def handle_endtag(self, tag: str) -> None:
        if self._skipped_depth:
            self._skipped_depth -= tag == "aside"
        elif tag in _KEPT and tag not in _VOID:
            self.kept.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self._skipped_depth:
            self.kept.append(escape(data, quote=False))


def _in_full(name: str, value: str) -> str:
    return urljoin(f"{settings.SITE_URL}/", value) if name in _ADDRESSES else value
