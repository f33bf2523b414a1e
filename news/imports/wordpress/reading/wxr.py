"""The records of an export, in the file's order, and the troubles met on the way, each before the item it is about.

The file is cut into its records by their tags and lxml reads each alone, so that a damaged record cannot spoil another.
Tags inside CDATA are text and do not count. One record is held at a time, never the file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from news.imports.wordpress.reading.damage import Damage, mend
from news.imports.wordpress.reading.export_file import PIECE_BYTES, Source, check_head, open_export
from news.imports.wordpress.reading.fields import (
    Clock,
    declared_encoding,
    read_author,
    read_item,
    read_site,
    read_term,
)
from news.imports.wordpress.records import ItemRecord, Record, Trouble

LARGEST_RECORD_BYTES = 1 << 25
_START = re.compile(rb"<(item|wp:author|wp:category|wp:tag|wp:term)(?=[\s>])")
# As far as a record's closing tag, or the next record's opening one, or a CDATA section that does not end.
_INSIDE = re.compile(
    rb"<(item|wp:author|wp:category|wp:tag|wp:term)(?=[\s>])"
    rb"(?:[^<]++|<!\[CDATA\[(?:[^\]]++|\](?!\]>))*+\]\]>|<(?!/\1\s*>|!\[CDATA\[|(?:\1|item)[\s>]))*+"
)
_CLOSING = re.compile(rb"</[a-z:]+\s*>")
_LONGEST_TAG = 64
_LONGEST_BETWEEN = 1 << 20
# Bytes of damaged records that are looked at again for items inside them.
_MOST_BYTES_AGAIN = 1 << 26
_POST_ID = re.compile(rb"<wp:post_id>\s*(?:<!\[CDATA\[)?(\d{1,18})|<guid[^<]*[?&;]p=(\d{1,18})")
_LINES = re.compile(r" line \d+")
_END_OF_FILE = re.compile(rb"</channel>|</rss>")
# The prefixes that WordPress writes, for a record that is read without the head of its file.
_OPENING = (
    b'<record xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    b' xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
)


def read_wxr(path: Path | str) -> Iterator[Record]:
    """First a `Site`, then authors, terms and items, with a `Trouble` for whatever had to be mended or left out.

    Raises `NotAnExport` before the first record if the file is none. Holds one item in memory. A damaged item costs
    no other: those before and after it are whole.
    """
    with open_export(Path(path)) as source:
        yield from _Reader(source).records()


@dataclass(frozen=True, slots=True)
class _Piece:
    """A record as it stands in the file; `line` and `offset` are those of its first byte, from 1 and 0.

    `problem` is empty for a record with its end: else "never ends", "too long", or "cut" where the file stops.
    """

    name: str
    data: bytes
    line: int
    offset: int
    problem: str = ""

    @property
    def where(self) -> str:
        match = _POST_ID.search(self.data)
        return f"post_id {(match[1] or match[2]).decode()}" if match else f"{self.name}, line {self.line}"


class _Cutter:
    """Cuts records out of a source, in one pass and bounded memory."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._held, self._at, self._is_over = b"", 0, False
        self._line, self._offset = 1, 0

    def between(self) -> bytes:
        """Go to the next record, or to the end; returns what stands before it, of a long text both ends."""
        passed = b""
        while True:
            match = _START.search(self._held, self._at)
            # The beginning of a tag may stand at the very end of what is held.
            rest = 0 if self._is_over else _LONGEST_TAG
            end = match.start() if match else max(self._at, len(self._held) - rest)
            passed += self._held[self._at : end]
            if len(passed) > 2 * _LONGEST_BETWEEN:
                passed = passed[:_LONGEST_BETWEEN] + passed[-_LONGEST_BETWEEN:]
            self.advance(end - self._at)
            if match or self._is_over:
                return passed
            self._read_on()

    def record(self) -> _Piece | None:
        """The record that begins here; None at the end of the file. It stays here until `advance`."""
        while (inside := _INSIDE.match(self._held, self._at)) is not None:
            end, held = inside.end(), self._held
            if closing := _CLOSING.match(held, end):
                return self._piece(inside, closing.end(), "")
            if _START.match(held, end):
                return self._piece(inside, end, "never ends")
            if len(held) - self._at > LARGEST_RECORD_BYTES:
                return self._piece(inside, len(held), "too long")
            if self._is_over:
                return self._piece(inside, len(held), "cut")
            self._read_on()
        return None

    def advance(self, size: int) -> None:
        self._line += self._held.count(b"\n", self._at, self._at + size)
        self._at += size
        self._offset += size

    def _piece(self, inside: re.Match, end: int, problem: str) -> _Piece:
        return _Piece(inside[1].decode(), self._held[self._at : end], self._line, self._offset, problem)

    def _read_on(self) -> None:
        """Read as much again as is held, so that a long record is not copied once a piece."""
        rest = self._held[self._at :]
        more = self._source.read(max(PIECE_BYTES, len(rest)))
        self._held, self._at, self._is_over = rest + more, 0, not more


