"""Shortcodes, `[like this]`: the classic ones become tags that the walker knows, the others go and their text stays.

Not everything in brackets is one: "[sic]" or "[foto]" in running text is the paper's own. What has attributes, an
underscore, a closing tag, or a line of its own in small letters is a shortcode.
"""

import re
from html import escape, unescape

from .parts import Notes

_SHORTCODE = re.compile(
    r"\[(\[?)(/?)([A-Za-z][\w-]{0,60})((?:[\s\xa0][^\[\]<>]{0,2000}|[\s\xa0][^\[\]]{0,2000})?)/?\](\]?)"
)
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))""")
_CURLY = str.maketrans("“”″‘’′", "\"\"\"'''")
KNOWN = frozenset({"caption", "wp_caption", "gallery", "embed", "audio", "video", "playlist"})
_ADVERTISEMENTS = frozenset({"iklan", "ads", "adsense", "ad", "adrotate"})
_MEDIA = ("src", "mp4", "m4v", "webm", "ogv", "mp3", "m4a", "ogg", "wav", "flv", "wmv")


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
