"""The yearly account of complaints, for everybody."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from news.editorial.complaints.screens import Account, account_of, first_year
from news.editorial.models import Complaint

# A yearly account that never ends would be asked for, year by year, by every robot.
MOST_YEARS = 50


@require_safe
def complaints_of_year(request: HttpRequest, year: str) -> HttpResponse:
    """What was asked and what became of it; 404 for years in which nothing could be asked. Two queries."""
    this, oldest, newest = int(year), first_year(), timezone.localdate().year
    if not max(oldest, newest - MOST_YEARS) <= this <= newest:
        raise Http404
    accounts = account_of(this)
    title = _("Replies and corrections asked for in %(year)s") % {"year": year}
    context = {
        "page_kind": "complaint",
        "page_title": title,
        "canonical_path": request.path,
        "year": this,
        "years": range(newest, oldest - 1, -1),
        "columns": [Complaint.Kind(kind).label for kind in accounts],
        "groups": _groups(list(accounts.values())),
    }
    return render(request, "complaints/year.html", context)


def _groups(accounts: list[Account]) -> list[dict[str, Any]]:
    counts = [
        _row(_("Received"), [account.received for account in accounts]),
        _row(_("Answered in time"), [account.in_time for account in accounts]),
        _row(_("Past the limit"), [account.late for account in accounts]),
        _row(_("Still open"), [account.still_open for account in accounts]),
        _row(_("Half were answered within (hours)"), [_whole(account.median_hours) for account in accounts]),
    ]
    outcomes = [
        _row(outcome.label, [account.outcomes[outcome] for account in accounts])
        for outcome in Complaint.Outcome
    ]
    grounds = [
        _row(ground.label, [account.grounds[ground] for account in accounts])
        for ground in Complaint.RefusalGround
    ]
    return [
        {"title": "", "rows": counts},
        {"title": _("Outcome"), "rows": outcomes},
        {"title": _("Grounds of refusal"), "rows": grounds},
    ]


def _row(title: str, values: list[Any]) -> dict[str, Any]:
    return {"title": title, "values": values}


def _whole(hours: float | None) -> int | None:
    return None if hours is None else round(hours)
