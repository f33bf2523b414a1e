"""The requests that the server is answering: a journey is over when there are none."""

from threading import Condition, get_ident
from typing import Any

from django.core.signals import request_finished, request_started

LONGEST_WAIT_SECONDS = 30


class InFlight:
    """Which request each thread of the server is answering, by its address."""

    def __init__(self) -> None:
        self._addresses: dict[int, str] = {}
        self._changed = Condition()
        request_started.connect(self._begin)
        request_finished.connect(self._end)

    def _begin(self, environ: dict[str, Any], **_sent: Any) -> None:
        with self._changed:
            self._addresses[get_ident()] = environ["PATH_INFO"]

    def _end(self, **_sent: Any) -> None:
        with self._changed:
            # One that was given up may end during another test.
            self._addresses.pop(get_ident(), None)
            self._changed.notify_all()

    def wait_until_answered(self) -> None:
        """What a closed browser asked last may still be on its way when the database is emptied."""
        with self._changed:
            if self._changed.wait_for(lambda: not self._addresses, LONGEST_WAIT_SECONDS):
                return
            hanging = sorted(self._addresses.values())
            self._addresses.clear()
        raise TimeoutError(f"Not answered within {LONGEST_WAIT_SECONDS} s: {', '.join(hanging)}")
