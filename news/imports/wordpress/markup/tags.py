"""The HTML reader: HTML of any quality as a stream of tags and text, in time that grows with its length only."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape

from news.imports.wordpress.markup.addresses import is_address, provider_of, watch_address
from news.imports.wordpress.markup.parts import Elsewhere, Notes, Part, Picture, Pictures
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
LEFT_OUT = frozenset({
    "script", "style", "noscript", "template", "object", "applet", "svg", "canvas", "select", "textarea",
    "iframe",
})  # fmt: skip
_ENDS = {name: re.compile(rf"</{name}\b", re.IGNORECASE) for name in LEFT_OUT}
_TAG_WITHOUT_QUOTES = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)([^<>]{0,1000})>")
_QUOTED = re.compile(r"""=\s*(?:"[^"]*"|'[^']*')""")
_IS_HIDDEN = re.compile(r"(?<![\w=-])hidden(?![\w-])", re.IGNORECASE)
_STYLE = re.compile(
    r"""display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])"""
    r"""|(?:left|top|text-indent)\s*:\s*-\d{3}""",
    re.IGNORECASE,
)
# Tags without an end of their own: hidden, they take nothing along.
_ALONE = frozenset({"img", "br", "hr", "source", "embed"})
_PLAYERS = frozenset({"video", "audio", "source", "embed", "x-embed"})
_SILENT = frozenset({"style", "noscript"})


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


def without_hidden(tokens: Sequence[Tag | str], notes: Notes) -> Iterator[Tag | str]:
    """The tokens without hidden elements and what stands in them; one that never closes hides nothing."""
    ends = _ends(tokens)
    at = 0
    while at < len(tokens):
        token = tokens[at]
        end = ends.get(at)
        if end is None:
            yield token
            at += 1
        else:
            notes.drop("hidden text", _words(tokens[at : end + 1]))
            notes.hidden_texts += 1
            at = end + 1


def _ends(tokens: Sequence[Tag | str]) -> dict[int, int]:
    """Where each hidden element ends, by where it begins."""
    found: dict[int, int] = {}
    opened: dict[str, list[int]] = {}
    for index, token in enumerate(tokens):
        if isinstance(token, str):
            continue
        if token.name in _ALONE:
            if _is_hidden(token):
                found[index] = index
        elif not token.is_end:
            opened.setdefault(token.name, []).append(index)
        elif before := opened.get(token.name):
            begin = before.pop()
            if _is_hidden(tokens[begin]):
                found[begin] = index
    return found


def _is_hidden(tag: Tag) -> bool:
    raw = tag.raw
    if "hidden" in raw.lower() and _IS_HIDDEN.search(_QUOTED.sub("=", raw)):
        return True
    return "style" in raw.lower() and bool(_STYLE.search(tag.attributes().get("style", "")))


def _words(tokens: Sequence[Tag | str]) -> str:
    """What a person would have to see to judge it: the words, else where it leads."""
    words = " ".join(" ".join(token for token in tokens if isinstance(token, str)).split())
    links = (
        values.get("href") or values.get("src") or ""
        for values in (token.attributes() for token in tokens if isinstance(token, Tag) and not token.is_end)
    )
    return " ".join(filter(None, [words[:200], next(filter(None, links), "")])) or f"<{tokens[0].name}>"


def emoji_of(tag: Tag) -> str | None:
    """The sign that a small picture stands for, empty if it does not say; None for every other tag."""
    if tag.name != "img":
        return None
    values = tag.attributes()
    classes = values.get("class", "")
    return values.get("alt", "") if "emoji" in classes or "smiley" in classes else None


def media_part(tag: Tag, notes: Notes) -> Part | None:
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
