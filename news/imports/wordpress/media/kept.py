"""A file on its way from the old site: what came of it so far is kept, and asked on from there."""

import re
from contextlib import suppress
from hashlib import sha256
from http import HTTPStatus
from http.client import HTTPResponse
from pathlib import Path

from news.imports.wordpress.media.folder import LARGEST_BYTES, FileNotUsable

_PIECE_BYTES = 64 * 1024
_RANGE = re.compile(r"bytes (\d{1,15})-(?:\d{1,15})/(\d{1,15}|\*)")


class BrokenOff(Exception):
    """The rest did not come. What did is kept; asking again may bring more."""


class KeptFile:
    """Its names are made of its address, so that no address leads out of the folder."""

    def __init__(self, folder: Path, url: str) -> None:
        name = sha256(url.encode(errors="replace")).hexdigest()
        self.path, self._part, self._mark = (folder / f"{name}{end}" for end in ("", ".part", ".mark"))

    @property
    def is_whole(self) -> bool:
        return self.path.is_file()

    def headers(self) -> dict[str, str]:
        """Asks for the rest, where there is a part and the server would notice that its file is another one by now."""
        with suppress(OSError):
            size, mark = self._part.stat().st_size, self._mark.read_text(encoding="latin-1")
            if size and mark:
                return {"Range": f"bytes={size}-", "If-Range": mark}
        return {}

    def take(self, answer: HTTPResponse) -> None:
        """Write down what comes. Raises ``BrokenOff`` or ``FileNotUsable``."""
        size = self._size_before(answer)
        if size + (answer.length or 0) > LARGEST_BYTES:
            self.forget()
            raise FileNotUsable("too_large")
        with self._opened(answer, is_more=size > 0) as part:
            while piece := answer.read1(_PIECE_BYTES):
                size += len(piece)
                if size > LARGEST_BYTES:
                    self.forget()
                    raise FileNotUsable("too_large")
                _write(part, piece)
        # http.client says nothing where a body ends early; and a server may hand out a part of the rest alone.
        if answer.length or size < _whole_size(answer):
            raise BrokenOff

    def finish(self) -> None:
        """What came is all of it."""
        self._part.replace(self.path)
        self._mark.unlink(missing_ok=True)

    def forget(self) -> None:
        """As if nothing had come."""
        for path in (self.path, self._part, self._mark):
            path.unlink(missing_ok=True)

    def _size_before(self, answer: HTTPResponse) -> int:
        if answer.status != HTTPStatus.PARTIAL_CONTENT:
            return 0
        found = _RANGE.match(answer.headers.get("Content-Range", ""))
        have = self._part.stat().st_size if self._part.is_file() else 0
        if found is None or int(found[1]) != have:
            # Not what was asked for: from the beginning, then.
            self.forget()
            raise BrokenOff
        return have

    def _opened(self, answer: HTTPResponse, *, is_more: bool):
        """Emptied before its mark changes: no mark ever stands beside bytes of another file."""
        try:
            part = self._part.open("ab" if is_more else "wb", buffering=0)
            if not is_more:
                self._mark.write_text(_mark_of(answer), encoding="latin-1")
        except OSError as error:
            raise FileNotUsable("no_room") from error
        return part


def _whole_size(answer: HTTPResponse) -> int:
    """Of the file of which this is a part, where the server says it; else 0."""
    found = _RANGE.match(answer.headers.get("Content-Range", ""))
    is_part = found is not None and answer.status == HTTPStatus.PARTIAL_CONTENT
    return int(found[2]) if is_part and found[2] != "*" else 0


def _mark_of(answer: HTTPResponse) -> str:
    """What names this state of the file, for ``If-Range``; a weak mark does not."""
    tag = answer.headers.get("ETag", "")
    return answer.headers.get("Last-Modified", "") if not tag or tag.startswith("W/") else tag


def _write(part, piece: bytes) -> None:
    """All of it: a disk that is nearly full takes a part, and only says how much."""
    try:
        written = part.write(piece)
    except OSError as error:
        raise FileNotUsable("no_room") from error
    if written != len(piece):
        raise FileNotUsable("no_room")
