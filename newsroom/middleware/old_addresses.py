"""Addresses of the site that the paper had before lead on, also those for which no redirect is stored."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from news.imports.old_forms import address_of_form
from news.imports.old_numbers import NAMES, address_of_number


class OldAddressMiddleware:
    """A number is looked up first: the front page would answer it. A form only where nobody else has an answer."""

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
