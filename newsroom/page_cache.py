"""Finished pages, kept in front of Django: a WSGI application around the WSGI application.

What may be kept is decided by the answer: a 200 to a GET whose Cache-Control names a shared lifetime, without a
cookie and without variation but by encoding; and by the address, whose query must be one that pages read. A kept page
is valid in the edition in which its making *began*: the number is read before the view runs, so that a page made while
something is published is thrown away, not kept.
"""

import re
import time
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from news import low_data
from newsroom import edition
from newsroom.json_log import ENVIRON_KEY
from newsroom.page_entry import (
    Environ,
    Headers,
    StartResponse,
    accepts_gzip,
    answer,
    close,
    is_known,
    lifetime_seconds,
    make_entry,
    not_modified,
    unconditional,
)
from newsroom.page_store import Key, PageStore, open_store

type Application = Callable[[Environ, StartResponse], Iterable[bytes]]

LARGEST_PAGE_BYTES = 2 * 1024 * 1024
OUTCOME_KEY = "newsroom.page_cache"
MOST_ENCODINGS = 500
# What pages of ours read from an address, and what some pages alone do. Whatever else somebody writes there would fill
# the store with copies of the same page.
PARAMETERS = frozenset({"sebelum"})
_OF_THE_LEDGER = frozenset({"q", "tokoh", "peran", "wilayah", "dari", "sampai", "sebelum"})
PARAMETERS_OF_A_PATH = {
    "/cari/": frozenset({"q", "wilayah", "rubrik", "penulis", "tokoh", "dari", "sampai", "urut", "lanjut"}),
    "/cari/saran/": frozenset({"q"}),
    "/kutipan/": _OF_THE_LEDGER,
    "/kutipan/data.json": _OF_THE_LEDGER,
    "/janji/": frozenset({"hasil", "sebelum"}),
}
# One page each of what has a name there: "/tokoh/<nama>/".
PARAMETERS_BELOW = {"/tokoh/": frozenset({"topik", "hanya", "ucapan"})}
_LOW = f"{low_data.PARAMETER}={low_data.LOW}"
# What may stand in the address of a story, and what it says of the choice between its two pages.
_CHOICES = {"": None, _LOW: low_data.LOW, f"{low_data.PARAMETER}={low_data.FULL}": low_data.FULL}
# Added by mail programs and social networks to each link, one value a click; no page of ours reads them.
_TRACKING = re.compile(r"(?:^|&)(?:utm_[a-z]+|fbclid|gclid|igshid|mc_eid)=[^&]*")


