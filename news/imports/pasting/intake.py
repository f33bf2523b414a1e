"""What a reporter hands in: a file, read by what it is, or a paste with the markup beside it."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from django.http import HttpRequest

from news.imports.pasting.documents import (
    CONTENT,
    DOCUMENT,
    CopyRefused,
    Package,
    Passages,
    read_opendocument,
    read_word,
)
from news.structurer.page.reading import TextRefused, decode
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


LARGEST_FILE_BYTES = 20_000_000
LONGEST_TEXT = 100_000
"""In characters. Of ten times as much the page with its cards held server and browser for minutes."""
_ZIP = b"PK\x03\x04"
# The container of .doc, and of .docx once it has a password; there the stream bears this name, in UTF-16.
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")


def read_file(data: bytes) -> str:
    """The text of a .docx, .odt, .txt or saved web page. Raises `CopyRefused`."""
    if len(data) > LARGEST_FILE_BYTES:
        raise CopyRefused("file_too_large")
    if data.startswith(_ZIP):
        text = _read_packed(Package(data))
    elif data.startswith(_COMPOUND):
        raise CopyRefused("encrypted" if _ENCRYPTED_STREAM in data else "old_word")
    elif data.startswith(b"%PDF"):
        raise CopyRefused("pdf")
    elif data.startswith(b"{\\rtf"):
        raise CopyRefused("rich_text")
    else:
        text = _read_plain(data)
    return checked(text)


def checked(text: str) -> str:
    """The text, if there is any and not too much of it. Raises `CopyRefused`."""
    if not text.strip():
        raise CopyRefused("empty")
    if len(text) > LONGEST_TEXT:
        raise CopyRefused("too_large")
    return text


def _read_packed(package: Package) -> str:
    if DOCUMENT in package.names:
        return read_word(package)
    if CONTENT in package.names:
        return read_opendocument(package)
    raise CopyRefused("other_archive")


def _read_plain(data: bytes) -> str:
    try:
        text = decode(data)
    except TextRefused as error:
        raise CopyRefused(error.reason) from error
    return text_of(text) if is_markup(text) else text


_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Arrived:
    """A raw text, and the name of its file if it came in one."""

    text: str
    file_name: str = ""


def arrived(request: HttpRequest) -> Arrived:
    """The text of a posted form; a file wins over what stands in the field. Raises `CopyRefused`."""
    file = request.FILES.get("berkas")
    if file is not None:
        if file.size > LARGEST_FILE_BYTES:
            raise CopyRefused("file_too_large")
        return Arrived(read_file(file.read()), file.name or "")
    return Arrived(_pasted(request.POST.get("naskah", ""), html=request.POST.get("html", "")))


def _pasted(text: str, *, html: str) -> str:
    """The markup's passages, as long as they are the words of the field: a change in those was meant."""
    # Browsers send every line end of a field as two characters.
    text = text.replace("\r\n", "\n")
    if is_markup(text):
        return text_of(text)
    if html.strip() and len(html) <= LARGEST_CHARACTERS:
        shown = text_of(html)
        if _WORD.findall(shown) == _WORD.findall(text):
            return shown
    return text
