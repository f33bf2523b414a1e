"""HTML of any quality as a stream of tags and text, in time that grows with its length only."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from news.text import clean_text

# Quoted values are as long as they are: lists of sizes, whole pictures, a word processor's styles. Only with a "<" in
# them they are not taken for long: a mark that never closes must not hide a story, nor be looked for again and again.
_TAG = re.compile(
    r"""<(/?)([a-zA-Z][a-zA-Z0-9:-]*+)"""
    r"""([^<>"']*+(?:(?:"(?:[^"<]*+"|[^"]{0,1000}")|'(?:[^'<]*+'|[^']{0,1000}'))[^<>"']*+)*+)>"""
    r"""|<!--|<[!?][^>]{0,200}>"""
)
_ATTRIBUTE = re.compile(r"""(?<![\w:.-])([a-zA-Z][\w:.-]*+)\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""")
# What stands between these and their end is no text of the story.
LEFT_OUT = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "object",
        "applet",
        "svg",
        "canvas",
        "select",
        "textarea",
        "iframe",
    }
)
_ENDS = {name: re.compile(rf"</{name}\b", re.IGNORECASE) for name in LEFT_OUT}
_TAG_WITHOUT_QUOTES = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)([^<>]{0,1000})>")


@dataclass(frozen=True, slots=True)
class Tag:
    """An opening tag, or a closing one; attributes are read when they are asked for."""

    name: str
    is_end: bool
    raw: str

    def attributes(self) -> dict[str, str]:
        """Names in lower case, entities resolved; of one named twice the first counts, as in a browser."""
        found: dict[str, str] = {}
        for match in _ATTRIBUTE.finditer(self.raw):
            value = match[2] or match[3] or match[4] or ""
            found.setdefault(match[1].lower(), clean_text(unescape(value) if "&" in value else value))
        return found

    def classes(self) -> frozenset[str]:
        return frozenset(self.attributes().get("class", "").split()) if "class" in self.raw else frozenset()


def read_tags(html: str) -> Iterator[Tag | str]:
    """Tags and the text between them, entities resolved.

    Comments, declarations and what stands in a `LEFT_OUT` tag are not there; one of those that never closes hides
    nothing.
    """
    at, unclosed = 0, set()
    while match := _TAG.search(html, at):
        if match.start() > at:
            yield _text(html[at : match.start()])
        at = match.end()
        if match[2]:
            tag = Tag(match[2].lower(), bool(match[1]), match[3])
            yield tag
            if tag.name in LEFT_OUT and not tag.is_end:
                at = _end_of(tag.name, html, at, unclosed)
        elif match[0] == "<!--":
            end = html.find("-->", at)
            if end < 0:  # a browser would show nothing of the rest; here nothing written is lost
                yield _text(_TAG_WITHOUT_QUOTES.sub(" ", html[at:]))
                return
            at = end + 3
    if at < len(html):
        yield _text(html[at:])


def _end_of(name: str, html: str, at: int, unclosed: set[str]) -> int:
    """Where its closing tag stands; if there is none, where it stands itself, and it is not looked for again."""
    end = None if name in unclosed else _ENDS[name].search(html, at)
    if end is None:
        unclosed.add(name)
        return at
    return end.start()


def _text(raw: str) -> str:
    return unescape(raw) if "&" in raw else raw
