"""The rule by which reads are counted, told to readers: the numbers in it are those of the code."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from news.readership.tokens import HOURS_ARE_KEPT, READERS_PER_NETWORK

VISIBLE_SECONDS = 10
"""As in ``js/count_read.js``."""


@require_safe
def how_we_count(request: HttpRequest) -> HttpResponse:
    """*Cara kami menghitung*."""
    context = {
        "visible_seconds": VISIBLE_SECONDS,
        "readers_per_network": READERS_PER_NETWORK,
        "days_of_hours": HOURS_ARE_KEPT.days,
        "page_kind": "statement",
        "page_title": _("How we count readers"),
        "page_description": _("What “read” means on our pages, and what we do not keep."),
        "canonical_path": request.path,
    }
    return render(request, "readership/how_we_count.html", context)
