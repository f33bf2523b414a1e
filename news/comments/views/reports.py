"""*Laporkan*: the complaint route for comments. No account, no cookie."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from news.client_address import address_in, network_of
from news.comments.blocking import network_mark
from news.comments.forms import LONGEST_ADDRESS, LONGEST_REPORT, ReportForm, problem
from news.comments.models import Ground, ReaderComment
from news.comments.reporting import report
from news.comments.threads import load_one
from news.comments.views.base import (
    TOO_MANY_REQUESTS,
    form_of_ours,
    page,
    see_other,
    while_comments_are_taken,
)
from news.models import PaperSettings
from news.public_forms import kept_by_nobody
from news.signals import ClaimNotTaken
from news.text import clean_text
from news.throttle import REPORTS

_TYPED = ("alasan", "teks", "nama", "pihak", "email")


@csrf_exempt  # No session is asked for: see news/public_forms.py.
@require_http_methods(["GET", "HEAD", "POST"])
@while_comments_are_taken
@form_of_ours
def report_comment(request: HttpRequest, pk: int) -> HttpResponse:
    """The form with the comment it is about; and its sending."""
    comment = load_one(pk)
    if comment is None:
        return _gone(request)
    if request.method != "POST":
        return _form_page(request, comment)
    form = ReportForm(request.POST)
    if not form.is_valid():
        return _form_page(request, comment, errors=form.problems(), status=422)
    address = address_in(request.META)
    if REPORTS.spend(network_of(address)):
        return _form_page(request, comment, errors=[problem(str(TOO_MANY_REQUESTS))], status=429)
    data = form.cleaned_data
    try:
        taken = report(
            comment,
            ground=data["alasan"],
            text=data["teks"],
            network_mark=network_mark(address),
            claimant=form.claimant and form.claimant | {"network": network_of(address)},
        )
    except ClaimNotTaken:
        return _gone(request)
    if taken is None:
        return _gone(request)
    return see_other("comments_reported", query="?hak-jawab" if form.claimant else "")


@require_safe
@while_comments_are_taken
@kept_by_nobody
def reported(request: HttpRequest) -> HttpResponse:
    """What happens now, and within how many hours."""
    hours, is_claim = PaperSettings.load().comment_report_hours, "hak-jawab" in request.GET
    return page(request, "reported", _("Thank you, we look into it"), hours=hours, is_claim=is_claim)


def _gone(request: HttpRequest) -> HttpResponse:
    """404 for a comment that readers do not see, whatever the reason; what somebody typed meanwhile is given back."""
    typed = clean_text(request.POST.get("teks", ""))
    if not typed.strip():
        raise Http404
    return page(request, "report_gone", _("This comment cannot be reported here"), status=404, typed=typed)


def _form_page(
    request: HttpRequest,
    comment: ReaderComment,
    *,
    errors: list[dict[str, str]] | None = None,
    status: int = 200,
) -> HttpResponse:
    typed = {name: clean_text(request.POST.get(name, "")) for name in _TYPED}
    context: dict[str, Any] = {
        "comment": comment,
        "grounds": [
            {
                "value": value,
                "label": label,
                "is_chosen": value == typed["alasan"],
            }
            for value, label in Ground.choices
        ],
        "typed": typed,
        "hours": PaperSettings.load().comment_report_hours,
        "longest": {"text": LONGEST_REPORT, "address": LONGEST_ADDRESS},
        "errors": errors,
        "wrong": {error["name"]: error["id"] for error in errors or []},
    }
    return page(request, "report", _("Report a comment"), status=status, **context)
