"""Where a log-in comes from: for the throttle, never for a log."""

from django.http import HttpRequest

from news.client_address import address_in


def client_address(request: HttpRequest) -> str:
    """The address as seen by the outermost proxy that PROXY_COUNT trusts; what clients add themselves is ignored."""
    return address_in(request.META)


def nameless_client(username: str, *_args: object, **_kwargs: object) -> str:
    """How the throttle names a client in the log: by user name alone, without address or browser."""
    return f"user {username!r}"
