"""A quote as other people's pages show it: words, who said them as what, where they stand, and what became of them."""

from math import ceil
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import strip_tags

from news.quotes.models import Quote

WIDTH = 550
LINE_PIXELS = 27
SIGN_PIXELS = 9
AROUND_PIXELS = 60


def embedded_html(quote: Quote, context: dict[str, Any], *, paper_name: str) -> str:
    """``quotes/embedded.html`` on one line, of the context of the quote's own page."""
    own = {"paper_name": paper_name, "role": quote.role, "site_url": settings.SITE_URL}
    values = context | own
    return " ".join(render_to_string("quotes/embedded.html", values).split())


def embedded_height(html: str, *, width: int) -> int:
    """About how high it is in a usual face; the standard asks for a number."""
    signs_a_line = max(10, width // SIGN_PIXELS)
    return ceil(len(strip_tags(html)) / signs_a_line) * LINE_PIXELS + AROUND_PIXELS
