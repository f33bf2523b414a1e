"""The number of the current edition: raised whenever readers would see something new.

Finished pages are kept with the edition they were made in and are valid in that edition only, so one number makes
every worker forget what is old. On one machine it is eight bytes of a file mapped into memory, read in a fraction of
a microsecond; with CACHE_URL=redis:// it is a counter there, and several machines agree.
"""

import contextlib
import fcntl
import logging
import mmap
import os
import struct
import threading
import time
from collections.abc import Callable, Iterator
from functools import lru_cache, partial, wraps
from pathlib import Path
from typing import IO, Protocol

from django.conf import settings
from django.db import transaction

logger = logging.getLogger(__name__)

WIDTH_BYTES = 8
REDIS_KEY = "newsroom:edition"
REDIS_TIMEOUT_SECONDS = 0.5
REDIS_PAUSE_SECONDS = 2.0


class Counter(Protocol):
    """Where the number is kept; `current` tells it, or None when it cannot be known."""

    current: Callable[[], int | None]

    def bump(self) -> None:
        """Raise it by one, for everyone."""


class FileCounter:
    """The number in a file that all workers of a machine have mapped."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        with self._locked() as file:
            if path.stat().st_size < WIDTH_BYTES:
                file.write(struct.pack("=Q", 1))
                file.flush()
            mapped = mmap.mmap(file.fileno(), WIDTH_BYTES)
        self._number = memoryview(mapped).cast("Q")
        # The number now; asked for every page, so without a Python frame.
        self.current: Callable[[], int | None] = partial(self._number.__getitem__, 0)

    @contextlib.contextmanager
    def _locked(self) -> Iterator[IO[bytes]]:
        """The file, opened anew: a lock belongs to an open file, and forked workers share those of their parent."""
        # Never truncated: others have it mapped.
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
        with self._lock, os.fdopen(descriptor, "r+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            try:
                yield file
            finally:
                # Said aloud: the mapping holds a copy of the descriptor, so closing the file would not unlock it.
                fcntl.flock(file, fcntl.LOCK_UN)

    def bump(self) -> None:
        """Raise it by one; the lock keeps two workers from writing the same number."""
        with self._locked():
            self._number[0] += 1


class RedisCounter:
    """The number in Redis, for several machines. While Redis does not answer, nothing is known and nothing is kept."""

    def __init__(self, url: str) -> None:
        import redis

        self._failure = redis.RedisError
        self._client = redis.Redis.from_url(
            url, socket_timeout=REDIS_TIMEOUT_SECONDS, socket_connect_timeout=REDIS_TIMEOUT_SECONDS
        )
        self._silent_until = 0.0

    def current(self) -> int | None:
        """The number now; None while Redis is silent, which is asked again only after a pause."""
        if time.monotonic() < self._silent_until:
            return None
        try:
            value = self._client.get(REDIS_KEY)
            if value is None:
                self._begin()
                value = self._client.get(REDIS_KEY)
        except self._failure:
            self._silent_until = time.monotonic() + REDIS_PAUSE_SECONDS
            logger.warning("Redis does not answer; pages are made afresh for each request")
            return None
        return int(value) if value else None

    def bump(self) -> None:
        """Raise it by one; when that fails, other machines serve what they keep until it expires."""
        try:
            self._begin()
            self._client.incr(REDIS_KEY)
        except self._failure:
            logger.exception("The edition could not be raised; old pages expire by themselves")

    def _begin(self) -> None:
        """Where there is no number, new or evicted: one that no earlier edition had."""
        self._client.set(REDIS_KEY, time.time_ns() // 1000, nx=True)


@lru_cache(maxsize=1)
def _counter() -> Counter:
    if settings.EDITION_REDIS_URL:
        return RedisCounter(settings.EDITION_REDIS_URL)
    return FileCounter(Path(settings.EDITION_FILE))


def counter() -> Counter:
    """The counter of this installation, opened at first use."""
    return _counter()


def current() -> int | None:
    """The number of the current edition, or None when it cannot be known."""
    return _counter().current()


def bump() -> None:
    """Begin a new edition now. Inside a transaction use `bump_after_commit`."""
    _counter().bump()


def bump_after_commit() -> None:
    """Begin a new edition when the transaction commits, or now when there is none."""
    transaction.on_commit(bump, robust=True)


def remembered[Value](read: Callable[[], Value]) -> Callable[[], Value]:
    """Keep what ``read`` returns in this process for as long as the edition lasts.

    For values that every page needs and only an edition changes. Threads share them: nobody may change one.
    """
    kept: tuple[int, Value] | None = None

    @wraps(read)
    def recall() -> Value:
        nonlocal kept
        # The number is read before the value, and the pair looked at once: another thread may replace it any time.
        number, found = current(), kept
        if number is None:
            return read()
        if found is None or found[0] != number:
            found = kept = (number, read())
        return found[1]

    def forget() -> None:
        nonlocal kept
        kept = None

    _forgetting.append(forget)
    return recall


def forget_all() -> None:
    """Drop all that is remembered, as after a restart."""
    for forget in _forgetting:
        forget()


_forgetting: list[Callable[[], None]] = []
