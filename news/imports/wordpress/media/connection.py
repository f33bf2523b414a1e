"""One question to a web server of the public internet: to an address that was checked, in a limited time.

An address comes out of an export or an answer, so anybody may have written it; it must not make this server talk to its
own network. Nothing is followed.
"""

import ipaddress
import socket
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from urllib.parse import urlsplit

from news.channels.outside import cut_off

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class AddressRefused(Exception):
    """A name leads into this server's own network, or nowhere that may be asked."""


def public_addresses(host: str, port: int, *, resolve: Callable = socket.getaddrinfo) -> list[str]:
    """All addresses of a name, for connecting to these very ones: asked again, the name might lead elsewhere.

    One that is not public refuses them all. Raises ``AddressRefused``, and ``OSError`` where nobody knows the name.
    """
    found = all_addresses(host, port, resolve=resolve)
    if not found or not all(map(is_public, found)):
        raise AddressRefused(host)
    return found


def all_addresses(host: str, port: int, *, resolve: Callable = socket.getaddrinfo) -> list[str]:
    """Also those of this server's own network: for whoever has a shell here and says that it is there."""
    return list(dict.fromkeys(entry[4][0] for entry in resolve(host, port, type=socket.SOCK_STREAM)))


def is_public(text: str) -> bool:
    """Whether an address, IPv4 or IPv6, is one of the public internet; one inside another counts as that one."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return False
    if address.version == 6:
        if address.ipv4_mapped is not None:
            return is_public(str(address.ipv4_mapped))
        if address in _NAT64:
            return is_public(str(ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)))
        if address.is_site_local or address.sixtofour is not None or address.teredo is not None:
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


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
