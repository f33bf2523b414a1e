"""``/?p=123`` of the site that the paper had before leads to the story: the front page would answer it otherwise."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from news.imports.old_numbers import NAMES, address_of_number


class OldNumberMiddleware:
    """Asks the database for such addresses only; an unknown number gets what it would have got."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == "/" and any(name in request.GET for name in NAMES):
            address = address_of_number(request.GET)
            if address is not None:
                return HttpResponsePermanentRedirect(address)
        return self.get_response(request)
