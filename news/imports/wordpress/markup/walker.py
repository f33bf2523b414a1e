"""From tags and text to the parts of a body: the block editor's HTML and the classic editor's alike.

Classic text has no paragraph tags. As WordPress documents it, a blank line ends a paragraph and a single line feed is
a line break; tags that stand for blocks end a paragraph as well. Nothing of WordPress's own code is used.
"""

import re
from collections.abc import Mapping

from news.imports.wordpress.markup.addresses import is_address, is_file, is_own, provider_of, watch_address
from news.imports.wordpress.markup.frames import FRAME_TAGS, HEADINGS, Frame, close
from news.imports.wordpress.markup.notation import cut_segments, replace_shortcodes
from news.imports.wordpress.markup.parts import (
    PLAIN,
    Download,
    Elsewhere,
    Marks,
    Notes,
    Part,
    ReadAlso,
    Rich,
    RichMaker,
    Words,
)
from news.imports.wordpress.markup.tags import Tag, emoji_of, media_part, read_tags, without_hidden

_BLANK_LINE = re.compile(r"\n[ \t\r\xa0]*\n\s*")
_WHITE = re.compile(r"[ \t\r\n\f]+")
_BOLD, _ITALIC = frozenset({"b", "strong"}), frozenset({"i", "em"})
_INLINE = _BOLD | _ITALIC | {"a"}
_BLOCKS = frozenset({
    "p", "div", "section", "article", "aside", "header", "footer", "main", "nav", "address", "center", "form",
    "fieldset", "dl", "dt", "dd", "hr", "tbody", "thead", "tfoot", "colgroup", "hgroup",
})  # fmt: skip
_DEEPEST = 100
_READ_ALSO = re.compile(r"\W*(?:baca|simak|lihat)\s+(?:juga|pula|selengkapnya)\b", re.IGNORECASE)
_READ_ALSO_ROOM = 40
_NOTHING: Mapping[int, str] = {}


