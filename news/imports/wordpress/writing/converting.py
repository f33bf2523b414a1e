"""Posts become copies in other processes: reading quotations out of prose takes longer than writing the rows."""

import ctypes
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import batched
from multiprocessing import get_context

from django.db import connections

from news.imports.wordpress.markup import OldSite, convert_post
from news.imports.wordpress.records import ItemRecord, StoryCopy

CHUNK = 25
AHEAD = 500
"""Posts that are given out before the first is asked for: twice a batch, or whoever converts stands still while it is
written."""
AHEAD_CHARACTERS = 20_000_000
"""And so much text at most, for posts of megabytes."""
_PR_SET_PDEATHSIG = 1

_site: OldSite | None = None


class Converter:
    """Converts posts in their order; without a pool in this process, for tests."""

    def __init__(self, site: OldSite, pool: ProcessPoolExecutor | None) -> None:
        self._site, self._pool = site, pool

    def convert(self, items: Iterable[ItemRecord]) -> Iterator[StoryCopy]:
        """A copy of each item, in order; what is held at a time is limited by number and by length."""
        if self._pool is None:
            for item in items:
                yield convert_post(item, self._site)
            return
        waiting: deque[tuple[Future, int]] = deque()
        ahead = 0
        for chunk in batched(items, CHUNK):
            size = sum(len(item.content) for item in chunk)
            waiting.append((self._pool.submit(_convert, chunk), size))
            ahead += size
            while len(waiting) > AHEAD // CHUNK or ahead > AHEAD_CHARACTERS:
                future, size = waiting.popleft()
                ahead -= size
                yield from future.result()
        for future, _size in waiting:
            yield from future.result()


@contextmanager
def converter(site: OldSite, *, processes: int) -> Iterator[Converter]:
    """The processes live as long as the block. Outside of any transaction: they must not share our connection."""
    if not processes:
        yield Converter(site, None)
        return
    connections.close_all()
    pool = ProcessPoolExecutor(
        processes, mp_context=get_context("fork"), initializer=_begin, initargs=(site,)
    )
    try:
        # All of them start with the first task, while nothing is connected.
        pool.submit(_ready).result()
        yield Converter(site, pool)
    finally:
        pool.shutdown(cancel_futures=True)


def _begin(site: OldSite) -> None:
    """In a new process: Ctrl-C is for the one that writes, and nobody outlives it."""
    global _site
    _site = site
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    # Linux only; elsewhere a killed import leaves an idle process.
    if hasattr(libc := ctypes.CDLL(None), "prctl"):
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _ready() -> bool:
    return True


def _convert(items: tuple[ItemRecord, ...]) -> list[StoryCopy]:
    return [convert_post(item, _site) for item in items]
