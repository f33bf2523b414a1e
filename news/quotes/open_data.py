"""The ledger as data for everybody (``docs/reference/open-data.md``): JSON page by page, CSV in one file.

Withdrawn words are in neither; what left with a retracted story is told by its number, so that copies can follow.
"""

import csv
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import HttpRequest, JsonResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from news.models import PaperSettings
from news.paging import CURSOR_PARAMETER, Cursor
from news.presentation import as_printed
from news.quotes.finding import Inquiry
from news.quotes.models import Quote
from news.quotes.models.quote import LedgerQuerySet
from news.quotes.open_data_rows import COLUMNS, load_rows

JSON_ROWS, CSV_ROWS = 100, 500
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
# So that programs that open spreadsheets read letters beyond ASCII.
BYTE_ORDER_MARK = "\ufeff"
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


@require_safe
def as_json(request: HttpRequest) -> JsonResponse:
    """A hundred quotes, newest first, and the address of the next; narrowed as the ledger is."""
    inquiry = Inquiry.load(request.GET)
    rows, last = load_rows(
        inquiry.narrow(Quote.objects.on_record()),
        after=Cursor.parse(request.GET.get(CURSOR_PARAMETER, "")),
        size=JSON_ROWS,
    )
    address = settings.SITE_URL + request.path
    paper, ledger = PaperSettings.load().name, settings.SITE_URL + reverse("quotes")
    attribution = _("The ledger of quotes of %(paper)s, %(address)s")
    content = {
        "publisher": paper,
        "licence": LICENCE,
        "attribution": attribution % {"paper": paper, "address": ledger},
        "documentation": ledger,
        "next": address + inquiry.query(**{CURSOR_PARAMETER: str(last)}) if last else None,
        "quotes": rows,
    }
    response = JsonResponse(content, json_dumps_params={"ensure_ascii": False})
    response["Access-Control-Allow-Origin"] = "*"
    return response


@require_safe
def as_csv(request: HttpRequest) -> StreamingHttpResponse:
    """The whole ledger, or the part that is asked for, read and sent in pieces."""
    inquiry = Inquiry.load(request.GET)
    lines = _lines(inquiry.narrow(Quote.objects.on_record()))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="buku-kutipan.csv"'
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _lines(entries: LedgerQuerySet) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield BYTE_ORDER_MARK + writer.writerow(COLUMNS)
    last = None
    while True:
        with as_printed():
            rows, last = load_rows(entries, after=last, size=CSV_ROWS)
        yield "".join(writer.writerow([as_cell(row[name]) for name in COLUMNS]) for row in rows)
        if last is None:
            return


def as_cell(value: Any) -> str:
    """A text that a spreadsheet takes for a text: one that begins like a formula gets an apostrophe before it."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA_SIGNS) else text


class _Echo:
    """A file that hands back what is written."""

    def write(self, text: str) -> str:
        return text
