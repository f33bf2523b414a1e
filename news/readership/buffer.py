"""What one worker process knows of today's reads: those not written yet, and those it has seen. Both are bounded.

Under a flood the buffer is full and drops what comes: a count that is too low is honest, a server out of memory is not.
"""

import logging
import os
import threading
import time
from datetime import date

from django.db import Error, connections
from django.utils import timezone

from news.readership.tokens import GRACE, NoSalt, destroy_past_salts, salt_of, token_of
from news.readership.writing import Read, write

logger = logging.getLogger(__name__)

WRITE_SECONDS = 10
MOST_WAITING = 20_000
MOST_SEEN = 100_000
PAUSE_SECONDS = 30
"""After a database that did not answer."""


class ReadBuffer:
    """Reads of this process. Threads share it; the address and browser of a reader never enter it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: list[Read] = []
        self._seen: set[int] = set()
        self._day: date | None = None
        self._salt = b""
        self._silent_until = 0.0
        self._destroy_at: float | None = None
        self.is_half_full = threading.Event()

    def count(self, article_id: int, *, address: str, agent: str) -> None:
        """Remember a read until it is written, unless this process saw it today or is full."""
        now = timezone.localtime()
        if now.date() != self._day and not self._begin(now.date()):
            return
        with self._lock:
            if now.date() != self._day:
                return
            token = token_of(self._salt, address=address, agent=agent, article_id=article_id)
            if token in self._seen or len(self._waiting) >= MOST_WAITING:
                return
            if len(self._seen) >= MOST_SEEN:
                # The database knows them all.
                self._seen.clear()
            self._seen.add(token)
            hour = now.replace(minute=0, second=0, microsecond=0)
            self._waiting.append(Read(token, article_id, hour, now.date()))
            if len(self._waiting) * 2 >= MOST_WAITING:
                self.is_half_full.set()

    def flush(self) -> None:
        """Write what waits, and forget yesterday. What the database does not take now waits for the next time."""
        with self._lock:
            batch, self._waiting = self._waiting, []
            self.is_half_full.clear()
            if self._day is not None and self._day != timezone.localdate():
                self._forget()
            is_time = self._destroy_at is not None and time.monotonic() >= self._destroy_at
        try:
            if batch:
                write(batch)
            if is_time:
                destroy_past_salts()
                self._destroy_at = None
        except Error:
            logger.exception("Reads could not be written", extra={"reads": len(batch)})
            with self._lock:
                self._waiting = (batch + self._waiting)[:MOST_WAITING]

    def _begin(self, day: date) -> bool:
        """Whether the day can be counted; each thread asks the database once a day, or once a pause.

        It asks before it takes the lock: a slow database makes nobody wait for another's question.
        """
        if time.monotonic() < self._silent_until:
            return False
        try:
            salt = salt_of(day)
        except (Error, NoSalt):
            logger.exception("Reads are not counted for a while")
            self._silent_until = time.monotonic() + PAUSE_SECONDS
            return False
        with self._lock:
            if self._day != day:
                self._forget()
                self._salt, self._day = salt, day
        return True

    def _forget(self) -> None:
        """Another day: soon nothing of the last one is waiting any more, and the database forgets it too."""
        self._seen.clear()
        self._salt, self._day = b"", None
        self._destroy_at = time.monotonic() + GRACE.total_seconds()


class Writer:
    """Writes a buffer every ten seconds, in a thread that begins with the first read of the process."""

    def __init__(self, buffer: ReadBuffer) -> None:
        self._buffer = buffer
        self._pid = 0
        self._lock = threading.Lock()

    def begin(self) -> None:
        """Once a process: a thread does not survive the fork of a worker."""
        if self._pid == os.getpid():
            return
        with self._lock:
            if self._pid != os.getpid():
                self._pid = os.getpid()
                threading.Thread(target=self._run, name="reads", daemon=True).start()

    def _run(self) -> None:
        while True:
            self._buffer.is_half_full.wait(WRITE_SECONDS)
            try:
                self._buffer.flush()
            except Exception:
                # Whatever it was: without this thread the process would count no more.
                logger.exception("Reads were lost")
            finally:
                connections.close_all()
            # Of a database that does not answer nothing more is asked at once.
            time.sleep(1)


reads = ReadBuffer()
"""Of this process."""
writer = Writer(reads)
