"""The requests that the server is answering: a journey is over when there are none."""

from threading import Condition
from typing import Any

from django.core.signals import request_finished, request_started

LONGEST_WAIT_SECONDS = 30


class InFlight:
    """Counts what is on its way, in all threads of the server."""

    def __init__(self) -> None:
        self._count, self._changed = 0, Condition()
        request_started.connect(self._begin)
        request_finished.connect(self._end)

    def _begin(self, **_sent: Any) -> None:
        with self._changed:
            self._count += 1

    def _end(self, **_sent: Any) -> None:
        with self._changed:
            self._count -= 1
            self._changed.notify_all()

    def wait_until_answered(self) -> None:
        """What a closed browser asked last may still be on its way when the database is emptied."""
        with self._changed:
            self._changed.wait_for(lambda: self._count <= 0, LONGEST_WAIT_SECONDS)
            self._count = 0
