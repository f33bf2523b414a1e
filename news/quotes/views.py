"""The reader's pages of the ledger. Each view asks a queryset and chooses a template."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from news.paging import CURSOR_PARAMETER, PAGE_SIZE, Cursor
from news.quotes.figures import facets, load_figures
from news.quotes.finding import Inquiry
from news.quotes.models import Quote
from news.quotes.one_quote import load_quote, quote_context
from news.quotes.open_data import CSV_ROWS
from news.quotes.promise_list import KIND_PARAMETER, page_of_promises
from news.quotes.showing import shown


@require_safe
def ledger(request: HttpRequest) -> HttpResponse:
    """Everything on record, newest first, narrowed by what the address asks for; at most eight queries."""
    inquiry, figures = Inquiry.load(request.GET), load_figures()
    entries = inquiry.narrow(Quote.objects.on_record())
    if position := Cursor.parse(request.GET.get(CURSOR_PARAMETER, "")):
        entries = entries.before(position.published_at, position.article_id)
    rows = shown(entries.newest_first(), size=PAGE_SIZE + 1)
    older_url, older_label = _older(rows, inquiry)
    context = {
        "rows": rows[:PAGE_SIZE],
        "inquiry": inquiry,
        "figures": figures,
        "facets": facets(figures, inquiry),
        "chips": inquiry.chips(),
        "csv_rows": number_format(CSV_ROWS, force_grouping=True),
        "data_query": "" if inquiry.is_empty else inquiry.query(),
        "older_url": older_url,
        "older_label": older_label,
        "page_kind": "record",
        "page_title": _("The ledger of quotes"),
        "page_description": _(
            "Every quote we printed, who said it, as what at the time, and in which story."
        ),
        "canonical_path": request.path,
        "robots": "" if inquiry.is_empty else "noindex, follow",
    }
    return render(request, "quotes/ledger.html", context)


@require_safe
def quote(request: HttpRequest, pk: int) -> HttpResponse:
    """One quote at its permalink. One that is no longer on record says only that; a number never given is 404."""
    found = load_quote(pk)
    if found is None:
        raise Http404
    context = quote_context(found)
    return render(request, "quotes/quote.html", context, status=410 if context["is_gone"] else 200)


@require_safe
def promises(request: HttpRequest) -> HttpResponse:
    """What people in public life promised: waiting, kept, and past its date or not kept."""
    page = page_of_promises(
        kind=request.GET.get(KIND_PARAMETER, ""), cursor=request.GET.get(CURSOR_PARAMETER, "")
    )
    context = {
        "groups": page.groups,
        "total": page.total,
        "kind": page.kind,
        "older_url": page.older_url,
        "page_kind": "record",
        "page_title": _("Promises of officials"),
        "page_description": _(
            "Who promised what by when, and what became of it: checked, with the follow-up stories."
        ),
        "canonical_path": f"{request.path}?{KIND_PARAMETER}={page.kind}" if page.kind else request.path,
    }
    return render(request, "quotes/promises.html", context)


def _older(rows: list[dict], inquiry: Inquiry) -> tuple[str, str]:
    """The address of the next page and how its button is called; empty on the last."""
    if len(rows) <= PAGE_SIZE:
        return "", ""
    last = rows[PAGE_SIZE - 1]
    url = inquiry.query(**{CURSOR_PARAMETER: str(Cursor(last["said_at"], last["pk"]))})
    day = date_format(timezone.localtime(last["said_at"]), "j F Y")
    return url, _("Quotes before %(day)s") % {"day": day}
