"""Error pages that belong to the paper: what is wrong, in a sentence.

Addresses below the newsroom's keep Django's and Wagtail's words, and probes a plain line: neither may ask the database.
The page for our own faults works without one.
"""

import logging
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import (
    BadRequest,
    DisallowedHost,
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.db import DatabaseError
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseBase,
    HttpResponseNotAllowed,
)
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views import csrf, defaults

from news.models import ListingRow
from newsroom import health
from newsroom.admin_middleware import is_admin
from newsroom.context_processors import paper_context

logger = logging.getLogger(__name__)

NEWEST_SHOWN = 4
TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: the address leads nowhere; search and the front page do."""
    rows = ListingRow.objects.of(ListingRow.Kind.LATEST).newest_first().for_cards()[:NEWEST_SHOWN]
    # Also for addresses below the newsroom's, whose own screens get nothing of the paper's frame.
    context = paper_context() | {"page_kind": "statement", "latest": [row.card() for row in rows]}
    return render(request, "404.html", context, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault, said in a sentence; in plain text if even that page cannot be drawn."""
    try:
        return HttpResponse(render_to_string("500.html"), status=500)
    except Exception:
        # The last boundary: whatever broke the page may break its own apology too (a static file not collected).
        logger.exception("The error page cannot be drawn")
        sorry = _("Something broke on our side")
        return HttpResponse(sorry, status=500, content_type="text/plain; charset=utf-8")


def has_own_words(request: HttpRequest) -> bool:
    """Whether this address is none of a reader's."""
    return is_admin(request) or request.path_info.startswith(health.PREFIX)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413: what was sent is not as any page of ours sends it."""
    if has_own_words(request):
        return _in_plain_words(request, exception)
    if isinstance(exception, TOO_MUCH):
        text = _("Send less text, or fewer and smaller files.")
        return _page(request, _("This is too much at once"), text, status=413)
    if isinstance(exception, DisallowedHost):
        text = _("The address by which you came is not this paper's. Ours is %(address)s.")
        return _page(request, _("This is not our address"), text % {"address": settings.SITE_URL}, status=400)
    text = _(
        "Something in the address or in what was sent is damaged. Open the page again and start from there."
    )
    return _page(request, _("This cannot be read"), text, status=400)


def _in_plain_words(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The sentence that the newsroom's own code gave; Django's where it gave none."""
    if type(exception) is BadRequest and exception.args:
        return HttpResponseBadRequest(str(exception), content_type="text/plain; charset=utf-8")
    return defaults.bad_request(request, exception)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: there is something, but not for this reader."""
    if has_own_words(request):
        return defaults.permission_denied(request, exception)
    text = _("It is kept for those who have been given a way in.")
    return _page(request, _("This page is not for everybody"), text, status=403)


def form_not_ours(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for what was sent without the token of a form, or to a page that has none."""
    if has_own_words(request):
        return csrf.csrf_failure(request, reason)
    text = _(
        "This page takes nothing that is sent to it, or its form is too old. "
        "Open the page again and send it from there."
    )
    return _page(request, _("This was not taken"), text, status=403)


def only_for_reading(request: HttpRequest) -> HttpResponse:
    """405: nothing can be sent here."""
    text = _("Nothing can be sent to this address. Open it in your browser.")
    return _page(request, _("This page is only for reading"), text, status=405)


def _page(request: HttpRequest, title: str, text: str, *, status: int) -> HttpResponse:
    """The sentence in the paper's frame; by itself where the frame cannot be had."""
    try:
        return _framed(request, title, text, status=status)
    except DatabaseError:
        logger.exception("The page of a refusal cannot be drawn")
        plain = f"{title}\n\n{text}\n"
        return HttpResponse(plain, status=status, content_type="text/plain; charset=utf-8")


def _framed(request: HttpRequest, title: str, text: str, *, status: int) -> HttpResponse:
    context = paper_context() | {
        "page_kind": "statement",
        "page_title": title,
        "refusal": text,
        "robots": "noindex",
    }
    return render(request, "refused.html", context, status=status)


class RefusalPageMiddleware:
    """Puts a page where a view said no more than which methods it takes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Keep the status and all headers but the length, which was counted already: nothing's."""
        response = self.get_response(request)
        if not isinstance(response, HttpResponseNotAllowed) or response.content or has_own_words(request):
            return response
        page = only_for_reading(request)
        page.headers["Content-Length"] = str(len(page.content))
        for name, value in response.headers.items():
            page.headers.setdefault(name, value)
        return page
