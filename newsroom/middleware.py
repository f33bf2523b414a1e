"""Middleware of every request: the site, addresses of the paper's old site, and the transaction of unsafe requests."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from wagtail.models import Site

from news.imports.old_forms import address_of_form
from news.imports.old_numbers import NAMES, address_of_number
from newsroom import health
from newsroom.edition import remembered

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


@remembered
def _only_site() -> Site | None:
    """The paper's site if it has just one, as it should; None makes Wagtail look at the host name itself."""
    sites = list(Site.objects.select_related("root_page")[:2])
    return sites[0] if len(sites) == 1 else None


class SiteMiddleware:
    """Tells Wagtail the site, found once an edition, where it would ask the database for it at each request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(health.PREFIX) and (site := _only_site()):
            request._wagtail_site = site  # where Site.find_for_request (Wagtail 8.0) looks first
        return self.get_response(request)


class OldAddressMiddleware:
    """Addresses of the site that the paper had before lead on, also those for which no redirect is stored.

    A number is looked up first: the front page would answer it. A form only where nobody else has an answer.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == "/" and any(name in request.GET for name in NAMES):
            address = address_of_number(request.GET)
            if address is not None:
                return HttpResponsePermanentRedirect(address)
        response = self.get_response(request)
        if response.status_code == HTTPStatus.NOT_FOUND:
            address = address_of_form(request)
            if address is not None:
                return HttpResponsePermanentRedirect(address)
        return response


class UnsafeAtomicMiddleware:
    """Unsafe requests run in one transaction; safe ones in none.

    ATOMIC_REQUESTS would begin an IMMEDIATE transaction for every GET on SQLite and make readers wait for writers.
    A 4xx or 5xx that a view *returns* does not roll back; an exception does. A view that reads large uploads says
    ``@transaction.non_atomic_requests`` and opens its own transaction after reading: on SQLite a slow sender
    would else keep everybody from writing.

    Calls the view itself for unsafe methods, so it has to be the last one with a `process_view`.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on; the work is done in `process_view`."""
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        """Run an unsafe request's view inside a transaction."""
        if request.method in SAFE_METHODS or getattr(view, "_non_atomic_requests", None):
            return None
        with transaction.atomic():
            return view(request, *args, **kwargs)
