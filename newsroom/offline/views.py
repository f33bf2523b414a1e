"""What a reader's browser needs to keep copies: the worker at the root of the paper, and the page for a broken line."""

from hashlib import blake2b

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import condition, require_safe

from newsroom.offline.worker import script


def _etag(request: HttpRequest) -> str:
    return f'"{blake2b(script().encode(), digest_size=12).hexdigest()}"'


@require_safe
@gzip_page
@condition(etag_func=_etag)
def service_worker(request: HttpRequest) -> HttpResponse:
    """The script; browsers ask for it at each visit, so that a new version or the farewell reaches them at once."""
    response = HttpResponse(script(), content_type="text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    return response


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """What readers get instead of the front page and lists when there is no line; the worker adds what it has kept."""
    context = {"page_kind": "statement", "page_title": _("You are offline"), "robots": "noindex"}
    return render(request, "offline/page.html", context)
