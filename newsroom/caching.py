"""What caches may keep: reader pages shortly and shared, everything personal never."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import patch_cache_control, patch_vary_headers

from newsroom.admin_middleware import is_admin

# Browsers ask again soon, so that a correction is seen; the answer is usually a 304. A shared cache may keep a page
# for a minute and hand out the old one while it fetches the new one.
BROWSER_SECONDS = 10
SHARED_SECONDS = 60
STALE_SECONDS = 30


def is_personal(response: HttpResponseBase) -> bool:
    """True when the answer depends on who asks."""
    varies = {name.strip().lower() for name in response.headers.get("Vary", "").split(",")}
    return bool(response.cookies) or bool(varies & {"cookie", "authorization", "*"})


def mark_public(response: HttpResponseBase) -> None:
    """Let browsers and shared caches keep this answer for a short while."""
    patch_cache_control(
        response,
        public=True,
        max_age=BROWSER_SECONDS,
        s_maxage=SHARED_SECONDS,
        stale_while_revalidate=STALE_SECONDS,
    )
    patch_vary_headers(response, ["Accept-Encoding"])


class CacheHeadersMiddleware:
    """Decides for answers that say nothing about caching themselves."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Public for a reader's successful GET, private for what is personal, silence for the rest."""
        response = self.get_response(request)
        if is_admin(request) or response.has_header("Cache-Control"):
            return response
        if is_personal(response):
            patch_cache_control(response, private=True, no_store=True)
        elif request.method in {"GET", "HEAD"} and response.status_code == 200:
            mark_public(response)
        return response
