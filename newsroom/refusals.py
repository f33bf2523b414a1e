"""Pages for requests that are refused before, or instead of, a view's own answer: what is wrong, in a sentence.

Addresses below the newsroom's keep Django's and Wagtail's words, and probes a plain line: neither may ask the database.
"""

import logging

from django.conf import settings
from django.core.exceptions import (
    BadRequest,
    DisallowedHost,
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views import csrf, defaults

from newsroom.context_processors import paper_context
from newsroom.middleware.admin_policy import is_admin
from newsroom.middleware.site import WITHOUT_DATABASE

logger = logging.getLogger(__name__)

TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def has_own_words(request: HttpRequest) -> bool:
    """Whether this address is none of a reader's."""
    return is_admin(request) or request.path_info.startswith(WITHOUT_DATABASE)


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
