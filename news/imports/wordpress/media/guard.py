"""Which machines may be asked for a file: those of the public internet.

An address comes out of an export or an answer, so anybody may have written it; it must not make this server talk to its
own network.
"""

import ipaddress
import socket
from collections.abc import Callable

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
