"""The newsroom's own pages: a looser Content-Security-Policy, and never kept by any cache."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import add_never_cache_headers


def is_admin(request: HttpRequest) -> bool:
    """True for addresses below the admin."""
    return request.path_info.startswith(f"/{settings.ADMIN_PATH}")


class AdminPolicyMiddleware:
    """Stands inside the CSP middleware, which applies what is put on the response here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Mark answers below the admin; a view's own policy wins."""
        response = self.get_response(request)
        if is_admin(request):
            if not hasattr(response, "_csp_config"):
                response._csp_config = settings.SECURE_CSP_ADMIN
            add_never_cache_headers(response)
        return response
