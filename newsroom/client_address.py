"""Where a log-in comes from: for the throttle, never for a log."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The address as seen by the outermost proxy that PROXY_COUNT trusts; what clients add themselves is ignored."""
    direct = request.META.get("REMOTE_ADDR", "")
    if not settings.PROXY_COUNT:
        return direct
    hops = [hop.strip() for hop in request.headers.get("x-forwarded-for", "").split(",") if hop.strip()]
    claimed = hops[-settings.PROXY_COUNT] if len(hops) >= settings.PROXY_COUNT else ""
    return claimed if _is_address(claimed) else direct


def _is_address(text: str) -> bool:
    """Some proxies add the port, a new one each time: that would be a new client each time."""
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def nameless_client(username: str, *_args: object, **_kwargs: object) -> str:
    """How the throttle names a client in the log: by user name alone, without address or browser."""
    return f"user {username!r}"
