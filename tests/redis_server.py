"""As much of Redis as the page cache speaks to, on the loopback: a real connection, and nothing to install."""

import contextlib
import socketserver
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any


class MiniRedis(socketserver.ThreadingTCPServer):
    """Keeps strings. `url` is what CACHE_URL would be."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Connection)
        self.values: dict[bytes, tuple[bytes, float]] = {}
        self.lock = threading.Lock()

    @property
    def url(self) -> str:
        """Its address."""
        return f"redis://127.0.0.1:{self.server_address[1]}/0"

    def answer(self, command: list[bytes]) -> bytes:
        """What Redis would send back, encoded."""
        handler: Callable[..., bytes] | None = getattr(self, f"do_{command[0].decode().lower()}", None)
        if handler is None:
            return b"-ERR unknown command\r\n"
        with self.lock:
            return handler(*command[1:])

    def _get(self, name: bytes) -> bytes | None:
        value, expires_at = self.values.get(name, (None, 0.0))
        return value if expires_at > time.monotonic() else None

    def do_get(self, name: bytes) -> bytes:
        """The value, or nil."""
        value = self._get(name)
        return b"$-1\r\n" if value is None else b"$%d\r\n%s\r\n" % (len(value), value)

    def do_set(self, name: bytes, value: bytes, *options: bytes) -> bytes:
        """Keep a value; knows NX and EX."""
        words = [option.upper() for option in options]
        if b"NX" in words and self._get(name) is not None:
            return b"$-1\r\n"
        seconds = float(options[words.index(b"EX") + 1]) if b"EX" in words else 1e9
        self.values[name] = (value, time.monotonic() + seconds)
        return b"+OK\r\n"

    def do_incrby(self, name: bytes, amount: bytes) -> bytes:
        """Raise a number."""
        number = int(self._get(name) or b"0") + int(amount)
        self.values[name] = (str(number).encode(), time.monotonic() + 1e9)
        return b":%d\r\n" % number

    def do_exists(self, name: bytes) -> bytes:
        """Whether there is a value."""
        return b":%d\r\n" % (self._get(name) is not None)

    def do_client(self, *_words: bytes) -> bytes:
        """Accept what a client says of itself."""
        return b"+OK\r\n"


class _Connection(socketserver.StreamRequestHandler):
    server: MiniRedis

    def handle(self) -> None:
        while line := self.rfile.readline():
            command = []
            for _ in range(int(line[1:])):
                length = int(self.rfile.readline()[1:])
                command.append(self.rfile.read(length + 2)[:-2])
            self.wfile.write(self.server.answer(command))


@contextlib.contextmanager
def running() -> Iterator[Any]:
    """A server for the length of a `with`."""
    with MiniRedis() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
