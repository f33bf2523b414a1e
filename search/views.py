from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from search.inquiry import Inquiry
from search.page import search_context
from search.suggestions import suggestions_for


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The reader's search. Any address is answered with a page.

    A page that found nothing, or one of many, stays out of search engines: whoever makes up a query must not make us
    publish it.
    """
    inquiry = Inquiry.of(request.GET)
    context = search_context(inquiry) | {
        "page_kind": "listing",
        "page_title": _("Search: %(q)s") % {"q": inquiry.q} if inquiry.q else _("Search"),
        "page_description": _("Search all stories by words, region, section, speaker and day."),
        "canonical_path": reverse("search"),
    }
    is_for_engines = not inquiry.q or (context["results"] and not inquiry.is_narrowed)
    if not is_for_engines:
        context["robots"] = "noindex, follow"
    response = render(request, "search/search.html", context)
    if not is_for_engines:
        response.headers["X-Robots-Tag"] = "noindex, follow"
    return response


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """A list of links to put below the search field while somebody types; empty where nothing begins like this."""
    found = suggestions_for(Inquiry.of(request.GET).q)
    response = render(request, "search/suggestions.html", {"suggestions": found})
    response.headers["X-Robots-Tag"] = "noindex"
    return response
