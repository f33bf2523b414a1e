"""The same story served the plain Wagtail way: found by walking the tree, its body rendered for each request."""

from collections.abc import Callable

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.test import override_settings

from newsroom.urls import *  # noqa: F403 - the handlers of errors are names
from newsroom.urls import urlpatterns as ours

SHORTCUTS = {"newsroom.middleware.SiteMiddleware"}
# This module is the URLconf of its requests: all addresses of ours, but stories go to Wagtail's own routing.
urlpatterns = [
    pattern
    for entry in ours
    for pattern in (
        entry.url_patterns if hasattr(entry, "url_patterns") and not str(entry.pattern) else [entry]
    )
    if getattr(pattern, "name", None) != "article"
]


class PlainMiddleware:
    """Routes by Wagtail's own patterns only, and lets the page render itself as it does in a preview."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.urlconf = __name__
        request.is_preview = True
        return self.get_response(request)


def plain_application() -> WSGIHandler:
    """A Django application of this project without its shortcuts; same middleware, same templates, same database."""
    middleware = [name for name in settings.MIDDLEWARE if name not in SHORTCUTS]
    with override_settings(MIDDLEWARE=[f"{__name__}.PlainMiddleware", *middleware]):
        return WSGIHandler()
