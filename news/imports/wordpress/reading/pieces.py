"""Cuts an export into its records by their tags, so that one damaged record cannot spoil another.

Tags inside CDATA are text and do not count. Everything is done in one pass and in bounded memory: a record is held
whole, a file never.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .source import PIECE_BYTES, Source

RECORDS = ("item", "wp:author", "wp:category", "wp:tag", "wp:term")
LARGEST_RECORD_BYTES = 1 << 25
_START = re.compile(rb"<(item|wp:author|wp:category|wp:tag|wp:term)(?=[\s>])")
_ENDS = {name: re.compile(rb"<!\[CDATA\[|</" + name.encode() + rb"\s*>") for name in RECORDS}
_CDATA_END = b"]]>"
_LONGEST_TAG = 64
_LONGEST_BETWEEN = 1 << 20


@dataclass(frozen=True, slots=True)
class Piece:
    """A record as it stands in the file, or what stands between records (`name` is empty).

    `line` and `offset` are those of its first byte, from 1 and 0. `is_whole` is False for a record whose end is not
    in the file, or is farther away than any record is long.
    """

    name: str
    data: bytes
    line: int
    offset: int
    is_whole: bool = True


class Cutter:
    """One pass over a source. Between records at most `_LONGEST_BETWEEN` bytes are handed on, the rest is skipped."""

    def __init__(self, source: Source, *, line: int = 1, offset: int = 0) -> None:
        self._source = source
        self._held = b""
        self._at = 0
        self._offset = offset
        self._line = line
        self._is_over = False

    def __iter__(self) -> Iterator[Piece]:
        while True:
            name = yield from self._between()
            if not name:
                return
            end = self._find_end(name)
            size = (end if end >= 0 else len(self._held)) - self._at
            yield self._take(size, name=name, is_whole=end >= 0)

    def _between(self) -> Iterator[Piece]:
        """Hand on what stands before the next record; returns the record's name, or empty at the end."""
        while True:
            match = _START.search(self._held, self._at)
            if match:
                yield self._take(match.start() - self._at)
                return match[1].decode()
            if self._is_over:
                yield self._take(len(self._held) - self._at)
                return ""
            # The beginning of a tag may stand at the very end of what is held.
            if len(self._held) - self._at > _LONGEST_BETWEEN:
                yield self._take(len(self._held) - self._at - _LONGEST_TAG)
            self._read_on()

    def _find_end(self, name: str) -> int:
        """Where the record that begins here ends, in what is held; -1 if nowhere within reach."""
        pattern, at, in_cdata = _ENDS[name], self._at, False
        while True:
            if in_cdata:
                found = self._held.find(_CDATA_END, at)
                step = len(_CDATA_END)
            else:
                match = pattern.search(self._held, at)
                found = match.start() if match else -1
                step = match.end() - found if match else _LONGEST_TAG
                if match and match[0].startswith(b"</"):
                    return match.end()
            if found >= 0:
                at, in_cdata = found + step, not in_cdata
                continue
            if self._is_over or len(self._held) - self._at > LARGEST_RECORD_BYTES:
                return -1
            at = max(at, len(self._held) - step) - self._at
            self._read_on()

    def _read_on(self) -> None:
        """Read as much again as is held, so that a long record is not copied once a piece."""
        rest = self._held[self._at :]
        more = self._source.read(max(PIECE_BYTES, len(rest)))
        self._held, self._at = rest + more, 0
        self._is_over = not more

    def _take(self, size: int, *, name: str = "", is_whole: bool = True) -> Piece:
        data = self._held[self._at : self._at + size]
        piece = Piece(name, data, self._line, self._offset, is_whole)
        self._at += size
        self._offset += size
        self._line += data.count(b"\n")
        return piece
