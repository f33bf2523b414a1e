"""Where finished pages are kept: in the worker's memory, bounded by bytes, and in Redis when machines share one."""

import json
import logging
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from hashlib import blake2b

from django.conf import settings

logger = logging.getLogger(__name__)

type Key = tuple[str, str, str, str]
"""Path, query, host, scheme."""

ENTRY_OVERHEAD_BYTES = 2_000
REDIS_PREFIX = "newsroom:page:"
REDIS_TIMEOUT_SECONDS = 0.5


@dataclass(slots=True, frozen=True)
class Variant:
    """A page in one encoding, ready to be sent: `chunks` is the body as WSGI wants it."""

    headers: list[tuple[str, str]]
    chunks: tuple[bytes]
    etag: str


@dataclass(slots=True)
class Entry:
    """A finished page, the edition in which its making began, and when it expires (seconds since the epoch)."""

    status: str
    plain: Variant
    packed: Variant
    edition: int
    expires_at: float
    is_touched: bool = field(default=False, compare=False)

    @property
    def size_bytes(self) -> int:
        """What it takes in memory, about."""
        packed = 0 if self.packed is self.plain else len(self.packed.chunks[0])
        return len(self.plain.chunks[0]) + packed + ENTRY_OVERHEAD_BYTES

    def is_valid(self, number: int | None) -> bool:
        """Whether it may be sent in edition `number`."""
        return self.edition == number and self.expires_at > time.time()


class PageStore:
    """Pages in this worker's memory. When it is full the oldest go first; one asked for since is spared once."""

    def __init__(self, *, limit_bytes: int) -> None:
        self._limit_bytes = limit_bytes
        self._size_bytes = 0
        self._entries: OrderedDict[Key, Entry] = OrderedDict()
        self._lock = threading.Lock()
        # The way of a hit: no lock and no Python frame. The caller asks whether the entry is valid.
        self.peek = self._entries.get

    def get(self, key: Key, number: int | None) -> Entry | None:
        """The page, if it may be sent in edition `number`; one that may not is dropped."""
        entry = self._entries.get(key)
        if entry is None or entry.is_valid(number):
            return entry
        with self._lock:
            if self._entries.get(key) is entry:
                self._remove(key)
        return None

    def put(self, key: Key, entry: Entry) -> None:
        """Keep the page, at the cost of those that were not asked for lately."""
        size = entry.size_bytes
        if size > self._limit_bytes:
            return
        with self._lock:
            self._remove(key)
            self._entries[key] = entry
            self._size_bytes += size
            while self._size_bytes > self._limit_bytes:
                self._evict()

    def _evict(self) -> None:
        key, oldest = self._entries.popitem(last=False)
        if oldest.is_touched:
            oldest.is_touched = False
            self._entries[key] = oldest
        else:
            self._size_bytes -= oldest.size_bytes

    def _remove(self, key: Key) -> None:
        entry = self._entries.pop(key, None)
        if entry is not None:
            self._size_bytes -= entry.size_bytes

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def size_bytes(self) -> int:
        """What the pages take together."""
        return self._size_bytes


class SharedPageStore(PageStore):
    """Pages in Redis, with this worker's memory before it; both are held to the edition, which is asked each time."""

    def __init__(self, url: str, *, limit_bytes: int) -> None:
        import redis

        super().__init__(limit_bytes=limit_bytes)
        self._failure = redis.RedisError
        self._client = redis.Redis.from_url(
            url, socket_timeout=REDIS_TIMEOUT_SECONDS, socket_connect_timeout=REDIS_TIMEOUT_SECONDS
        )

    def get(self, key: Key, number: int | None) -> Entry | None:
        """From memory, else from Redis; nothing while the edition is not known."""
        if number is None:
            return None
        entry = super().get(key, number)
        if entry is not None:
            return entry
        entry = self._fetch(key)
        if entry is None or not entry.is_valid(number):
            return None
        super().put(key, entry)
        return entry

    def put(self, key: Key, entry: Entry) -> None:
        """Keep it here and for the other machines."""
        super().put(key, entry)
        seconds = int(entry.expires_at - time.time())
        if seconds < 1:
            return
        try:
            self._client.set(redis_name(key), packed_entry(entry), ex=seconds)
        except self._failure:
            logger.warning("A page could not be shared with the other machines")

    def _fetch(self, key: Key) -> Entry | None:
        try:
            data = self._client.get(redis_name(key))
            return unpacked_entry(data) if data else None
        except (self._failure, ValueError):
            logger.warning("A shared page could not be read")
            return None


def redis_name(key: Key) -> str:
    """The name of a page in Redis: short, whatever the address is."""
    return (
        REDIS_PREFIX + blake2b("\n".join(key).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
    )


def packed_entry(entry: Entry) -> bytes:
    """As bytes: a line of JSON, then both bodies."""
    head = {
        "status": entry.status,
        "edition": entry.edition,
        "expires_at": entry.expires_at,
        "variants": [[v.headers, v.etag, len(v.chunks[0])] for v in (entry.plain, entry.packed)],
    }
    return json.dumps(head).encode() + b"\n" + entry.plain.chunks[0] + entry.packed.chunks[0]


def unpacked_entry(data: bytes) -> Entry:
    """The reverse of `packed_entry`; ValueError for anything else."""
    line, _, bodies = data.partition(b"\n")
    try:
        head = json.loads(line)
        variants, start = [], 0
        for headers, etag, length in head["variants"]:
            chunk = bodies[start : start + length]
            variants.append(Variant([(name, value) for name, value in headers], (chunk,), etag))
            start += length
        plain, packed = variants
        return Entry(head["status"], plain, packed, head["edition"], head["expires_at"])
    except (KeyError, TypeError) as error:
        raise ValueError("not a page") from error


def open_store() -> PageStore:
    """The store of this installation; one that keeps nothing where the page cache is turned off."""
    if settings.EDITION_REDIS_URL and settings.PAGE_CACHE_BYTES:
        return SharedPageStore(settings.EDITION_REDIS_URL, limit_bytes=settings.PAGE_CACHE_BYTES)
    return PageStore(limit_bytes=settings.PAGE_CACHE_BYTES)
