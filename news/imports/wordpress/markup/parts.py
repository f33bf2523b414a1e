"""What a body consists of, before it becomes blocks of a story: words with their marks, pictures, tables …"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from html import escape
from itertools import accumulate

from news.text import clean_text

_SPACES = re.compile(r"[^\S\n]+")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u2060\ufeff\u00ad"))
_AROUND_BREAK = re.compile(r" ?\n ?")
_SAFE_HREF = re.compile(r"(?:https?:|mailto:|tel:|/(?!/)|#)", re.IGNORECASE)
_ENDS_SENTENCE = re.compile(r"[.!?…:][”\"’')\]]*$|[.!?,…][”\"]$")
_SHORTEST_PARAGRAPH = 40
_LONGEST_END = 200


@dataclass(frozen=True, slots=True)
class Marks:
    """How a piece of text is set; `href` is empty for text that is no link."""

    is_bold: bool = False
    is_italic: bool = False
    href: str = ""


PLAIN = Marks()


@dataclass(frozen=True, slots=True)
class Rich:
    """Text and its marks, piece by piece; a line break is a line feed. White space is single, none at the ends."""

    text: str
    pieces: tuple[tuple[str, Marks], ...]

    def cut(self, start: int, end: int) -> "Rich":
        """The part from one offset in `text` to another. For many parts of one text: `Cuts`."""
        return Cuts(self).cut(start, end)

    def html(self) -> str:
        """As the editor stores it: `<b>`, `<i>`, `<a href>` and `<br/>`, nothing else."""
        return "".join(_piece_html(text, marks) for text, marks in self.pieces)

    def links(self) -> list[tuple[str, str]]:
        """Addresses and the words that lead there."""
        return [(marks.href, text) for text, marks in self.pieces if marks.href]

    def words_by_address(self) -> dict[str, str]:
        """Each address once, with all the words that lead there, however they are set."""
        found: dict[str, str] = {}
        for href, words in self.links():
            found[href] = found.get(href, "") + words
        return found

    def split_lines(self) -> list["Rich"]:
        """Paragraphs of their own where a full line ends its sentence; short lines stay together."""
        if "\n" not in self.text:
            return [self]
        cuts = Cuts(self)
        parts, start, at = [], 0, self.text.find("\n")
        while at >= 0:
            # Only the end is looked at: lines without a full stop may go on for the whole of a long text.
            end = self.text[max(start, at - _LONGEST_END) : at]
            if at - start >= _SHORTEST_PARAGRAPH and _ENDS_SENTENCE.search(end):
                parts.append(cuts.cut(start, at))
                start = at + 1
            at = self.text.find("\n", at + 1)
        rest = cuts.cut(start, len(self.text))
        return [*parts, rest] if rest.text.strip() else parts


class Cuts:
    """Cuts parts out of one text; finds the pieces of each without going through all of them."""

    def __init__(self, rich: Rich) -> None:
        self.rich = rich
        self._starts = list(accumulate((len(text) for text, _ in rich.pieces), initial=0))

    def cut(self, start: int, end: int) -> Rich:
        """The part from one offset in the text to another."""
        kept = []
        for index in range(max(0, bisect_right(self._starts, start) - 1), len(self.rich.pieces)):
            at = self._starts[index]
            if at >= end:
                break
            text, marks = self.rich.pieces[index]
            part = text[max(0, start - at) : end - at]
            if part:
                kept.append((part, marks))
        return Rich(self.rich.text[start:end], tuple(kept))


def _piece_html(text: str, marks: Marks) -> str:
    html = escape(text, quote=False).replace("\n", "<br/>")
    if marks is PLAIN:
        return html
    if marks.is_italic:
        html = f"<i>{html}</i>"
    if marks.is_bold:
        html = f"<b>{html}</b>"
    if _SAFE_HREF.match(marks.href):
        html = f'<a href="{escape(marks.href)}">{html}</a>'
    return html


class RichMaker:
    """Collects pieces until the paragraph ends."""

    def __init__(self) -> None:
        self._pieces: list[tuple[str, Marks]] = []

    def add(self, text: str, marks: Marks) -> None:
        self._pieces.append((text, marks))

    def take(self) -> Rich | None:
        """What was collected, tidied; None if nothing of it can be seen. Begins anew."""
        pieces, self._pieces = self._pieces, []
        if len(pieces) == 1:
            text, marks = pieces[0]
            text = _tidy(text).strip()
            return Rich(text, ((text, marks),)) if text else None
        return _joined(pieces) if pieces else None


def _tidy(text: str) -> str:
    """Single blanks and nothing invisible: the structurer reads texts so, and its words are found again in ours."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text
    return _AROUND_BREAK.sub("\n", _SPACES.sub(" ", clean_text(text.translate(_INVISIBLE))))


