"""WordPress's own notation in a body: the block editor's comments (`<!-- wp:list -->`) and `[shortcodes]`.

The comments tell which parts are blocks and which are classic text. The classic shortcodes become tags that the walker
knows, the others go and their text stays. Not everything in brackets is one: "[sic]" or "[foto]" in running text is
the paper's own. What has attributes, an underscore, a closing tag, or a line of its own in small letters is one.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape, unescape

from news.imports.wordpress.markup.parts import Notes
from news.text import clean_text

_DELIMITER = re.compile(
    r"<!--\s+(/?)wp:([a-z][a-z0-9_-]*(?:/[a-z][a-z0-9_-]*)?)\s*+(?:(\{[^<>]*?\})\s*+)?(/?)-->"
)
_SHORT_ENOUGH = 200_000
_CLASSIC = frozenset({"freeform", "core/freeform", "classic", "shortcode", "core/shortcode"})
# Blocks whose content is made when the page is drawn: there is nothing of them in the text.
_DRAWN_LATER = frozenset({
    "archives", "avatar", "calendar", "categories", "comments", "latest-comments", "latest-posts", "loginout",
    "navigation", "page-list", "post-author", "post-content", "post-date", "post-excerpt", "post-featured-image",
    "post-title", "post-terms", "query", "read-more", "rss", "search", "site-logo", "site-tagline", "site-title",
    "tag-cloud", "template-part", "social-links", "social-link",
})  # fmt: skip
_DEEPEST = 3
_MOST_REUSED = 1_000_000
_SHORTCODE = re.compile(
    r"\[(\[?)(/?)([A-Za-z][\w-]{0,60})((?:[\s\xa0][^\[\]<>]{0,2000}|[\s\xa0][^\[\]]{0,2000})?)/?\](\]?)"
)
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))""")
_CURLY = str.maketrans("“”″‘’′", "\"\"\"'''")
KNOWN = frozenset({"caption", "wp_caption", "gallery", "embed", "audio", "video", "playlist"})
_ADVERTISEMENTS = frozenset({"iklan", "ads", "adsense", "ad", "adrotate"})
_MEDIA = ("src", "mp4", "m4v", "webm", "ogv", "mp3", "m4a", "ogg", "wav", "flv", "wmv")


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


def find_shortcodes(text: str) -> list[re.Match]:
    """The opening and closing shortcodes of a text, in order. Groups: escape, slash, name, attributes, escape."""
    if "[" not in text:
        return []
    matches = list(_SHORTCODE.finditer(text))
    closed = {match[3] for match in matches if match[2]}
    return [match for match in matches if _is_shortcode(match, text, closed)]


def _is_shortcode(match: re.Match, text: str, closed: set[str]) -> bool:
    name = match[3]
    if match[1] and match[5]:
        return True  # [[escaped]]
    if name in KNOWN or name in closed or "_" in name or "=" in match[4]:
        return True
    if match[4].strip() or not name.islower():
        return False
    return name in _ADVERTISEMENTS or _is_alone(match, text)


def _is_alone(match: re.Match, text: str) -> bool:
    """Whether it has its line, or its paragraph tag, to itself."""
    before = text[max(0, match.start() - 40) : match.start()].rstrip(" \t")
    after = text[match.end() : match.end() + 40].lstrip(" \t")
    return (not before or before[-1] in "\n>") and (not after or after[0] in "\r\n<")


def replace_shortcodes(text: str, notes: Notes, *, drop: frozenset[str] = frozenset()) -> str:
    """The text with tags instead of known shortcodes and without the others; of those in `drop` the inside goes too."""
    matches = find_shortcodes(text)
    if not matches:
        return text
    parts, at, index = [], 0, 0
    while index < len(matches):
        match = matches[index]
        index += 1
        if match.start() < at:
            continue
        parts.append(text[at : match.start()])
        at = match.end()
        if match[1] and match[5]:
            parts.append(match[0][1:-1])
            continue
        # A bracket beside the shortcode is a bracket.
        parts.append(match[1])
        at -= len(match[5])
        if match[2]:
            continue
        _count(match[3], notes)
        if match[3] in KNOWN or match[3] in drop:
            close = _closing(matches, index, match[3])
            inside = text[match.end() : close.start()] if close else ""
            at = close.end() - len(close[5]) if close else at
            parts.append(_known(match, inside, notes) if match[3] in KNOWN else "")
    return "".join([*parts, text[at:]])


def _count(name: str, notes: Notes) -> None:
    counts = notes.known_shortcodes if name in KNOWN else notes.unknown_shortcodes
    counts[name] = counts.get(name, 0) + 1


def _closing(matches: list[re.Match], index: int, name: str) -> re.Match | None:
    """Its closing tag, unless another of the same name opens before: WordPress nests none in itself."""
    for match in matches[index : index + 50]:
        if match[3] == name:
            return match if match[2] else None
    return None


def attributes(raw: str) -> dict[str, str]:
    """Attributes of a shortcode; curly quotation marks around values, as editors make them, count as straight ones."""
    raw = unescape(raw).translate(_CURLY)
    return {match[1].lower(): match[2] or match[3] or match[4] or "" for match in _ATTRIBUTE.finditer(raw)}


def _known(match: re.Match, inside: str, notes: Notes) -> str:
    name, values = match[3], attributes(match[4])
    if name in {"caption", "wp_caption"}:
        words = values.get("caption", "")
        return f"<figure>{inside}{f'<figcaption>{escape(words)}</figcaption>' if words else ''}</figure>"
    if name == "gallery":
        ids = values.get("ids") or values.get("include") or ""
        notes.gallery_ids += map(int, re.findall(r"\d{1,15}", ids))
        ids = escape(ids)
        return f'<x-gallery data-ids="{ids}"></x-gallery>'
    if name == "playlist":
        notes.drop("no address", match[0])
        return ""
    url = inside.strip() if name == "embed" else ""
    url = url or next((values[key] for key in _MEDIA if values.get(key)), "")
    if not url:
        notes.drop("no address", match[0])
        return ""
    return f'<x-embed data-url="{escape(unescape(url))}"></x-embed>'
