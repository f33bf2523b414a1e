"""An old site that answers on this machine: a real server, with whatever manners a test gives it."""

import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from ssl import SSLContext

from news.imports.wordpress.media.old_server import OldServer, Pace
from news.imports.wordpress.media.site_address import site_address
from tests.news.imports.wordpress.exports import HOST

QUICK = Pace(pause=0, waits=(0, 0), step=2, longest=5, failures_in_a_row=3)


class OldSite:
    """``files`` are bodies by path; ``statuses`` and ``headers`` say how else a path is answered."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.statuses: dict[str, list[int]] = {}
        self.headers: dict[str, dict[str, str]] = {}
        self.breaks_after: dict[str, int] = {}
        self.drips: set[str] = set()
        self.knows_ranges = True
        self.hands_out: int | None = None
        self.asked: list[str] = []
        self.ranges: list[str | None] = []
        self.hosts: Counter[str] = Counter()

    def server(self, *, pace: Pace = QUICK, address: str = "http://kabar.test", **seams) -> OldServer:
        """Whose names lead here."""
        seams = {"find_addresses": lambda host, port: ["127.0.0.1"], "sleep": lambda seconds: None} | seams
        return OldServer(site_address(f"{address}:{self.port}"), HOST, pace=pace, **seams)


class _Handler(BaseHTTPRequestHandler):
    site: OldSite

    def do_GET(self) -> None:
        self.site.asked.append(self.path)
        self.site.ranges.append(self.headers["Range"])
        self.site.hosts[self.headers["Host"]] += 1
        waiting = self.site.statuses.get(self.path, [])
        status = waiting.pop(0) if len(waiting) > 1 else next(iter(waiting), 200)
        if status == 200 and self.path not in self.site.files:
            status = 404
        self._answer(status, self.site.files.get(self.path, b""))

    def _answer(self, status: int, body: bytes) -> None:
        headers = {"ETag": '"1"', "Content-Type": "image/jpeg"} | self.site.headers.get(self.path, {})
        begin = self._begin()
        if status == 200 and begin:
            end = min(len(body), begin + (self.site.hands_out or len(body)))
            status, headers["Content-Range"] = 206, f"bytes {begin}-{end - 1}/{len(body)}"
            body = body[begin:end]
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self._send(body)

    def _begin(self) -> int:
        is_same = self.headers["If-Range"] == self.site.headers.get(self.path, {}).get("ETag", '"1"')
        wanted = self.headers["Range"] if self.site.knows_ranges and is_same else None
        return int(wanted.removeprefix("bytes=").rstrip("-")) if wanted else 0

    def _send(self, body: bytes) -> None:
        sent = 0
        while self.path in self.site.drips:
            self.wfile.write(body[sent : sent + 1] or b"x")
            sent += 1
            time.sleep(0.02)
        self.wfile.write(body[sent : self.site.breaks_after.pop(self.path, None)])

    def log_message(self, *args) -> None:
        pass


@contextmanager
def an_old_site(*, tls: SSLContext | None = None) -> Iterator[OldSite]:
    site = OldSite()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"site": site}))
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    site.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.drips.clear()
        server.shutdown()
        server.server_close()
        thread.join()


def kept_files(data_dir: Path) -> list[Path]:
    """What lies there half or whole."""
    return [path for path in (data_dir / "imports" / "fetched").rglob("*") if path.is_file()]
