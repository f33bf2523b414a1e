"""What complainants see: the form, the link in the e-mail, the receipt; and what everybody may see, the yearly table.

Why the forms carry no CSRF token, and what protects them instead, says ``news/public_forms.py``.
"""

from datetime import datetime
from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from news.client_address import address_in, network_of
from news.editorial.complaints import intake
from news.editorial.complaints.complainant import receipt_secret
from news.editorial.complaints.forms import ComplaintForm
from news.editorial.complaints.screens import beside_context, form_context, receipt_context
from news.editorial.times import stamp
from news.public_forms import kept_by_nobody
from news.throttle import COMPLAINTS, COMPLAINTS_OF_SENDER, UPLOADS

LARGEST_BODY_BYTES = 27 * 1024 * 1024
# Without files the fields are far below this.
UPLOAD_BYTES = 256 * 1024
TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


@csrf_exempt  # No session, no cookie, no ambient authority: see news/public_forms.py.
@transaction.non_atomic_requests  # Up to 25 MB are read before anything is written.
@require_http_methods(["GET", "HEAD", "POST"])
@kept_by_nobody
def complaint_form(request: HttpRequest) -> HttpResponse:
    """The form, empty or for a story (``?berita=``, ``?kutip=``, ``?jenis=``); and its sending."""
    if request.method != "POST":
        return _form_page(request, form_context(request.GET))
    size = _body_bytes(request)
    if size > UPLOAD_BYTES and (until := UPLOADS.spend(_network(request))):
        return _form_page(request, form_context({}, problem=_too_often(until)), status=429)
    try:
        if size > LARGEST_BODY_BYTES:
            raise RequestDataTooBig
        form = ComplaintForm(request.POST, request.FILES)
    except TOO_MUCH:
        problem = _("This is too much at once. Send less text, or fewer and smaller files.")
        return _form_page(request, form_context({}, problem=problem), status=413)
    except MultiPartParserError:
        problem = _("This arrived damaged. Go back in your browser and send it again.")
        return _form_page(request, form_context({}, problem=problem), status=400)
    return _send(request, form)


@require_safe
@kept_by_nobody
def complaint_sent(request: HttpRequest) -> HttpResponse:
    """The same for everybody who sent something: look into your e-mail."""
    context = _statement(_("Look into your e-mail")) | {"days": intake.UNVERIFIED_DAYS}
    return render(request, "complaints/sent.html", context)


@csrf_exempt  # The token in the address is all the authority there is.
@transaction.non_atomic_requests  # Each complaint in a transaction of its own: the locks of two stories never meet.
@require_http_methods(["GET", "HEAD", "POST"])
@kept_by_nobody
def complaint_verify(request: HttpRequest, token: str) -> HttpResponse:
    """The link of the first e-mail. Opening it changes nothing: mail scanners open links too.

    It confirms what waits beside it as well, as far as that is ticked: anybody may have typed this address.
    """
    if request.method == "POST":
        if intake.verify(token):
            chosen = {int(pk) for pk in request.POST.getlist("also") if pk.isascii() and pk.isdigit()}
            intake.verify_beside(token, pks=chosen)
            return HttpResponseRedirect(_receipt_url(token), status=303)
    else:
        complaint = intake.to_be_verified(token)
        if complaint and complaint.verified_at:
            return HttpResponseRedirect(_receipt_url(token))
        if complaint:
            context = _statement(_("Confirm your request")) | beside_context(complaint)
            return render(request, "complaints/verify.html", context)
    context = _statement(_("This link does not work")) | {"days": intake.UNVERIFIED_DAYS}
    return render(request, "complaints/lost.html", context, status=404)


@require_safe
@kept_by_nobody
def complaint_receipt(request: HttpRequest, secret: str) -> HttpResponse:
    """Number, clock and outcome for whoever has the link. It never says who complained."""
    complaint = intake.by_receipt(secret)
    if complaint is None or not complaint.verified_at:
        context = _statement(_("This link does not work")) | {"days": intake.UNVERIFIED_DAYS}
        return render(request, "complaints/lost.html", context, status=404)
    context = _statement(_("Receipt %(number)s") % {"number": complaint.number})
    return render(request, "complaints/receipt.html", context | receipt_context(complaint))


def _body_bytes(request: HttpRequest) -> int:
    """As the request says, before a byte of it is read; what no number says is left to Django."""
    size = request.headers.get("content-length", "")
    return int(size) if size.isascii() and size.isdigit() else 0


def _network(request: HttpRequest) -> str:
    return network_of(address_in(request.META))


def _refused_until(network: str, *, email: str) -> datetime | None:
    """When this sender may send again. What others send with the same e-mail address never counts against them."""
    waits = COMPLAINTS.spend(network), COMPLAINTS_OF_SENDER.spend(network, email.casefold())
    return max(filter(None, waits), default=None)


def _too_often(until: datetime) -> str:
    """Nobody else's sendings are in it, so it tells nothing about others."""
    return _("Too many requests came from here. Send again after %(when)s.") % {"when": stamp(until)}


def _send(request: HttpRequest, form: ComplaintForm) -> HttpResponse:
    if form.is_by_machine:
        return _look_into_your_mail()
    if not form.is_valid():
        return _form_page(request, form_context(request.POST, form=form), status=422)
    network = _network(request)
    if until := _refused_until(network, email=form.cleaned_data["email"]):
        context = form_context(request.POST, form=form, problem=_too_often(until))
        return _form_page(request, context, status=429)
    intake.send(form, network=network)
    return _look_into_your_mail()


def _look_into_your_mail() -> HttpResponse:
    return HttpResponseRedirect(reverse("complaint_sent"), status=303)


def _form_page(request: HttpRequest, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    title = _("Ask for a correction or a reply")
    base = {"page_kind": "complaint", "page_title": title, "canonical_path": reverse("complaint_form")}
    return render(request, "complaints/form.html", base | context, status=status)


def _receipt_url(token: str) -> str:
    return reverse("complaint_receipt", args=[receipt_secret(token)])


def _statement(title: str) -> dict[str, Any]:
    return {"page_kind": "complaint", "page_title": title, "robots": "noindex"}
