"""Forms on readers' pages.

None of them sets a cookie or knows who asks: there is no session whose authority a foreign page could borrow, so the
forms carry no CSRF token, which would need one. What stands between them and abuse is a hidden field, a limit for each
network (``throttle``), and an e-mail that has to be answered.
"""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpResponse

HIDDEN_FIELD = "website"
"""What people do not see and machines fill in."""


def kept_by_nobody(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """No cache keeps the answer, no robot lists it, and no other site learns its address, which may hold a secret.

    A page whose form asks ``is_sent_by_another_site`` calls ``names_itself_to_us``.
    """

    @wraps(view)
    def answer(*args: Any, **kwargs: Any) -> HttpResponse:
        response = view(*args, **kwargs)
        response.headers["Cache-Control"] = "private, no-store"
        response.headers["X-Robots-Tag"] = "noindex"
        response.headers.setdefault("Referrer-Policy", "no-referrer")
        return response

    return answer


def names_itself_to_us(response: HttpResponse) -> HttpResponse:
    """Let the form of this page say where it comes from: under "no-referrer" browsers send it with ``Origin: null``.

    Other sites still learn nothing. Not for a page with a secret in its address: a proxy may log the referrer.
    """
    response.headers["Referrer-Policy"] = "same-origin"
    return response


def is_sent_by_another_site(environ: Mapping[str, str]) -> bool:
    """Whether the browser says that a foreign page made it send this; old ones and other programs say nothing."""
    if site := environ.get("HTTP_SEC_FETCH_SITE", ""):
        return site not in {"same-origin", "none"}
    origin = environ.get("HTTP_ORIGIN", "")
    return bool(origin) and _host_of(origin) != environ.get("HTTP_HOST", "")


def _host_of(origin: str) -> str:
    """Empty for what is no address: "null" is what a page sends that hides where it comes from."""
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""
