"""The newsroom's own pages: a looser Content-Security-Policy, kept by no cache, and no 500 for a damaged address.

On SQLite a NUL, a lone quotation mark, blanks alone or a number beyond 64 bits give a 500 in Wagtail 8.0's lists and
choosers; on PostgreSQL a NUL does; in bulk actions an id that is no number does on both. No reader's address is
touched: the public search cleans its own words.
"""

import unicodedata
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.http.response import HttpResponseBadRequest
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

SEARCH_PARAMETERS = ("q", "search")
BULK_PARAMETERS = ("id", "childOf")
LARGEST_INTEGER = 2**63 - 1


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


def clean_search(text: str) -> str:
    """The same words without control characters and without quotation marks that have no partner."""
    kept = "".join(character for character in text if unicodedata.category(character) not in {"Cc", "Cs"})
    if kept.count('"') % 2:
        kept = kept.replace('"', " ")
    return kept.strip()


def has_huge_number(value: str) -> bool:
    """True for an integer that no database column holds."""
    digits = value.strip().lstrip("+-")
    if not (digits.isascii() and digits.isdigit()):
        return False
    digits = digits.lstrip("0")
    return len(digits) > len(str(LARGEST_INTEGER)) or (bool(digits) and int(digits) > LARGEST_INTEGER)


class AdminParametersMiddleware:
    """Cleans `q` and `search`; answers 400 to what no page of the admin links to."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Refuse, or clean and pass on; only addresses below the admin are touched."""
        if is_admin(request):
            if reason := reason_to_refuse(request):
                return HttpResponseBadRequest(reason, content_type="text/plain; charset=utf-8")
            self._clean(request)
        return self.get_response(request)

    @staticmethod
    def _clean(request: HttpRequest) -> None:
        """Rewrite `request.GET`; a search that is empty afterwards is dropped, which lists everything."""
        parameters = request.GET.copy()
        for name, values in request.GET.lists():
            kept = [value.replace("\x00", "") for value in values]
            if name in SEARCH_PARAMETERS:
                kept = [text for text in map(clean_search, kept) if text.strip('" ')]
            parameters.setlist(name, kept)
            if not kept:
                del parameters[name]
        if parameters != request.GET:
            parameters._mutable = False
            request.GET = parameters
            request.META["QUERY_STRING"] = parameters.urlencode()


def reason_to_refuse(request: HttpRequest) -> str:
    """Empty for an address that Wagtail can read."""
    given = [(name, value) for name, values in request.GET.lists() for value in values]
    if "\x00" in request.path_info:
        return _("This address is damaged: it holds a character that no address has.")
    if any(has_huge_number(value) for _name, value in given):
        return _("A number in this address is too large.")
    if request.path_info.startswith(f"/{settings.ADMIN_PATH}bulk/") and not all(
        _is_id(value) for name, value in given if name in BULK_PARAMETERS
    ):
        return _("This address does not say what to work on. Go back and tick it in the list.")
    return ""


def _is_id(value: str) -> bool:
    return value == "all" or (value.isascii() and value.isdigit())