class Walker:
    """Takes a body in stretches (`feed`) and gives its parts (`finish`)."""

    def __init__(self, notes: Notes, *, site_url: str) -> None:
        self._notes = notes
        self._site_url = site_url
        self._frames = [Frame("body")]
        self._maker = RichMaker()
        self._marks = PLAIN
        self._inline: list[tuple[str, Marks]] = []
        self._is_classic = False

    def feed(self, html: str, *, is_classic: bool) -> None:
        """The next stretch; paragraphs end with it."""
        self._is_classic = is_classic
        for token in without_hidden(list(read_tags(html)), self._notes):
            if isinstance(token, str):
                self._text(token)
            elif token.is_end:
                self._close(token)
            else:
                self._open(token)
        self._end_paragraph()

    def finish(self) -> list[Part]:
        """All parts in order; what was never closed is closed."""
        self._end_paragraph()
        while len(self._frames) > 1:
            self._pop()
        return self._frames[0].parts

    # -- text ----------------------------------------------------------------------------------------------------------

    def _text(self, text: str) -> None:
        frame = self._frames[-1]
        if frame.keeps_lines:
            self._maker.add(text, self._marks)
        elif self._is_classic:
            first, *others = _BLANK_LINE.split(text.replace("\r\n", "\n")) if "\n" in text else (text,)
            self._maker.add(first, self._marks)
            for paragraph in others:
                self._end_paragraph()
                self._maker.add(paragraph, self._marks)
        else:
            self._maker.add(_WHITE.sub(" ", text), self._marks)

    def _end_paragraph(self) -> None:
        rich = self._maker.take()
        if rich is None:
            return
        frame = self._frames[-1]
        if frame.takes_text:
            frame.texts.append(rich)
        else:
            frame.parts += parts_of(rich, site_url=self._site_url)

    # -- tags ----------------------------------------------------------------------------------------------------------

    def _open(self, tag: Tag) -> None:
        name = tag.name
        if name in _INLINE:
            self._inline.append((name, self._marks))
            self._marks = self._marked(tag)
        elif name == "br":
            self._maker.add("\n", PLAIN)
        elif name in FRAME_TAGS:
            self._end_paragraph()
            self._push(tag)
        elif name in _BLOCKS:
            self._end_paragraph()
        elif (emoji := emoji_of(tag)) is not None:
            self._maker.add(emoji, self._marks)
        elif part := media_part(tag, self._notes):
            self._end_paragraph()
            self._frames[-1].parts.append(part)

    def _close(self, tag: Tag) -> None:
        name = tag.name
        if name in _INLINE:
            self._close_inline(name)
        elif name in FRAME_TAGS:
            self._end_paragraph()
            if any(frame.tag == name for frame in self._frames[1:]):
                while self._pop() != name:
                    pass
        elif name in _BLOCKS:
            self._end_paragraph()

    def _marked(self, tag: Tag) -> Marks:
        marks = self._marks
        if tag.name == "a":
            return Marks(marks.is_bold, marks.is_italic, tag.attributes().get("href", "").strip())
        if tag.name in _BOLD:
            return Marks(True, marks.is_italic, marks.href)
        return Marks(marks.is_bold, True, marks.href)

    def _close_inline(self, name: str) -> None:
        for index in range(len(self._inline) - 1, max(-1, len(self._inline) - _DEEPEST), -1):
            if self._inline[index][0] == name:
                self._marks = self._inline[index][1]
                del self._inline[index:]
                return

    def _push(self, tag: Tag) -> None:
        if len(self._frames) >= _DEEPEST:
            return
        if tag.name in HEADINGS or tag.name in {"li", "td", "th"}:
            self._end_like(tag.name)
        self._frames.append(Frame(tag.name, attributes=tag.attributes() if tag.raw.strip() else {}))

    def _end_like(self, name: str) -> None:
        """A new item, cell or heading ends one that was not closed."""
        alike = HEADINGS if name in HEADINGS else {"td", "th"} if name in {"td", "th"} else {name}
        if self._frames[-1].tag in alike:
            self._pop()

    def _pop(self) -> str:
        """Close the innermost frame; what it amounts to goes to the one around it."""
        self._end_paragraph()
        frame = self._frames.pop()
        outer = self._frames[-1]
        close(frame, outer)
        self._inline = []
        self._marks = PLAIN
        return frame.tag


def parts_of(rich: Rich, *, site_url: str) -> list[Part]:
    """In order; most are words, one for each line."""
    if is_address(rich.text) and (provider_of(rich.text) or is_file(rich.text)):
        return [_lone_address(rich.text)]
    links = rich.links()
    if links:
        if len(links) == 1 and links[0][1] == rich.text and is_file(links[0][0]):
            return [Download(links[0][0], rich.text)]
        if also := _read_also(rich, links, site_url=site_url):
            return also
    return [Words(line) for line in rich.split_lines()]


def _lone_address(url: str) -> Part:
    return Elsewhere(watch_address(url)) if provider_of(url) else Download(url, "")


def _read_also(rich: Rich, links: list[tuple[str, str]], *, site_url: str) -> list[Part]:
    """ "Baca juga: …", if the line holds no more than that and links to the paper's own stories."""
    if not _READ_ALSO.match(rich.text) or not all(is_own(href, site_url) for href, _ in links):
        return []
    beside = len(rich.text) - sum(len(words) for _, words in links)
    if beside > _READ_ALSO_ROOM:
        return []
    return [ReadAlso(href, words) for href, words in rich.words_by_address().items()]


def read_body(
    text: str,
    *,
    site_url: str,
    reusable: Mapping[int, str] = _NOTHING,
    drop_shortcodes: frozenset[str] = frozenset(),
) -> tuple[list[Part], Notes]:
    """The parts of a body in order, and what was dropped or not understood in it."""
    notes = Notes()
    walker = Walker(notes, site_url=site_url)
    for segment in cut_segments(text, notes, reusable=reusable):
        if segment.html and not segment.html.isspace():
            html = replace_shortcodes(segment.html, notes, drop=drop_shortcodes)
            walker.feed(html, is_classic=segment.is_classic)
    return walker.finish(), notes