class _Damaged(ValueError):
    """A record that cannot be mended; `line` from 1 within the record."""

    def __init__(self, why: str, line: int) -> None:
        super().__init__(why)
        self.line = line


class _Reader:
    def __init__(self, source: Source) -> None:
        self._source, self._cutter = source, _Cutter(source)
        self._clock = Clock()
        # Entities lead nowhere: nothing is declared within a record, and a head that declares any is refused.
        self._parser = etree.XMLParser(
            encoding="utf-8", recover=True, resolve_entities=False, no_network=True, huge_tree=True,
            remove_comments=True, remove_pis=True,
        )  # fmt: skip
        self._declared = "utf-8"
        self._bytes_again = 0

    def records(self) -> Iterator[Record]:
        tail = head = self._cutter.between()
        check_head(head)
        self._declared = declared_encoding(head)
        yield read_site(head)
        last, is_told = "the head", False
        while piece := self._cutter.record():
            is_told = False
            for record in self._records_of(piece):
                if isinstance(record, ItemRecord):
                    last = where_of(record)
                is_told = is_told or (isinstance(record, Trouble) and record.code == "truncated-file")
                yield record
            tail = self._cutter.between()
        if not is_told and (self._source.is_cut or not _END_OF_FILE.search(tail)):
            yield Trouble("truncated-file", "end of file", f"after {last}")

    def _records_of(self, piece: _Piece) -> Iterator[Record]:
        """The record with its troubles, or why there is none; goes on behind it, or to an item inside it."""
        try:
            if piece.problem:
                raise _Damaged(piece.problem, 1)
            found = self._read(piece)
        except _Damaged as error:
            step = self._to_an_item_inside(piece.data)
            is_cut = piece.problem == "cut" and step == len(piece.data)
            if is_cut:
                yield Trouble(
                    "truncated-file", "end of file", f"inside {piece.where}", piece.line, piece.offset
                )
            else:
                why = "never ends" if piece.problem == "cut" else str(error)
                yield Trouble("malformed-item", piece.where, why, *_place(piece, error.line))
            if lost := piece.data.count(b"<item>", 1, step):
                yield Trouble("malformed-item", piece.where, f"and {lost} in it", piece.line, piece.offset)
        else:
            step = len(piece.data)
            yield from found
        self._cutter.advance(step)

    def _read(self, piece: _Piece) -> list[Record]:
        damages: list[Damage] = []
        try:
            element = self._parsed(piece.data)
        except _Damaged:
            text, damages = mend(piece.data, declared=self._declared)
            element = self._parsed(text.encode())
        record = self._record(element, piece)
        where = where_of(record) if isinstance(record, ItemRecord) else f"{piece.name}, line {piece.line}"
        return [*_troubles(piece, damages, where), record]

    def _parsed(self, data: bytes) -> etree._Element:
        """With recovery, so that an odd namespace costs nothing; what else libxml2 recovers from loses words."""
        root = etree.fromstring(b"".join((_OPENING, data, b"</record>")), self._parser)
        for error in self._parser.error_log:
            if error.domain != etree.ErrorDomains.NAMESPACE:
                # Its lines are those of the record, the report's are the file's.
                raise _Damaged(_LINES.sub("", error.message), error.line)
        return root[0]

    def _record(self, element: etree._Element, piece: _Piece) -> Record:
        if piece.name == "wp:author":
            return read_author(element)
        if piece.name != "item":
            return read_term(element, piece.name)
        item = read_item(element, clock=self._clock, line=piece.line)
        if not item.kind:
            raise _Damaged("no wp:post_type", 1)
        return item

    def _to_an_item_inside(self, data: bytes) -> int:
        """Where reading goes on: a damaged record may have swallowed others. So often is no accident: at the last."""
        self._bytes_again += len(data)
        is_much = self._bytes_again > _MOST_BYTES_AGAIN
        at = data.rfind(b"<item>", 1) if is_much else data.find(b"<item>", 1)
        return at if at > 0 else len(data)


def where_of(item: ItemRecord) -> str:
    """How a trouble names an item."""
    return f"post_id {item.post_id}" if item.post_id else f"guid {item.guid or '?'}, line {item.line}"


def _troubles(piece: _Piece, damages: list[Damage], where: str) -> Iterator[Trouble]:
    whole = piece.data.decode("utf-8", "replace") if damages else ""
    for damage in damages:
        line = whole.count("\n", 0, damage.at) + 1
        yield Trouble(damage.code, where, damage.what, *_place(piece, line))


def _place(piece: _Piece, line: int) -> tuple[int, int]:
    """The line of the file, and where it begins, for a line of a record."""
    at = 0
    for _line in range(line - 1):
        at = piece.data.find(b"\n", at) + 1
    return piece.line + line - 1, piece.offset + at
