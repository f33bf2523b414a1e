"""The paper as gunicorn asks it: through the page cache and the beacons' door, with whatever bytes a request has."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import got_request_exception, request_finished, request_started
from django.db import close_old_connections

from news.readership.beacon import count_reads
from newsroom.page_cache import keep_pages
from newsroom.page_store import PageStore

HOST = "testserver"


@dataclass(frozen=True, slots=True)
class Request:
    """One request; path and query are what a server hands on, byte for byte."""

    path: bytes
    method: str = "GET"
    query: bytes = b""
    body: bytes = b""
    content_type: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    def environ(self) -> dict[str, object]:
        """As WSGI has it: bytes as latin-1."""
        return {
            "REQUEST_METHOD": self.method,
            "SCRIPT_NAME": "",
            "PATH_INFO": self.path.decode("latin-1"),
            "QUERY_STRING": self.query.decode("latin-1"),
            "CONTENT_TYPE": self.content_type,
            "CONTENT_LENGTH": str(len(self.body)),
            "SERVER_NAME": HOST,
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "203.0.113.7",
            "HTTP_HOST": HOST,
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(self.body),
            "wsgi.errors": BytesIO(),
            "wsgi.multithread": True,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
            **self.headers,
        }

    def __str__(self) -> str:
        """For the failure message: enough to send it again."""
        body = f" {self.content_type!r} {self.body[:200]!r}" if self.body else ""
        return f"{self.method} {self.path[:120]!r}?{self.query[:200]!r} {self.headers}{body}"


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes
    faults: list[object]
    cpu_seconds: float

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def is_html(self) -> bool:
        return self.headers.get("Content-Type", "").startswith("text/html")


class Server:
    """Answers requests; what breaks in a view is in the answer's faults."""

    def __init__(self) -> None:
        self._serve = keep_pages(count_reads(WSGIHandler()), store=PageStore(limit_bytes=1_000_000))
        self._faults: list[object] = []

    def ask(self, request: Request) -> Answer:
        """Send it, and read the answer to its end."""
        started: list[tuple[str, list[tuple[str, str]]]] = []
        self._faults = []
        began = time.process_time()
        chunks = self._serve(
            request.environ(), lambda status, headers, exc_info=None: started.append((status, headers))
        )
        body = b"".join(chunks)
        if hasattr(chunks, "close"):
            chunks.close()
        took = time.process_time() - began
        status, headers = started[-1]
        answer = Answer(int(status[:3]), dict(headers), body, self._faults, took)
        length = answer.headers.get("Content-Length")
        assert request.method == "HEAD" or length in (None, str(len(body))), request
        return answer

    def note_fault(self, sender: object, request: object = None, **kwargs: object) -> None:
        """Django tells what a view raised, before it makes a page of it."""
        self._faults.append(repr(sys.exc_info()[1]))


@contextmanager
def running() -> Iterator[Server]:
    """A server that listens for faults, and leaves the connection open between requests: a test's transaction is."""
    server = Server()
    got_request_exception.connect(server.note_fault)
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        yield server
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)
        got_request_exception.disconnect(server.note_fault)
