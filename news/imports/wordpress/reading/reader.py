"""The records of an export, in the file's order, and the troubles met on the way, each before the item it is about."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

from news.imports.wordpress.records import ItemRecord, Record, Trouble

from .elements import Element, NotWellFormed, read_element
from .heads import declared_encoding, read_author, read_site, read_term
from .items import read_item
from .moments import Clock
from .pieces import LARGEST_RECORD_BYTES, Cutter, Piece
from .repair import Damage, repair
from .source import Source, check_head, open_export

_ITS_NUMBER = re.compile(rb"<wp:post_id>\s*(?:<!\[CDATA\[)?(\d{1,18})|<guid[^<]*[?&;]p=(\d{1,18})")
# Items inside an item are looked for again so often, and in so many bytes.
_MOST_RESTARTS = 20
_MOST_BYTES_AGAIN = 10_000_000
_CLOSED = re.compile(rb"</channel>|</rss>")


def read_wxr(path: Path | str) -> Iterator[Record]:
    """First a `Site`, then authors, terms and items, with a `Trouble` for whatever had to be mended or left out.

    Raises `NotAnExport` before the first record if the file is none. Holds one item in memory. A damaged item costs
    no other: those before and after it are whole.
    """
    with open_export(Path(path)) as source:
        yield from _Reader(source).records()


class _Reader:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._clock = Clock()
        self._declared = "utf-8"
        self._last = "the head"
        self._depth = 0

    def records(self) -> Iterator[Record]:
        pieces = iter(Cutter(self._source))
        head = next(pieces).data
        check_head(head)
        self._declared = declared_encoding(head)
        yield read_site(head)
        tail, is_cut = head, False
        for piece in pieces:
            if piece.name:
                is_cut = not piece.is_whole and len(piece.data) <= LARGEST_RECORD_BYTES
                yield from self._piece(piece)
            else:
                tail = piece.data
        if not is_cut and (self._source.is_cut or not _CLOSED.search(tail)):
            yield Trouble("truncated-file", "end of file", f"after {self._last}")

    def _piece(self, piece: Piece) -> Iterator[Record]:
        if not piece.is_whole:
            yield from self._cut_off(piece)
            return
        try:
            element, troubles = self._element(piece)
        except NotWellFormed as error:
            yield from self._damaged(piece, error)
            return
        record = self._record(element, piece)
        if record is None:
            yield Trouble("malformed-item", _name(piece), "no wp:post_type", piece.line, piece.offset)
            return
        self._last = where_of(record) if isinstance(record, ItemRecord) else self._last
        for damage, line, offset in troubles:
            where = where_of(record) if isinstance(record, ItemRecord) else f"{piece.name}, line {piece.line}"
            yield Trouble(damage.code, where, damage.what, line, offset)
        yield record

    def _element(self, piece: Piece) -> tuple[Element, list[tuple[Damage, int, int]]]:
        try:
            return read_element(piece.data), []
        except NotWellFormed:
            text, damages = repair(piece.data, declared=self._declared)
            element = read_element(text.encode())
        before = [piece.data.decode("utf-8", "replace")[: damage.at] for damage in damages]
        places = [(piece.line + part.count("\n"), piece.offset + len(part.encode())) for part in before]
        return element, [(damage, *place) for damage, place in zip(damages, places, strict=True)]

    def _record(self, element: Element, piece: Piece) -> Record | None:
        if piece.name == "wp:author":
            return read_author(element)
        if piece.name != "item":
            return read_term(element)
        item = read_item(element, clock=self._clock, line=piece.line)
        return item if item.kind else None

    def _damaged(self, piece: Piece, error: NotWellFormed) -> Iterator[Record]:
        """Report a record that cannot be mended, and go on with the item it may have swallowed."""
        line, offset = piece.line + error.line - 1, piece.offset + error.offset
        yield Trouble("malformed-item", _name(piece), error.why, line, offset)
        yield from self._restart(piece)

    def _cut_off(self, piece: Piece) -> Iterator[Record]:
        if len(piece.data) > LARGEST_RECORD_BYTES:
            yield Trouble("malformed-item", _name(piece), "too long", piece.line, piece.offset)
        elif piece.data.find(b"<item>", 1) > 0:
            yield Trouble("malformed-item", _name(piece), "never ends", piece.line, piece.offset)
        else:
            yield Trouble("truncated-file", "end of file", f"inside {_name(piece)}", piece.line, piece.offset)
        yield from self._restart(piece)

    def _restart(self, piece: Piece) -> Iterator[Record]:
        """The next item that begins inside this one: its beginning was taken for a part of this one."""
        at = piece.data.find(b"<item>", 1)
        if self._depth > _MOST_RESTARTS or self._depth * len(piece.data) > _MOST_BYTES_AGAIN:
            # So often is no accident: the last one is the likeliest to be whole.
            at = piece.data.rfind(b"<item>")
            lost = piece.data.count(b"<item>") - 2
            if lost > 0:
                yield Trouble("malformed-item", _name(piece), f"and {lost} in it", piece.line, piece.offset)
        if at <= 0:
            return
        rest = Source(io.BytesIO(piece.data[at:]), b"")
        line, offset = piece.line + piece.data.count(b"\n", 0, at), piece.offset + at
        self._depth += 1
        for inner in Cutter(rest, line=line, offset=offset):
            if inner.name:
                yield from self._piece(inner)
        self._depth -= 1


def where_of(item: ItemRecord) -> str:
    """How a trouble names an item."""
    return f"post_id {item.post_id}" if item.post_id else f"guid {item.guid or '?'}, line {item.line}"


def _name(piece: Piece) -> str:
    match = _ITS_NUMBER.search(piece.data)
    number = (match[1] or match[2]).decode() if match else ""
    return f"post_id {number}" if number else f"{piece.name}, line {piece.line}"
