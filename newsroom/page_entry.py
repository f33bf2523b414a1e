"""From an answer of Django to a page that can be kept, and from a kept page to an answer."""

import contextlib
import re
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from typing import Any

from django.conf import settings

from newsroom.page_store import Entry, Variant

type Environ = dict[str, Any]
type Headers = list[tuple[str, str]]
type StartResponse = Callable[..., Any]

KEPT_TYPES = frozenset(
    {
        "text/html",
        "text/plain",
        "text/xml",
        "application/xml",
        "application/rss+xml",
        "application/atom+xml",
        "application/json",
        "application/ld+json",
        "application/manifest+json",
    }
)
GZIP_LEVEL = 6
GZIP_WINDOW = 31  # zlib's way of asking for a gzip header
GZIP_MIN_BYTES = 500
# Made for one answer: they are not part of the page.
DROPPED_HEADERS = frozenset({"content-length", "etag", "x-request-id", "date", "connection"})
CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")
NOT_MODIFIED_HEADERS = frozenset({"cache-control", "content-location", "etag", "expires", "vary"})
# What answers may vary by and still be kept: we pack them ourselves, and ``page_cache`` knows the two pages of a story.
KEPT_APART = frozenset({"accept-encoding", "save-data"})
_SHARED_SECONDS = re.compile(r"\bs-maxage=(\d+)")


def lifetime_seconds(status: str, headers: Headers) -> int:
    """For how long the answer may be kept; 0 when it may not."""
    if not status.startswith("200"):
        return 0
    values = {name.lower(): value for name, value in headers}
    if values.keys() & {"set-cookie", "content-encoding", "content-disposition"}:
        return 0
    varies = {name.strip().lower() for name in values.get("vary", "").split(",") if name.strip()}
    policy = values.get("cache-control", "")
    lifetime = _SHARED_SECONDS.search(policy)
    if varies - KEPT_APART or not lifetime or "private" in policy or "no-" in policy:
        return 0
    if values.get("content-type", "").split(";")[0] not in KEPT_TYPES:
        return 0
    return min(int(lifetime[1]), settings.PAGE_CACHE_SECONDS)


def make_entry(status: str, headers: Headers, body: bytes, *, number: int, seconds: int) -> Entry:
    """The answer in both encodings, each with an ETag of its own, valid in edition `number`."""
    common = [(name, value) for name, value in headers if name.lower() not in DROPPED_HEADERS]
    digest = blake2b(body, digest_size=12).hexdigest()
    plain = packed = _variant(common, body, etag=f'"{digest}"')
    if len(body) >= GZIP_MIN_BYTES:
        compressor = zlib.compressobj(GZIP_LEVEL, zlib.DEFLATED, GZIP_WINDOW)
        zipped = compressor.compress(body) + compressor.flush()
        packed = _variant([*common, ("Content-Encoding", "gzip")], zipped, etag=f'"{digest}-gz"')
    return Entry(status, plain, packed, number, time.time() + seconds)


def _variant(common: Headers, body: bytes, *, etag: str) -> Variant:
    return Variant([*common, ("ETag", etag), ("Content-Length", str(len(body)))], (body,), etag)


def answer(entry: Entry, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    """Send the page in the encoding asked for, or 304 when the client has it."""
    entry.is_touched = True
    variant = entry.packed if accepts_gzip(environ.get("HTTP_ACCEPT_ENCODING", "")) else entry.plain
    known = environ.get("HTTP_IF_NONE_MATCH")
    if known and knows(known, etag=variant.etag):
        return not_modified(variant.headers, start_response)
    start_response(entry.status, variant.headers.copy())
    return () if environ["REQUEST_METHOD"] == "HEAD" else variant.chunks


def not_modified(headers: Headers, start_response: StartResponse) -> Iterable[bytes]:
    """304, with what of the headers belongs to it."""
    repeated = [pair for pair in headers if pair[0].lower() in NOT_MODIFIED_HEADERS]
    start_response("304 Not Modified", repeated)
    return ()


@contextlib.contextmanager
def unconditional(environ: Environ) -> Iterator[None]:
    """The request as if the client had nothing; one that names only a date is left as it is."""
    known = {}
    if "HTTP_IF_NONE_MATCH" in environ:
        # The date does not count beside the tag (RFC 9110, 13.1.3).
        known = {name: environ.pop(name) for name in CONDITIONS if name in environ}
    try:
        yield
    finally:
        environ.update(known)


def is_known(status: str, headers: Headers, environ: Environ) -> bool:
    """Whether the client has already what a whole answer of Django, one that is not kept, says."""
    known = environ.get("HTTP_IF_NONE_MATCH")
    if not known or not status.startswith("200"):
        return False
    tags = [value for name, value in headers if name.lower() == "etag"]
    return bool(tags) and knows(known, etag=tags[0].removeprefix("W/"))


def close(chunks: Iterable[bytes]) -> None:
    """Let an answer of Django end its request."""
    if hasattr(chunks, "close"):
        chunks.close()


def accepts_gzip(accepts: str) -> bool:
    """Whether Accept-Encoding names gzip (or anything at all) and does not refuse it with q=0."""
    weights = {}
    for part in accepts.lower().split(","):
        name, _, parameters = part.partition(";")
        weights[name.strip()] = parameters.replace(" ", "").removeprefix("q=")
    weight = weights.get("gzip", weights.get("*"))
    return weight is not None and (not weight or weight.strip("0.") != "")


def knows(if_none_match: str, *, etag: str) -> bool:
    """Whether If-None-Match names the page; a proxy may have weakened the tag on the way."""
    if if_none_match.strip() == "*":
        return True
    return any(tag.strip().removeprefix("W/") == etag for tag in if_none_match.split(","))
