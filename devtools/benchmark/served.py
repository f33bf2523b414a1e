"""Throughput through the real server: one gunicorn worker on the loopback, its own CPU time, keep-alive requests."""

import multiprocessing
import os
import signal
import socket
import statistics
import time
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connections
from gunicorn.app.base import BaseApplication

REQUESTS = 1500
ROUNDS = 5
START_SECONDS = 20


class _Embedded(BaseApplication):
    """gunicorn around a callable that is already there."""

    def __init__(self, application: Callable, *, port: int) -> None:
        self.application, self.port = application, port
        super().__init__()

    def load_config(self) -> None:
        for name, value in {
            "bind": f"127.0.0.1:{self.port}",
            "workers": 1,
            "worker_class": "gthread",
            "threads": 2,
            "keepalive": 30,
            "loglevel": "critical",
        }.items():
            self.cfg.set(name, value)

    def load(self) -> Callable:
        return self.application


def compare_served(url: str, applications: dict[str, Callable], *, method: str = "GET") -> dict[str, float]:
    """Median requests a CPU second of the worker, for each application; they take turns."""
    rates: dict[str, list[float]] = {name: [] for name in applications}
    for _round in range(ROUNDS):
        for name, application in applications.items():
            with _server(application) as (port, worker):
                _ask(port, url, times=50, method=method)
                before = _cpu_seconds(worker)
                _ask(port, url, times=REQUESTS, method=method)
                rates[name].append(REQUESTS / max(_cpu_seconds(worker) - before, 0.01))
    return {name: statistics.median(values) for name, values in rates.items()}


@contextmanager
def _server(application: Callable):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    connections.close_all()
    arbiter = multiprocessing.get_context("fork").Process(target=_Embedded(application, port=port).run)
    arbiter.start()
    try:
        _wait_for(port)
        yield port, _only_child(arbiter.pid)
    finally:
        os.kill(arbiter.pid, signal.SIGTERM)
        arbiter.join(START_SECONDS)


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("the server did not start")


def _only_child(pid: int) -> int:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        if children:
            return int(children[0])
        time.sleep(0.05)
    raise RuntimeError("the server has no worker")


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _ask(port: int, url: str, *, times: int, method: str) -> None:
    host = urlsplit(settings.SITE_URL).netloc
    request = f"{method} {url} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: gzip\r\n\r\n".encode()
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        stream = connection.makefile("rb")
        for _time in range(times):
            connection.sendall(request)
            length = 0
            while (line := stream.readline()) not in {b"\r\n", b""}:
                name, _colon, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            stream.read(length)
