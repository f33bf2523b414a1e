"""The world outside: a real server on the loopback, in the place of the hub and of Telegram."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

TOKEN = "123456:abcdefghijklmnopqrstuvwxyz"
HUB = "https://hub.example/"


class Service:
    """What it was asked, and what it shall answer: (status, object), one for each call, the last for all others."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, str, dict]] = []
        self.answers: list[tuple[int, object]] = [(200, {"ok": True, "result": {"message_id": 7}})]
        self.is_mute = False
        self.drips = False

    def connect(self, host: str, port: int | None) -> HTTPConnection:
        """In the place of `news.channels.outside._connected`: the last step before the network."""
        self.host = host
        connection = HTTPConnection("127.0.0.1", self.port, timeout=2)
        connection.connect()
        return connection

    @property
    def methods(self) -> list[str]:
        return [path.rsplit("/", 1)[-1] for _host, path, _values in self.calls]

    @property
    def texts(self) -> list[str]:
        return [values["text"] for _host, _path, values in self.calls]


@contextmanager
def a_service() -> Iterator[Service]:
    service = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            is_json = self.headers["Content-Type"] == "application/json"
            service.calls.append((service.host, self.path, json.loads(body) if is_json else parse_qs(body)))
            if service.is_mute:
                self.close_connection = True
                return
            status, answer = service.answers.pop(0) if len(service.answers) > 1 else service.answers[0]
            self.send_response(status)
            self.end_headers()
            while service.drips:
                self.wfile.write(b" ")
                time.sleep(0.02)
            self.wfile.write(json.dumps(answer).encode())

        def log_message(self, *args) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        service.drips = False
        server.shutdown()
        server.server_close()
        thread.join()
