"""The site of a request, found once an edition instead of once a request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from wagtail.models import Site

from newsroom.edition import remembered

# Probes answer without a database.
WITHOUT_DATABASE = "/health/"


@remembered
def _only_site() -> Site | None:
    """The paper's site if it has just one, as it should; None makes Wagtail look at the host name itself."""
    sites = list(Site.objects.select_related("root_page")[:2])
    return sites[0] if len(sites) == 1 else None


class SiteMiddleware:
    """Tells Wagtail the site where it would ask the database for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(WITHOUT_DATABASE) and (site := _only_site()):
            request._wagtail_site = site  # where Site.find_for_request (Wagtail 8.0) looks first
        return self.get_response(request)
