"""The ledger as data for everybody (``docs/reference/open-data.md``), newest first and part by part, JSON or CSV.

Withdrawn words are in neither; what left with a retracted story is told by its number, so that copies can follow.
"""

import csv
from datetime import datetime
from io import StringIO
from typing import Any

from django.conf import settings
from django.db.models import F
from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from news.models import ArticlePage, PaperSettings
from news.paging import CURSOR_PARAMETER, Cursor
from news.presentation import address_of
from news.quotes.finding import Inquiry
from news.quotes.models import Outcome, Quote, standing_of
from news.quotes.models.quote import LedgerQuerySet
from news.quotes.showing import permalink, speaker_of

COLUMNS = (
    "number",
    "url",
    "text",
    "speaker",
    "speaker_url",
    "role",
    "role_kind",
    "place",
    "region_code",
    "region",
    "said_at",
    "story",
    "story_url",
    "story_corrected",
    "promise",
    "promise_due_on",
    "promise_standing",
    "withdrawn_at",
    "reason_url",
    "confirmed",
)
_NAMED = {
    "speaker_name": F("speaker__name"),
    "speaker_slug": F("speaker__slug"),
    "region_code": F("region__code"),
    "region_name": F("region__name"),
    "address": F("article__published__url"),
    "title": F("article__published__card__title"),
    "is_corrected": F("article__published__card__has_correction"),
    "promise_text": F("promise__text"),
    "promise_due_on": F("promise__due_on"),
    "promise_outcome": F("promise__outcome"),
    "slug": F("article__slug"),
    "url_path": F("article__url_path"),
}
_PLAIN = ("id", "text", "role", "role_kind", "place", "said_at", "withdrawn_at", "article_id", "is_confirmed")
JSON_ROWS, CSV_ROWS = 100, 5000
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
# So that programs that open spreadsheets read letters beyond ASCII.
BYTE_ORDER_MARK = "\ufeff"
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def load_rows(
    entries: LedgerQuerySet, *, after: Cursor | None, size: int
) -> tuple[list[dict[str, Any]], Cursor | None]:
    """Rows after a place, newest first, and the place where the next begin, None at the end; one query."""
    if after:
        entries = entries.before(after.published_at, after.article_id)
    found = list(entries.newest_first().values(*_PLAIN, **_NAMED)[: size + 1])
    rows = found[:size]
    last = Cursor(rows[-1]["said_at"], rows[-1]["id"]) if len(found) > size else None
    return [_withdrawn(row) if row["withdrawn_at"] else _standing(row) for row in rows], last


def _standing(row: dict[str, Any]) -> dict[str, Any]:
    base, has_promise = settings.SITE_URL, row["promise_outcome"] not in (None, Outcome.DROPPED)
    speaker = speaker_of(row["speaker_name"], row["speaker_slug"], is_confirmed=row["is_confirmed"])
    speaker_url = base + speaker["url"] if speaker and speaker["url"] else None
    return _empty(row) | {
        "text": row["text"],
        "speaker": row["speaker_name"],
        "speaker_url": speaker_url,
        "role": row["role"],
        "role_kind": row["role_kind"],
        "region_code": row["region_code"],
        "region": row["region_name"],
        "story": row["title"],
        "story_url": base + row["address"],
        "story_corrected": bool(row["is_corrected"]),
        "confirmed": row["is_confirmed"],
        "promise": row["promise_text"] if has_promise else None,
        "promise_due_on": row["promise_due_on"].isoformat() if has_promise else None,
        "promise_standing": _standing_of_promise(row) if has_promise else None,
    }


def _standing_of_promise(row: dict[str, Any]) -> str:
    return standing_of(row["promise_outcome"], row["promise_due_on"], today=timezone.localdate()).value


def _withdrawn(row: dict[str, Any]) -> dict[str, Any]:
    """Number, place and time; neither the words nor who said them."""
    article = ArticlePage(pk=row["article_id"], slug=row["slug"], url_path=row["url_path"])
    return _empty(row) | {
        "withdrawn_at": _iso(row["withdrawn_at"]),
        "reason_url": settings.SITE_URL + address_of(article),
    }


def _empty(row: dict[str, Any]) -> dict[str, Any]:
    return dict.fromkeys(COLUMNS) | {
        "number": row["id"],
        "url": settings.SITE_URL + permalink(row["id"]),
        "place": row["place"],
        "said_at": _iso(row["said_at"]),
    }


def _iso(moment: datetime) -> str:
    return timezone.localtime(moment, timezone.get_default_timezone()).isoformat(timespec="seconds")


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
