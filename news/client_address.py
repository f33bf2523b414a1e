"""Where a request comes from: for what has to be counted or throttled, never for a log."""

from collections.abc import Mapping
from ipaddress import ip_address, ip_network

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
    """A line of IPv6 has a whole network of addresses; one is as good as another."""
    if ":" not in address or not _is_address(address):
        return address
    return str(ip_network(f"{address}/{_IPV6_PREFIX}", strict=False))


def _is_address(text: str) -> bool:
    """Some proxies add the port, a new one each time: that would be a new client each time."""
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
