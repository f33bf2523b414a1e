"""The one door to services outside: https, a fixed host, a short wait, no redirects."""

import json
import ssl
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any
from urllib.parse import urlsplit

TIMEOUT_SECONDS = 5
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

    def json(self) -> dict[str, Any]:
        """The answer as an object; empty for anything else."""
        try:
            found = json.loads(self.body)
        except ValueError:
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
        connection.request("POST", target, body=body, headers={"Content-Type": content_type})
        answer = connection.getresponse()
        return Answer(answer.status, answer.read(LARGEST_ANSWER_BYTES))
    except (OSError, HTTPException) as error:
        raise NotAnswered(type(error).__name__) from None
    finally:
        connection.close()


def _connected(host: str, port: int | None) -> HTTPConnection:
    connection = HTTPSConnection(host, port, timeout=TIMEOUT_SECONDS, context=ssl.create_default_context())
    connection.connect()
    return connection
