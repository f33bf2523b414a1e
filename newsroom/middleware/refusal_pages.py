"""A wrong method on a reader's address is answered with a page: Django's own answer to it is empty."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed

from newsroom.refusals import has_own_words, only_for_reading


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
