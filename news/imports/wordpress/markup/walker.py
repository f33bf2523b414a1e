"""From tags and text to the parts of a body: the block editor's HTML and the classic editor's alike.

Classic text has no paragraph tags. As WordPress documents it, a blank line ends a paragraph and a single line feed is
a line break; tags that stand for blocks end a paragraph as well. Nothing of WordPress' own code is used.
"""

import re

from .addresses import is_address, is_file, is_own, provider_of, watch_address
from .closing import close
from .frames import FRAME_TAGS, HEADINGS, Frame
from .hidden import shown
from .parts import Download, Elsewhere, Notes, Part, Picture, Pictures, ReadAlso, Words
from .rich import PLAIN, Marks, Rich, RichMaker
from .tags import LEFT_OUT, Tag, read_tags

_BLANK_LINE = re.compile(r"\n[ \t\r\xa0]*\n\s*")
_WHITE = re.compile(r"[ \t\r\n\f]+")
_BOLD, _ITALIC = frozenset({"b", "strong"}), frozenset({"i", "em"})
_INLINE = _BOLD | _ITALIC | {"a"}
_TEXT_BLOCKS = {
    "p",
    "div",
    "section",
    "article",
    "aside",
    "header",
    "footer",
    "main",
    "nav",
    "address",
    "center",
}
_BLOCKS = frozenset(
    _TEXT_BLOCKS
    | {"form", "fieldset", "dl", "dt", "dd", "hr", "tbody", "thead", "tfoot", "colgroup", "hgroup"}
)
_DEEPEST = 100
_READ_ALSO = re.compile(r"\W*(?:baca|simak|lihat)\s+(?:juga|pula|selengkapnya)\b", re.IGNORECASE)
_READ_ALSO_ROOM = 40


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
        for token in shown(list(read_tags(html)), self._notes):
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
            for part in self._paragraph(rich):
                frame.parts.append(part)

    def _paragraph(self, rich: Rich) -> list[Part]:
        if is_address(rich.text) and (provider_of(rich.text) or is_file(rich.text)):
            return [self._lone_address(rich.text)]
        links = rich.links()
        if links:
            if len(links) == 1 and links[0][1] == rich.text and is_file(links[0][0]):
                return [Download(links[0][0], rich.text)]
            if also := self._read_also(rich, links):
                return also
        return [Words(line) for line in rich.split_lines()]

    def _lone_address(self, url: str) -> Part:
        return Elsewhere(watch_address(url)) if provider_of(url) else Download(url, "")

    def _read_also(self, rich: Rich, links: list[tuple[str, str]]) -> list[Part]:
        """ "Baca juga: …", if the line holds no more than that and links to the paper's own stories."""
        if not _READ_ALSO.match(rich.text) or not all(is_own(href, self._site_url) for href, _ in links):
            return []
        beside = len(rich.text) - sum(len(words) for _, words in links)
        return [ReadAlso(href, rich) for href in dict(links)] if beside <= _READ_ALSO_ROOM else []

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
        elif name in LEFT_OUT:
            self._left_out(tag)
        else:
            self._open_medium(tag)

    def _open_medium(self, tag: Tag) -> None:
        if tag.name == "img":
            self._picture(tag)
        elif tag.name in {"video", "audio", "source", "embed", "x-embed", "x-gallery"}:
            self._medium(tag)

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

    # -- what is left out ---------------------------------------------------------------------------------------------

    def _left_out(self, tag: Tag) -> None:
        if tag.name == "iframe":
            self._frame_elsewhere(tag.attributes().get("src", ""))
        elif tag.name not in {"style", "noscript"}:
            self._notes.drop("script" if tag.name == "script" else "element", _named(tag))

    def _frame_elsewhere(self, url: str) -> None:
        url = watch_address(url.strip())
        if provider_of(url) and is_address(url):
            self._end_paragraph()
            self._frames[-1].parts.append(Elsewhere(url))
        else:
            self._notes.drop("frame", url)

    # -- pictures and players ------------------------------------------------------------------------------------------

    def _picture(self, tag: Tag) -> None:
        values = tag.attributes()
        classes = values.get("class", "")
        if "emoji" in classes or "smiley" in classes:
            self._maker.add(values.get("alt", ""), self._marks)
            return
        url = _address_of_picture(values)
        if values.get("width") == "1" or values.get("height") == "1":
            return
        if not url:
            if inside := values.get("src", "").strip():
                self._notes.drop("inline picture", inside.partition(",")[0])
            return
        number = re.search(r"wp-image-(\d{1,15})", classes)
        self._end_paragraph()
        self._frames[-1].parts.append(
            Picture(url, alt=values.get("alt", ""), attachment_id=int(number[1]) if number else 0)
        )

    def _medium(self, tag: Tag) -> None:
        values = tag.attributes()
        if tag.name == "x-gallery":
            ids = tuple(int(part) for part in re.findall(r"\d{1,15}", values.get("data-ids", "")))
            self._end_paragraph()
            self._frames[-1].parts.append(Pictures(ids=ids, is_of_post=not ids))
            return
        url = watch_address((values.get("data-url") or values.get("src") or "").strip())
        if url and (is_address(url) or url.startswith("/")):
            self._end_paragraph()
            self._frames[-1].parts.append(Elsewhere(url))


def _named(tag: Tag) -> str:
    """A tag by its address if it has one, so that a person knows which it was."""
    return tag.attributes().get("src", "").strip() or f"<{tag.name}>"


def _address_of_picture(values: dict[str, str]) -> str:
    """The picture's address; pages that load pictures late keep it beside a placeholder."""
    candidates = (
        values.get(name, "").strip() for name in ("data-src", "data-lazy-src", "data-orig-file", "src")
    )
    return next((url for url in candidates if url and not url.startswith("data:")), "")
