"""The one door to services outside: https, a fixed host, a short wait, no redirects."""

import contextlib
import json
import socket
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any
from urllib.parse import urlsplit

TIMEOUT_SECONDS = 5
"""For each step: to connect, to send, to hear the next bytes."""
LONGEST_CALL_SECONDS = 15
"""For all steps after connecting: a service that drips its answer holds nobody for longer."""
LARGEST_ANSWER_BYTES = 64 * 1024


class NotReached(Exception):
    """Nothing was sent."""


class NotAnswered(Exception):
    """Something was sent, and nobody knows what became of it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the service said."""

    status: int
    body: bytes

    @property
    def is_good(self) -> bool:
        """Done, or taken on."""
        return 200 <= self.status < 300

    @property
    def is_busy(self) -> bool:
        """Too many requests: this one was not looked at."""
        return self.status == HTTPStatus.TOO_MANY_REQUESTS

    @property
    def is_unwell(self) -> bool:
        """Something behind it is broken: what it did before it broke, nobody knows."""
        return self.status >= HTTPStatus.INTERNAL_SERVER_ERROR

    def json(self) -> dict[str, Any]:
        """The answer as an object; empty for anything else."""
        try:
            found = json.loads(self.body)
        except (ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}


def post(url: str, *, body: bytes, content_type: str) -> Answer:
    """Raises `NotReached` or `NotAnswered`, neither of which names the address: it may hold a secret."""
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname:
        raise NotReached("only https")
    try:
        connection = _connected(parts.hostname, parts.port)
    except (OSError, HTTPException) as error:
        raise NotReached(type(error).__name__) from None
    try:
        target = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
        with cut_off(connection.sock):
            connection.request("POST", target, body=body, headers={"Content-Type": content_type})
            answer = connection.getresponse()
            return Answer(answer.status, answer.read(LARGEST_ANSWER_BYTES))
    except (OSError, HTTPException) as error:
        raise NotAnswered(type(error).__name__) from None
    finally:
        connection.close()


@contextlib.contextmanager
def cut_off(line: socket.socket, *, after_seconds: float | None = None) -> Iterator[None]:
    """End a call that lasts too long: the socket's own timeout begins anew with each byte."""
    is_over = threading.Event()

    def hang_up() -> None:
        is_over.set()
        with contextlib.suppress(OSError):
            # Below TLS: its own goodbye would wait for an answer.
            socket.socket.shutdown(line, socket.SHUT_RDWR)

    clock = threading.Timer(LONGEST_CALL_SECONDS if after_seconds is None else after_seconds, hang_up)
    clock.daemon = True
    clock.start()
    try:
        yield
    finally:
        clock.cancel()
        if is_over.is_set():
            # What was read until then looks like a whole answer.
            raise TimeoutError


def _connected(host: str, port: int | None) -> HTTPConnection:
    connection = HTTPSConnection(host, port, timeout=TIMEOUT_SECONDS, context=ssl.create_default_context())
    connection.connect()
    return connection
