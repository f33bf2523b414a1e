"""The text of a document handed in: Word (ECMA-376) and OpenDocument (ISO/IEC 26300), read without trust."""

import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from news.structurer.page.reading import LARGEST_BYTES

REFUSALS: dict[str, Promise] = {
    "empty": _("There is no text in it. Paste the story, or choose its file."),
    "too_large": _("This is longer than 100,000 characters; a story is shorter. Paste the story alone."),
    "file_too_large": _("The file is larger than 20 MB. Take the photos out of it, or paste its text."),
    "binary": _("This is not a text. Save the story as .docx, .odt or .txt, or paste its text."),
    "undecodable": _("The file's letters cannot be read. Save it as UTF-8, or paste its text."),
    "old_word": _("This is Word's old format (.doc). Save it as .docx, or paste its text."),
    "encrypted": _("The file is locked with a password. Save it without one, or paste its text."),
    "pdf": _("A PDF holds pages, not a text. Paste its text here."),
    "rich_text": _("This is a Rich Text file (.rtf). Save it as .docx or .odt, or paste its text."),
    "other_archive": _("This archive holds no text document. Choose the .docx, .odt or .txt file itself."),
    "damaged": _("The file is damaged. Save it once more in your word processor, or paste its text."),
    "oversized_inside": _("The file is far larger inside than a story can be. Paste its text instead."),
    "hostile": _("The file holds what no word processor writes. Paste its text instead."),
}


