"""Where a request comes from: for what has to be counted or throttled, never for a log."""

from collections.abc import Mapping
from ipaddress import IPv6Network, ip_address

from django.conf import settings

_IPV6_PREFIX = 64


def address_in(environ: Mapping[str, str]) -> str:
    """The address as seen by the outermost proxy that PROXY_COUNT trusts; what clients add themselves is ignored."""
    direct = environ.get("REMOTE_ADDR", "")
    if not settings.PROXY_COUNT:
        return direct
    hops = [hop.strip() for hop in environ.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    claimed = hops[-settings.PROXY_COUNT] if len(hops) >= settings.PROXY_COUNT else ""
    return claimed if _is_address(claimed) else direct


def network_of(address: str) -> str:
    """A line of IPv6 has a whole network of addresses; one is as good as another.

    An address of IPv4 may come in the clothes of IPv6 (``::ffff:203.0.113.9``): all of these are no one network.
    """
    if ":" not in address or not _is_address(address):
        return address
    parsed = ip_address(address)
    parsed = getattr(parsed, "ipv4_mapped", None) or parsed
    return str(parsed) if parsed.version == 4 else str(IPv6Network((int(parsed), _IPV6_PREFIX), strict=False))


def _is_address(text: str) -> bool:
    """Some proxies add the port, a new one each time: that would be a new client each time."""
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
