"""Requests through the WSGI callable: no network, no test client, only what a worker does."""

import statistics
import time
from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

type Application = Callable[..., Iterable[bytes]]

MILLISECONDS = 1000


def environ_for(url: str) -> dict[str, Any]:
    """A GET of an anonymous reader whose browser accepts gzip."""
    site, parts = urlsplit(settings.SITE_URL), urlsplit(url)
    return {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": parts.path,
        "QUERY_STRING": parts.query,
        "SERVER_NAME": site.hostname,
        "SERVER_PORT": str(site.port or 80),
        "HTTP_HOST": site.netloc,
        "HTTP_ACCEPT_ENCODING": "gzip",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": site.scheme,
        "wsgi.input": BytesIO(),
        "wsgi.errors": BytesIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }


def call(application: Application, url: str) -> bytes:
    """The body of an answer; raises if it is not a 200."""
    statuses: list[str] = []
    chunks = application(environ_for(url), lambda status, headers, exc_info=None: statuses.append(status))
    body = b"".join(chunks)
    if hasattr(chunks, "close"):
        chunks.close()
    if not statuses[0].startswith("200"):
        raise RuntimeError(f"{url} answered {statuses[0]}")
    return body


def count_sql(application: Application, url: str) -> int:
    """SQL statements of one request in a warm process."""
    call(application, url)
    with CaptureQueriesContext(connection) as captured:
        call(application, url)
    return len(captured)


def compare_cpu(url: str, applications: dict[str, Application], *, rounds: int = 60) -> dict[str, float]:
    """Median CPU milliseconds of a request for each application, taking turns so that noise meets all alike."""
    spent: dict[str, list[float]] = {name: [] for name in applications}
    for application in applications.values():
        call(application, url)
    for _round in range(rounds):
        for name, application in applications.items():
            started = time.process_time()
            call(application, url)
            spent[name].append((time.process_time() - started) * MILLISECONDS)
    return {name: statistics.median(values) for name, values in spent.items()}


def compare_throughput(
    url: str, applications: dict[str, Application], *, rounds: int = 15, calls: int = 2000
) -> dict[str, float]:
    """Median requests a CPU second for each application."""
    rates: dict[str, list[float]] = {name: [] for name in applications}
    environ = environ_for(url)
    for _round in range(rounds):
        for name, application in applications.items():
            started = time.process_time()
            for _call in range(calls):
                b"".join(application(environ, _ignore))
            rates[name].append(calls / (time.process_time() - started))
    return {name: statistics.median(values) for name, values in rates.items()}


def _ignore(status: str, headers: list, exc_info: Any = None) -> None:
    """A server that throws the head of the answer away."""