def _joined(pieces: list[tuple[str, Marks]]) -> Rich | None:
    kept: list[tuple[str, Marks]] = []
    before = "\n"  # so that white space at the beginning goes
    for text, marks in pieces:
        text = _tidy(text)
        if before.isspace():
            text = text.lstrip(" ") if before == " " else text.lstrip()
        if not text:
            continue
        if kept and text[0] == "\n" and before == " ":
            last, last_marks = kept[-1]
            kept[-1] = (last[:-1], last_marks)
        kept.append((text, marks))
        before = text[-1]
    while kept:
        last, marks = kept[-1]
        if last.rstrip():
            kept[-1] = (last.rstrip(), marks)
            break
        kept.pop()
    kept = [(text, marks) for text, marks in kept if text]
    return Rich("".join(text for text, _ in kept), tuple(kept)) if kept else None


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    rich: Rich


@dataclass(frozen=True, slots=True)
class Heading:
    text: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """A block quotation; `source` is its `<cite>`."""

    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    is_numbered: bool
    items: tuple[Rich, ...]


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[tuple[str, ...], ...]
    has_head: bool
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by its address on the old site, or by its attachment's number where the text names only that."""

    url: str
    alt: str = ""
    caption: str = ""
    attachment_id: int = 0


@dataclass(frozen=True, slots=True)
class Pictures:
    """A gallery; `ids` where a shortcode names attachments, empty and `is_of_post` for all of the post's own."""

    pictures: tuple[Picture, ...] = ()
    ids: tuple[int, ...] = ()
    is_of_post: bool = False


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A video, a sound or a post on another site, told by its address."""

    url: str
    title: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Download:
    url: str
    title: str


@dataclass(frozen=True, slots=True)
class Box:
    """A box that opens (`<details>`): its heading and its text."""

    title: str
    texts: tuple[Rich, ...]


@dataclass(frozen=True, slots=True)
class ReadAlso:
    """ "Baca juga": the address of another story of the old site, and the words that lead there."""

    url: str
    words: str


type Part = (
    Words | Heading | Quoted | Listed | Table | Picture | Pictures | Elsewhere | Download | Box | ReadAlso
)


@dataclass(slots=True)
class Notes:
    """What was met in a body that somebody should know."""

    dropped: list[str] = field(default_factory=list)
    unknown_shortcodes: dict[str, int] = field(default_factory=dict)
    known_shortcodes: dict[str, int] = field(default_factory=dict)
    unknown_blocks: dict[str, int] = field(default_factory=dict)
    reusable_blocks: list[int] = field(default_factory=list)
    raw_html_blocks: int = 0
    hidden_texts: int = 0
    gallery_ids: list[int] = field(default_factory=list)

    def drop(self, kind: str, what: str) -> None:
        """A line of what was left out, "kind: what"; the same line once. The report has words for the kinds."""
        line = f"{kind}: {what[:300]}"
        if line not in self.dropped[-20:]:
            self.dropped.append(line)
