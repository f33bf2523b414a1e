"""One question to a web server: connected to an address that was checked, within a time, without following anything."""

import socket
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from urllib.parse import urlsplit

from news.channels.outside import cut_off

type FindAddresses = Callable[[str, int], list[str]]


@contextmanager
def answer_to(
    url: str,
    *,
    headers: Mapping[str, str],
    find_addresses: FindAddresses,
    step_seconds: float,
    longest_seconds: float,
) -> Iterator[HTTPResponse]:
    """What the server says; to be read inside, and whole only once the block has ended.

    Raises ``OSError`` or ``HTTPException`` where nothing comes or it takes too long, and whatever ``find_addresses``
    raises.
    """
    parts = urlsplit(url)
    is_tls = parts.scheme == "https"
    kind = HTTPSConnection if is_tls else HTTPConnection
    connection = kind(parts.hostname, parts.port, timeout=step_seconds)
    # By itself it would ask for the name's address again.
    connection.auto_open = 0
    try:
        connection.sock = _connected(
            find_addresses(connection.host, connection.port), connection.port, step_seconds
        )
        if is_tls:
            connection.sock = ssl.create_default_context().wrap_socket(
                connection.sock, server_hostname=connection.host, do_handshake_on_connect=False
            )
        with cut_off(connection.sock, after_seconds=longest_seconds):
            if is_tls:
                connection.sock.do_handshake()
            target = f"{parts.path}?{parts.query}" if parts.query else parts.path
            connection.request("GET", target or "/", headers=headers)
            with closing(connection.getresponse()) as answer:
                yield answer
    finally:
        connection.close()


def _connected(addresses: list[str], port: int, step_seconds: float) -> socket.socket:
    """To the first that answers: a name's IPv6 address may be out of reach from here."""
    for address in addresses[:-1]:
        try:
            return socket.create_connection((address, port), timeout=step_seconds)
        except OSError:
            continue
    return socket.create_connection((addresses[-1], port), timeout=step_seconds)
