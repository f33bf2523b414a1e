"""The ledger as data for everybody (``docs/reference/open-data.md``), newest first and part by part, JSON or CSV.

Withdrawn words are in neither; what left with a retracted story is told by its number, so that copies can follow.
"""

import csv
from io import StringIO
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from news.models import PaperSettings
from news.paging import CURSOR_PARAMETER, Cursor
from news.quotes.finding import Inquiry
from news.quotes.models import Quote
from news.quotes.open_data_rows import COLUMNS, load_rows

JSON_ROWS, CSV_ROWS = 100, 5000
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
# So that programs that open spreadsheets read letters beyond ASCII.
BYTE_ORDER_MARK = "\ufeff"
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


@require_safe
def as_json(request: HttpRequest) -> JsonResponse:
    """A hundred quotes, newest first, and the address of the next; narrowed as the ledger is."""
    inquiry = Inquiry.load(request.GET)
    rows, next_url = _part(request, inquiry, size=JSON_ROWS)
    paper, ledger = PaperSettings.load().name, settings.SITE_URL + reverse("quotes")
    attribution = _("The ledger of quotes of %(paper)s, %(address)s")
    content = {
        "publisher": paper,
        "licence": LICENCE,
        "attribution": attribution % {"paper": paper, "address": ledger},
        "documentation": ledger,
        "next": next_url,
        "quotes": rows,
    }
    response = JsonResponse(content, json_dumps_params={"ensure_ascii": False})
    response["Access-Control-Allow-Origin"] = "*"
    return response


@require_safe
def as_csv(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """Five thousand quotes, newest first, narrowed as the ledger is; the address of the next is in ``Link``."""
    if request.method == "HEAD":
        # A stream claims no length, so that nothing has to be read to tell it.
        response = StreamingHttpResponse(())
    else:
        rows, next_url = _part(request, Inquiry.load(request.GET), size=CSV_ROWS)
        response = HttpResponse(_file(rows))
        if next_url:
            response["Link"] = f'<{next_url}>; rel="next"'
    response["Content-Type"] = "text/csv; charset=utf-8"
    response["Content-Disposition"] = 'attachment; filename="buku-kutipan.csv"'
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "Link"
    return response


def _part(request: HttpRequest, inquiry: Inquiry, *, size: int) -> tuple[list[dict[str, Any]], str | None]:
    """The rows of one answer, and the address of the next, None at the end."""
    rows, last = load_rows(
        inquiry.narrow(Quote.objects.on_record()),
        after=Cursor.parse(request.GET.get(CURSOR_PARAMETER, "")),
        size=size,
    )
    query = inquiry.query(**{CURSOR_PARAMETER: str(last)}) if last else None
    return rows, query and settings.SITE_URL + request.path + query


def _file(rows: list[dict[str, Any]]) -> str:
    file = StringIO(newline="")
    file.write(BYTE_ORDER_MARK)
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    writer.writerows([as_cell(row[name]) for name in COLUMNS] for row in rows)
    return file.getvalue()


def as_cell(value: Any) -> str:
    """A text that a spreadsheet takes for a text: one that begins like a formula gets an apostrophe before it."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA_SIGNS) else text
