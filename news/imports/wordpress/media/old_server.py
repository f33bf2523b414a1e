"""The old site itself, asked for its pictures and documents one after the other, as a patient reader would.

Nothing but the site that somebody named is asked, nothing of this server's own network, and nobody who has fallen
silent. What came of a file is kept, and the rest is asked for from there, in this run or the next.
"""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from shutil import rmtree
from ssl import SSLCertVerificationError
from urllib.parse import quote, urljoin

from django.conf import settings

from news.imports.wordpress.media.connection import AddressRefused, FindAddresses, answer_to, public_addresses
from news.imports.wordpress.media.files import LARGEST_BYTES, FileNotUsable
from news.imports.wordpress.media.site_address import SiteAddress

_PIECE_BYTES = 64 * 1024
_RANGE = re.compile(r"bytes (\d{1,15})-(?:\d{1,15})/(\d{1,15}|\*)")
MOST_REDIRECTS = 5
_MOVED = frozenset({301, 302, 303, 307, 308})
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_GONE = {404: "missing", 410: "missing", 401: "forbidden", 403: "forbidden"}
_LONGEST_WAIT_SECONDS = 30


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


class _Unwell(Exception):
    """The server could not answer now; the argument is how many seconds it wants to be left alone."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How patient, and how polite; seconds."""

    pause: float = 0.1
    waits: tuple[float, ...] = (1, 5)
    """Before each further try."""
    step: float = 10
    """To connect, and to hear the next bytes."""
    longest: float = 120
    """For one answer; a larger file is asked on from there."""
    failures_in_a_row: int = 5
    """After so many files the site counts as down."""


class OldServer:
    """``site_url`` is the site as the export names it, ``address`` where it answers now."""

    def __init__(
        self,
        address: SiteAddress,
        site_url: str,
        *,
        pace: Pace = Pace(),
        find_addresses: FindAddresses = public_addresses,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._address, self._site_url = address, site_url
        self._pace, self._find_addresses, self._sleep = pace, find_addresses, sleep
        self._folder = settings.DATA_DIR / "imports" / "fetched" / address.host
        self._failures, self._closed = 0, ""

    def check(self) -> None:
        """Whether its name may be asked at all. Raises ``AddressRefused``; a name that nobody knows is told later."""
        with suppress(OSError):
            self._find_addresses(self._address.host, self._address.port or 0)

    def find(self, url: str) -> Path:
        """The file, fetched unless it is here already. Raises ``FileNotUsable``."""
        asked = self._address.of_file(url, site_url=self._site_url)
        if asked is None:
            raise FileNotUsable("elsewhere")
        kept = KeptFile(self._folder, asked)
        if not kept.is_whole:
            self._fetch(asked, kept)
        return kept.path

    def forget(self, url: str) -> None:
        """It was looked at, and is taken in or of no use."""
        asked = self._address.of_file(url, site_url=self._site_url)
        if asked is not None:
            KeptFile(self._folder, asked).forget()

    def tidy(self) -> None:
        """Nothing will be asked on."""
        rmtree(self._folder, ignore_errors=True)

    def _fetch(self, url: str, kept: KeptFile) -> None:
        if self._closed:
            raise FileNotUsable(self._closed)
        try:
            self._make_folder()
            self._try_hard(url, kept)
        except (AddressRefused, SSLCertVerificationError) as error:
            # It will be no other with the next picture.
            self._closed = "private" if isinstance(error, AddressRefused) else "certificate"
            raise FileNotUsable(self._closed) from error
        except (_Unwell, BrokenOff) as error:
            self._failures += 1
            if self._failures >= self._pace.failures_in_a_row:
                self._closed = "not_asked"
            raise FileNotUsable("broken_off" if isinstance(error, BrokenOff) else "not_answering") from error
        except FileNotUsable:
            # An answer, though not the one that was hoped for.
            self._failures = 0
            raise
        self._failures = 0

    def _make_folder(self) -> None:
        """Only the server's user may look into it, and into those above."""
        try:
            for folder in (*reversed(self._folder.parents[:2]), self._folder):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise FileNotUsable("no_room") from error

    def _try_hard(self, url: str, kept: KeptFile) -> None:
        for wait in self._pace.waits:
            try:
                return self._download(url, kept)
            except (_Unwell, BrokenOff) as error:
                self._sleep(max([wait, *error.args]))
        return self._download(url, kept)

    def _download(self, url: str, kept: KeptFile) -> None:
        for _time in range(MOST_REDIRECTS + 1):
            with self._answer(url, kept) as answer:
                if answer.status not in _MOVED:
                    _judge(answer, kept)
                    kept.take(answer)
                    break
                url = self._next(url, answer)
        else:
            raise FileNotUsable("moved")
        # Only now: an answer that was cut off for its length looks whole inside.
        kept.finish()

    def _next(self, url: str, answer: HTTPResponse) -> str:
        """Where a redirect leads, if that is still the old site."""
        location = answer.headers.get("Location", "").encode("latin-1", "replace")
        try:
            found = urljoin(url, quote(location, safe="/%:@!$&'()*+,;=~?#[]"))
        except ValueError as error:
            raise FileNotUsable("moved") from error
        if not self._address.leads_to(found):
            raise FileNotUsable("moved")
        return found

    @contextmanager
    def _answer(self, url: str, kept: KeptFile) -> Iterator[HTTPResponse]:
        self._sleep(self._pace.pause)
        headers = {"User-Agent": _user_agent(), "Accept-Encoding": "identity", "Connection": "close"}
        try:
            with answer_to(
                url,
                headers={**headers, **kept.headers()},
                find_addresses=self._find_addresses,
                step_seconds=self._pace.step,
                longest_seconds=self._pace.longest,
            ) as answer:
                yield answer
        except SSLCertVerificationError:
            raise
        except (OSError, HTTPException) as error:
            raise _Unwell from error


def _judge(answer: HTTPResponse, kept: KeptFile) -> None:
    """Whether the body is worth reading. Raises ``FileNotUsable``, ``BrokenOff`` or ``_Unwell``."""
    status = answer.status
    if status in _GONE:
        raise FileNotUsable(_GONE[status])
    if status == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
        kept.forget()
        raise BrokenOff
    if status == HTTPStatus.TOO_MANY_REQUESTS or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise _Unwell(_wait_of(answer))
    if status not in {HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT}:
        raise FileNotUsable("refused")
    if answer.headers.get_content_type() in _PAGES and "Content-Type" in answer.headers:
        # A page that says in friendly words that there is nothing.
        raise FileNotUsable("not_a_picture")


def _wait_of(answer: HTTPResponse) -> int:
    text = answer.headers.get("Retry-After", "")
    is_number = text.isascii() and text.isdecimal() and len(text) < 6
    return min(int(text), _LONGEST_WAIT_SECONDS) if is_number else 0


def _user_agent() -> str:
    return f"Newsroom archive import (+{settings.SITE_URL})"