def keep_pages(application: Application, *, store: PageStore | None = None) -> Application:
    """The application that gunicorn serves: `keep_pages(get_wsgi_application())`."""
    pages = PageCache(application, store=store if store is not None else open_store())
    # A hit takes the short way below, where every name is local: it is measured against a function that does nothing.
    peek, current, now, scheme = pages.store.peek, edition.counter().current, time.time, pages.scheme
    encodings: dict[str, bool] = {}

    def serve(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        key = (
            environ["PATH_INFO"],
            environ.get("QUERY_STRING", ""),
            environ.get("HTTP_HOST", ""),
            environ.get(scheme, ""),
        )
        entry = peek(key)
        if (
            entry is None
            or environ["REQUEST_METHOD"] != "GET"
            or entry.edition != current()
            or entry.expires_at < now()
            or "HTTP_IF_NONE_MATCH" in environ
            or "HTTP_SAVE_DATA" in environ
        ):
            return pages.ask(environ, start_response, key=key)
        entry.is_touched = True
        environ[OUTCOME_KEY] = "hit"
        accepts = environ.get("HTTP_ACCEPT_ENCODING", "")
        if accepts not in encodings:
            if len(encodings) >= MOST_ENCODINGS:
                encodings.clear()
            encodings[accepts] = accepts_gzip(accepts)
        variant = entry.packed if encodings[accepts] else entry.plain
        start_response(entry.status, variant.headers.copy())
        return variant.chunks

    return serve


class PageCache:
    """The long way: everything but a plain hit."""

    def __init__(self, application: Application, *, store: PageStore) -> None:
        self.store = store
        self.scheme = "HTTP_X_FORWARDED_PROTO" if settings.PROXY_COUNT else "wsgi.url_scheme"
        self._application = application
        self._admin_prefix = f"/{settings.ADMIN_PATH}"

    def ask(self, environ: Environ, start_response: StartResponse, *, key: Key) -> Iterable[bytes]:
        """Answer from what is kept, or ask Django and keep the answer if it may be kept."""
        method = environ["REQUEST_METHOD"]
        if method not in ("GET", "HEAD") or key[0].startswith(self._admin_prefix):
            return self._application(environ, start_response)
        key = page_key(key, save_data=environ.get("HTTP_SAVE_DATA", ""))
        if not is_ours(key):
            return self._application(environ, start_response)
        number = edition.current()
        entry = self.store.get(key, number)
        if entry is not None:
            environ[OUTCOME_KEY] = "hit"
            return answer(entry, environ, start_response)
        if method == "HEAD" or number is None or "HTTP_AUTHORIZATION" in environ:
            return self._application(environ, start_response)
        return self._make(environ, start_response, key=key, number=number)

    def _make(
        self, environ: Environ, start_response: StartResponse, *, key: Key, number: int
    ) -> Iterable[bytes]:
        """Let Django answer; keep the answer when it may be kept.

        Django is not told what the client has: it would make the whole page and answer 304, and nothing could be kept.
        """
        started: list[Any] = []

        def capture(status: str, headers: Headers, exc_info: Any = None) -> None:
            started[:] = [status, headers, exc_info]

        with unconditional(environ):
            chunks = self._application(environ, capture)
        status, headers, exc_info = started
        seconds = 0 if exc_info else lifetime_seconds(status, headers)
        if not seconds:
            if not exc_info and is_known(status, headers, environ):
                close(chunks)
                return not_modified(headers, start_response)
            start_response(status, headers, *([exc_info] if exc_info else []))
            return chunks
        try:
            body = b"".join(chunks)
        finally:
            close(chunks)
        entry = make_entry(status, headers, body, number=number, seconds=seconds)
        if len(body) <= LARGEST_PAGE_BYTES:
            self.store.put(key, entry)
        identity = environ.get(ENVIRON_KEY, "")

        def start_with_id(status: str, headers: Headers) -> Any:
            return start_response(status, [*headers, ("X-Request-ID", identity)] if identity else headers)

        return answer(entry, environ, start_with_id)


def page_key(key: Key, *, save_data: str = "") -> Key:
    """The key of the page that is asked for, of all the addresses and headers that lead to it.

    A story has two pages, and each is kept once: whatever stands in the header, in its address stands ``?hemat=1`` or
    nothing.
    """
    key = path, query, host, scheme = without_tracking(key)
    if low_data.STORY_PATH.fullmatch(path) is None or query not in _CHOICES:
        return key
    is_low = low_data.is_wanted(_CHOICES[query], save_data=save_data)
    return (path, _LOW if is_low else "", host, scheme)


def without_tracking(key: Key) -> Key:
    """The key of the page itself: `?fbclid=…` is the same page for everyone."""
    path, query, host, scheme = key
    return (path, _TRACKING.sub("", query).lstrip("&"), host, scheme) if "=" in query else key


def is_ours(key: Key) -> bool:
    """Whether a page of ours reads all that the query says; only then is it a page of its own."""
    path, query, _host, _scheme = key
    if low_data.STORY_PATH.fullmatch(path) is not None:
        return query in ("", _LOW)
    return not query or all(part.partition("=")[0] in _known(path) for part in query.split("&"))


def _known(path: str) -> frozenset[str]:
    """The parameters that the page of a path reads."""
    if path in PARAMETERS_OF_A_PATH:
        return PARAMETERS_OF_A_PATH[path]
    above, _slash, name = path.removesuffix("/").rpartition("/")
    return PARAMETERS_BELOW.get(f"{above}/", PARAMETERS) if name else PARAMETERS


def address_key(url: str) -> Key:
    """The key under which a page's address is kept; for tests and tools."""
    parts = urlsplit(url)
    return (parts.path, parts.query, parts.netloc, parts.scheme)
