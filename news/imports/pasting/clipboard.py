"""HTML from the clipboard, as Word, Google Docs, mail and web pages put it there, to the text that it shows."""

import re
from html.parser import HTMLParser

from news.imports.pasting.passages import Passages
from news.imports.pasting.refusals import CopyRefused
from news.structurer.vocabulary.words import word_set

LARGEST_CHARACTERS = 1_000_000
_DEEPEST = 500
_BLOCKS = word_set(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer"
    " form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody tfoot thead tr ul"
)
_UNREAD = word_set(
    "script style head title template noscript svg math object iframe audio video select textarea button"
)
_VOID = word_set("area base br col embed hr img input link meta param source track wbr")
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
# Word prints an item's bullet as a letter of its symbol faces, with blanks behind it; a number stays what it is.
_WORDS_BULLET = re.compile(r"\s*[·§oØüv•]\s*\xa0\s*")
_SOURCE = re.compile(
    r"\s*<(?:!doctype|html|body|p|div|h[1-6]|ul|ol|table|meta|span|b|strong)\b", re.IGNORECASE
)
_CLOSES_A_PASSAGE = re.compile(r"</(?:p|div|h[1-6]|li|td|body)\s*>", re.IGNORECASE)


def is_markup(text: str) -> bool:
    """Whether somebody pasted a page's source as text."""
    return bool(_SOURCE.match(text[:200])) and bool(_CLOSES_A_PASSAGE.search(text))


def text_of(html: str) -> str:
    """What it shows: passages, line breaks, items, cells. Scripts, styles, comments and hidden parts are dropped.

    Raises `CopyRefused` if it is longer than any story.
    """
    if len(html) > LARGEST_CHARACTERS:
        raise CopyRefused("too_large")
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.finish()


class _Reader(HTMLParser):
    """Keeps the open elements, because only they say whether words are hidden, in an item or in a cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.passages = Passages()
        self.words: list[str] = []
        self.open: list[str] = []
        self.unread_from: int | None = None
        self.row: list[list[str]] | None = None
        self.is_item = False

    def finish(self) -> str:
        self._end_passage()
        self._end_row()
        return self.passages.as_text()

    # -- what the parser finds ---------------------------------------------------------------------------------------

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.unread_from is None:
            self._begin(tag)
        if tag in _VOID or len(self.open) >= _DEEPEST:
            return
        self.open.append(tag)
        values = dict(attrs)
        is_hidden = "hidden" in values or bool(_HIDDEN.search(values.get("style") or ""))
        if self.unread_from is None and (tag in _UNREAD or is_hidden):
            self.unread_from = len(self.open)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.unread_from is None:
            self._begin(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.open[-_DEEPEST:]:
            return
        while self.open:
            closed = self.open.pop()
            if self.unread_from is not None and len(self.open) < self.unread_from:
                self.unread_from = None
            if self.unread_from is None:
                self._end(closed)
            if closed == tag:
                return

    def handle_data(self, data: str) -> None:
        if self.unread_from is None:
            # A line end in the source is a blank; only in <pre> it shows.
            self.words.append(data if "pre" in self.open else " ".join(re.split(r"[\r\n]+", data)))

    # -- what it means -----------------------------------------------------------------------------------------------

    def _begin(self, tag: str) -> None:
        if tag == "br":
            self.words.append("\n")
        elif tag in {"td", "th"}:
            self._end_passage()
            if self.row is not None:
                self.row.append([])
        elif tag in _BLOCKS:
            self._end_passage()
            self.is_item = self.is_item or tag == "li"
            if tag == "tr":
                self._end_row()
                self.row = []

    def _end(self, tag: str) -> None:
        if tag in _BLOCKS or tag in {"td", "th"}:
            self._end_passage()
        if tag == "li":
            self.is_item = False
        if tag in {"tr", "table"}:
            self._end_row()

    def _end_passage(self) -> None:
        text, self.words = "".join(self.words), []
        if self.row:
            self.row[-1].append(text)
        elif text.strip():
            words = _WORDS_BULLET.sub("", text, count=1) if _WORDS_BULLET.match(text) else text
            self.passages.add(words, is_item=self.is_item or words is not text)
            self.is_item = False

    def _end_row(self) -> None:
        row, self.row = self.row, None
        if row:
            self.passages.add_row(row)
