"""The file of an export: bytes in pieces, unpacked if it is gzip'd, in UTF-8 if it was UTF-16; or why it is none."""

import codecs
import gzip
import io
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REFUSALS: dict[str, Promise] = {
    "unreadable": _("The file cannot be opened. Is it there, and may this program read it?"),
    "empty": _("The file is empty. Export again in WordPress under Tools → Export."),
    "zip": _("This is a ZIP file. Unpack it first; the export is the .xml file in it."),
    "html": _("This is a web page, not an export. Was the download saved after logging out of WordPress?"),
    "rss": _(
        "This is a plain RSS feed: it has the newest stories only. Export in WordPress under Tools → Export."
    ),
    "doctype": _(
        "The file declares a document type or entities of its own, as no WordPress export does. It is not read."
    ),
    "no_channel": _(
        "There is no <channel> in the file, and nothing else to read. Is it only a part of an export?"
    ),
    "nothing_whole": _(
        "Nothing in the file could be read: its items are damaged or have no end. "
        "Export again in WordPress under Tools → Export."
    ),
    "no_items": _(
        "There is not one post, page or picture in the file. "
        "Export “All content” in WordPress under Tools → Export."
    ),
    "not_an_export": _("This is no WordPress export (WXR). Export in WordPress under Tools → Export."),
}
PIECE_BYTES = 1 << 20
_SIGNATURES = {b"PK\x03\x04": "zip", b"PK\x05\x06": "zip"}
_GZIP = b"\x1f\x8b"
_NAMESPACE = re.compile(rb"""xmlns:wp\s*=\s*["']https?://wordpress\.org/export/""")
_RSS = re.compile(rb"<rss[\s>]")
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


class NotAnExport(ValueError):
    """The file as a whole is not read; `reason` is a key of `REFUSALS`, the text of the exception its sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return str(REFUSALS[self.reason])


class Source:
    """Bytes to read once. `is_cut` after the end: the packing itself broke off, so that the rest is missing."""

    def __init__(self, stream: io.BufferedIOBase, start: bytes) -> None:
        self._stream = stream
        self._start = start
        self._decoder = _decoder(start)
        self.is_cut = False
        if self._decoder is None and start.startswith(codecs.BOM_UTF8):
            self._start = start[len(codecs.BOM_UTF8) :]

    def read(self, size: int = PIECE_BYTES) -> bytes:
        """The next bytes; empty at the end. May be fewer than asked for, and never raises for damaged packing."""
        while True:
            raw, self._start = self._start or self._next(size), b""
            if self._decoder is None:
                return raw
            text = self._decoder.decode(raw, final=not raw).encode("utf-8", "replace")
            if text or not raw:
                return text

    def _next(self, size: int) -> bytes:
        data, self.is_cut = _read(self._stream, size)
        return data


def _read(stream: io.BufferedIOBase, size: int) -> tuple[bytes, bool]:
    """So many bytes, or all that are left; and whether damaged packing is why they are fewer."""
    parts, missing = [], size
    while missing:
        try:
            part = stream.read1(missing)
        except (EOFError, OSError, zlib.error):
            return b"".join(parts), True
        if not part:
            break
        parts.append(part)
        missing -= len(part)
    return b"".join(parts), False


def _decoder(start: bytes) -> codecs.IncrementalDecoder | None:
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return codecs.getincrementaldecoder("utf-16")("replace")
    for sign, encoding in ((b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be")):
        if start.startswith(sign):
            return codecs.getincrementaldecoder(encoding)("replace")
    return None


@contextmanager
def open_export(path: Path) -> Iterator[Source]:
    """The file as a `Source`; raises `NotAnExport` if its first bytes cannot be those of an export."""
    try:
        stream = path.open("rb")
    except OSError as error:
        raise NotAnExport("unreadable") from error
    with stream:
        packed = stream.read(2) == _GZIP
        stream.seek(0)
        unpacked = gzip.GzipFile(fileobj=stream) if packed else stream
        yield Source(unpacked, _first_bytes(unpacked))


def _first_bytes(stream: io.BufferedIOBase) -> bytes:
    start, _ = _read(stream, PIECE_BYTES)
    for signature, reason in _SIGNATURES.items():
        if start.startswith(signature):
            raise NotAnExport(reason)
    if not start.strip(b"\x00 \t\r\n"):
        raise NotAnExport("empty")
    return start


def check_head(head: bytes) -> None:
    """Raise `NotAnExport` if what stands before the first record is not the head of an export."""
    if _DOCTYPE.search(head):
        raise NotAnExport("html" if _HTML.search(head) else "doctype")
    if not _NAMESPACE.search(head):
        raise NotAnExport(_what_it_is(head))


def _what_it_is(head: bytes) -> str:
    if _RSS.search(head):
        return "rss"
    return "html" if _HTML.search(head) else "not_an_export"