class CopyRefused(Exception):
    """What arrived is no text that can be taken in; `reason` is a key of `REFUSALS`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        """For the reporter."""
        return str(REFUSALS[self.reason])


_BLANKS = re.compile(r"[^\S\n]+")
_CELL = " | "


@dataclass(slots=True)
class Passages:
    """What a document's reader puts together, in the document's order.

    Raises `CopyRefused` as soon as it is longer than any story: nothing that repeats itself grows on in memory.
    """

    done: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    note_count: int = 0
    byte_count: int = 0

    def add(self, text: str, *, is_item: bool = False) -> None:
        """One passage; a line break inside it stays one. An item of a list begins with a hyphen."""
        words = tidied(text)
        if words:
            self.done.append(self._counted(f"- {words}" if is_item else words))
        self._add_notes()

    def add_row(self, cells: Sequence[Sequence[str]]) -> None:
        """A row of a table: one line if each cell holds one passage; a table that only lays out a page reads on."""
        filled = [texts for cell in cells if (texts := [t for t in map(tidied, cell) if t])]
        if len(filled) > 1 and all(len(texts) == 1 for texts in filled):
            self.done.append(self._counted(_CELL.join(" ".join(texts[0].split()) for texts in filled)))
        else:
            self.done += [self._counted(text) for texts in filled for text in texts]
        self._add_notes()

    def note(self, text: str) -> None:
        """A footnote of the passage that is being read."""
        if words := " ".join(text.split()):
            self.note_count += 1
            self.notes.append(self._counted(f"[{self.note_count}] {words}"))

    def _counted(self, text: str) -> str:
        self.byte_count += len(text.encode(errors="surrogatepass"))
        if self.byte_count > LARGEST_BYTES:
            raise CopyRefused("too_large")
        return text

    def _add_notes(self) -> None:
        self.done += self.notes
        self.notes = []

    def as_text(self) -> str:
        """All of it."""
        self._add_notes()
        return "\n\n".join(self.done)


def tidied(text: str) -> str:
    """One blank wherever there were several, none at the ends of lines, no empty line."""
    lines = (_BLANKS.sub(" ", line).strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line)


MOST_ENTRIES = 2_000
LARGEST_PART_BYTES = 8_000_000
LARGEST_WHOLE_BYTES = 200_000_000
# What word processors write packs up to about fifty to one; a bomb, a thousand.
HIGHEST_RATIO = 200
_RATIO_COUNTS_FROM_BYTES = 1_000_000
_DEEPEST = 200
_ENCRYPTED_FLAG = 0x1
_AN_ENTRY = b"PK\x01\x02"
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError)


class Package:
    """The entries of an archive, by name. Raises `CopyRefused` for one that no word processor writes."""

    def __init__(self, data: bytes) -> None:
        # Python reads the whole list of entries before anybody can count them.
        if data.count(_AN_ENTRY) > MOST_ENTRIES:
            raise CopyRefused("oversized_inside")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise CopyRefused("damaged") from error
        entries = self._archive.infolist()
        if sum(entry.file_size for entry in entries) > LARGEST_WHOLE_BYTES:
            raise CopyRefused("oversized_inside")
        if any(_leaves_the_archive(entry.filename) for entry in entries):
            raise CopyRefused("hostile")
        if len({entry.filename for entry in entries}) < len(entries):
            # Two readers of it could see two texts.
            raise CopyRefused("hostile")
        self.names = frozenset(entry.filename for entry in entries)

    def read(self, name: str) -> bytes:
        """One part, whole. What the archive says of its size is not believed."""
        entry = self._archive.getinfo(name)
        if entry.flag_bits & _ENCRYPTED_FLAG:
            raise CopyRefused("encrypted")
        if entry.file_size > LARGEST_PART_BYTES:
            raise CopyRefused("oversized_inside")
        try:
            with self._archive.open(entry) as part:
                data = part.read(LARGEST_PART_BYTES + 1)
        except _BROKEN as error:
            raise CopyRefused("damaged") from error
        is_bomb = len(data) > max(_RATIO_COUNTS_FROM_BYTES, HIGHEST_RATIO * max(entry.compress_size, 1))
        if is_bomb or len(data) > LARGEST_PART_BYTES:
            raise CopyRefused("oversized_inside")
        return data

    def read_xml(self, name: str) -> Element:
        """A part as a tree: no document type, no entity, nothing from elsewhere, nothing nested without end."""
        try:
            root = fromstring(self.read(name), forbid_dtd=True)
        except DefusedXmlException as error:
            raise CopyRefused("hostile") from error
        except (ParseError, ValueError, LookupError) as error:
            raise CopyRefused("damaged") from error
        if _is_deeper_than(root, _DEEPEST):
            raise CopyRefused("hostile")
        return root


def local(name: str) -> str:
    """The name of an element or attribute without its namespace."""
    return name.rpartition("}")[2] if isinstance(name, str) else ""


def attribute(element: Element, name: str) -> str:
    """An attribute by its name without namespace; empty if it is not there."""
    return next((value for key, value in element.attrib.items() if local(key) == name), "")


def _leaves_the_archive(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in name.partition("/")[0] or "\x00" in name


def _is_deeper_than(root: Element, limit: int) -> bool:
    level, depth = [root], 0
    while level:
        level, depth = [child for element in level for child in element], depth + 1
        if depth > limit:
            return True
    return False


DOCUMENT, CONTENT = "word/document.xml", "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_NOTES = {"footnoteReference": "word/footnotes.xml", "endnoteReference": "word/endnotes.xml"}
# The tags of both formats, by their names without namespace: none means another thing in the other one.
_PARAGRAPHS = frozenset({"p", "h"})
_ROWS = frozenset({"tr", "table-row"})
_BOXES = frozenset({"txbxContent", "text-box"})
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "line-break": "\n", "noBreakHyphen": "-"}
# Deleted text, remarks, instructions of fields, and the second copy of a text box, kept for programs of 2007.
_LEFT_OUT = frozenset(
    {"del", "moveFrom", "instrText", "delText", "Fallback", "pPr", "rPr", "sectPr"}
    | {
        "tracked-changes",
        "annotation",
        "ruby-text",
        "note-citation",
        "sequence-decls",
        "forms",
        "desc",
        "title",
    }
)
_MOST_BLANKS = 100


def read_word(package: Package) -> str:
    """All of its text. Raises `CopyRefused`."""
    notes = {
        (reference, attribute(note, "id")): note
        for reference, name in _NOTES.items()
        if name in package.names
        for note in package.read_xml(name)
    }
    return _Reader(notes, has_bare_text=False).read(package.read_xml(DOCUMENT))


def read_opendocument(package: Package) -> str:
    """All of its text. Raises `CopyRefused`, also for one that is locked."""
    if _MANIFEST in package.names:
        manifest = package.read_xml(_MANIFEST)
        if any(local(element.tag) == "encryption-data" for element in manifest.iter()):
            raise CopyRefused("encrypted")
    return _Reader({}, has_bare_text=True).read(package.read_xml(CONTENT))


class _Reader:
    """``notes`` are Word's, by what refers to them. OpenDocument's words stand anywhere, Word's in its ``t`` alone."""

    def __init__(self, notes: dict[tuple[str, str], Element], *, has_bare_text: bool) -> None:
        self.passages, self.notes, self.has_bare_text = Passages(), notes, has_bare_text

    def read(self, root: Element) -> str:
        self._walk(root)
        return self.passages.as_text()

    def _walk(self, parent: Element, *, is_item: bool = False) -> None:
        for element in parent:
            kind = local(element.tag)
            if kind in _PARAGRAPHS:
                boxes: list[Element] = []
                text = self._text(element, boxes)
                self.passages.add(text, is_item=is_item or _is_numbered(element))
                for box in boxes:
                    self._walk(box)
            elif kind in _ROWS:
                self.passages.add_row([self._cell(cell) for cell in element])
            elif kind not in _LEFT_OUT:
                self._walk(element, is_item=is_item or kind == "list-item")

    def _cell(self, cell: Element) -> list[str]:
        """The passages of a cell, those of a table or box inside it too."""
        texts: list[str] = []
        for element in cell:
            kind = local(element.tag)
            if kind in _PARAGRAPHS:
                boxes: list[Element] = []
                texts.append(self._text(element, boxes))
                for box in boxes:
                    texts += self._cell(box)
            elif kind not in _LEFT_OUT:
                texts += self._cell(element)
        return texts

    def _text(self, parent: Element, boxes: list[Element]) -> str:
        """The words of a paragraph; text boxes anchored in it are put aside, its notes are noted."""
        parts = [self._bare(parent.text)]
        for element in parent:
            parts += [self._inside(element, boxes), self._bare(element.tail)]
        return "".join(parts)

    def _inside(self, element: Element, boxes: list[Element]) -> str:
        kind = local(element.tag)
        if kind == "t":
            return element.text or ""
        if kind == "s":
            count = attribute(element, "c")
            return " " * min(int(count) if count.isdecimal() else 1, _MOST_BLANKS)
        if kind in _BOXES:
            boxes.append(element)
        elif kind == "note-body":
            self.passages.note(" ".join(self._cell(element)))
        elif kind in _NOTES:
            # Once, however often it is referred to: a small file could name a long note a thousand times.
            note = self.notes.pop((kind, attribute(element, "id")), None)
            self.passages.note(" ".join(self._cell(note)) if note is not None else "")
        elif kind not in _LEFT_OUT:
            return _SIGNS.get(kind) or self._text(element, boxes)
        return ""

    def _bare(self, text: str | None) -> str:
        return text or "" if self.has_bare_text else ""


def _is_numbered(paragraph: Element) -> bool:
    """Whether Word numbers it or sets a bullet before it; neither is part of its text."""
    properties = next((child for child in paragraph if local(child.tag) == "pPr"), None)
    return properties is not None and any(local(child.tag) == "numPr" for child in properties)
