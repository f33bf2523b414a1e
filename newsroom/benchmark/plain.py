"""The same story served the plain Wagtail way: found by walking the tree, its body rendered for each request."""

from collections.abc import Callable

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.test import override_settings

URLCONF = "newsroom.benchmark.plain_urls"
SHORTCUTS = {"newsroom.middleware.site.SiteMiddleware"}


class PlainMiddleware:
    """Routes by Wagtail's own patterns only, and lets the page render itself as it does in a preview."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.urlconf = URLCONF
        request.is_preview = True
        return self.get_response(request)


def plain_application() -> WSGIHandler:
    """A Django application of this project without its shortcuts; same middleware, same templates, same database."""
    middleware = [name for name in settings.MIDDLEWARE if name not in SHORTCUTS]
    with override_settings(MIDDLEWARE=[f"{__name__}.PlainMiddleware", *middleware]):
        return WSGIHandler()
