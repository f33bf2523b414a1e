"""Error pages that belong to the paper. The one for our own faults works without a database."""

import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from news.models import ListingRow
from newsroom.context_processors import paper_context

logger = logging.getLogger(__name__)

NEWEST_SHOWN = 4


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: the address leads nowhere; search and the front page do."""
    rows = ListingRow.objects.of(ListingRow.Kind.LATEST).newest_first().for_cards()[:NEWEST_SHOWN]
    # Also for addresses below the newsroom's, whose own screens get nothing of the paper's frame.
    context = paper_context() | {"page_kind": "statement", "latest": [row.card() for row in rows]}
    return render(request, "404.html", context, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault, said in a sentence; in plain text if even that page cannot be drawn."""
    try:
        return HttpResponse(render_to_string("500.html"), status=500)
    except Exception:
        # The last boundary: whatever broke the page may break its own apology too (a static file not collected).
        logger.exception("The error page cannot be drawn")
        sorry = _("Something broke on our side")
        return HttpResponse(sorry, status=500, content_type="text/plain; charset=utf-8")
