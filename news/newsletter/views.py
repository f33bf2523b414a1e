"""The newsletter's pages: the form, the link that confirms, the link that ends it.

Why the forms carry no CSRF token, and what protects them instead, says ``news/public_forms.py``.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from news.client_address import address_in, network_of
from news.models import PaperSettings
from news.newsletter import subscribing
from news.newsletter.subscribing import LONGEST_ADDRESS, SubscriptionForm, offered_regions
from news.public_forms import is_sent_by_another_site, kept_by_nobody, names_itself_to_us
from news.throttle import SUBSCRIPTIONS


def while_it_is_sent(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """404 on a paper that sends no newsletter."""

    @wraps(view)
    def answer(*args: Any, **kwargs: Any) -> HttpResponse:
        if not PaperSettings.load().sends_newsletter:
            raise Http404
        return view(*args, **kwargs)

    return answer


@csrf_exempt  # No session, no cookie, no ambient authority: see news/public_forms.py.
@require_http_methods(["GET", "HEAD", "POST"])
@while_it_is_sent
@kept_by_nobody
def newsletter(request: HttpRequest) -> HttpResponse:
    """The form, with a region (``?wilayah=``); and its sending."""
    if request.method != "POST":
        return _form_page(request, request.GET)
    if is_sent_by_another_site(request.META):
        return _refused(request, _("This was sent by another site. Send it from here."), status=403)
    form = SubscriptionForm(request.POST)
    if form.is_by_machine:
        return _look_into_your_mail()
    if not form.is_valid():
        return _form_page(request, request.POST, errors=form.problems(), status=422)
    network = network_of(address_in(request.META))
    if SUBSCRIPTIONS.spend(network):
        return _refused(request, _("Too many requests came from here. Try again in an hour."), status=429)
    subscribing.ask_to_confirm(
        form.cleaned_data["email"], region=form.cleaned_data["wilayah"], network=network
    )
    return _look_into_your_mail()


@require_safe
@while_it_is_sent
@kept_by_nobody
def newsletter_asked(request: HttpRequest) -> HttpResponse:
    """The same for everybody who sent something, subscriber or not."""
    return _page(request, "asked", _("Look into your e-mail"), days=subscribing.LINK_DAYS)


@csrf_exempt  # The token in the address is all the authority there is.
@require_http_methods(["GET", "HEAD", "POST"])
@while_it_is_sent
@kept_by_nobody
def newsletter_confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The link of the first e-mail. Opening it changes nothing: mail scanners open links too."""
    is_answer = request.method == "POST"
    asked = subscribing.confirm(token) if is_answer else subscribing.requested_by(token)
    if asked is None:
        days = subscribing.LINK_DAYS
        return _page(request, "lost", _("This link does not work"), status=404, days=days)
    title = _("The newsletter will come") if is_answer else _("Confirm the newsletter")
    return _page(request, "confirm", title, region=asked.region, is_done=is_answer)


@csrf_exempt  # As above; and mail programs post here by themselves (RFC 8058).
@require_http_methods(["GET", "HEAD", "POST"])
@kept_by_nobody
def newsletter_end(request: HttpRequest, secret: str) -> HttpResponse:
    """The link in each letter. Works when the paper sends none any more, and twice."""
    if request.method == "POST":
        subscribing.end(secret)
    if request.method == "POST" or not subscribing.is_subscribed(secret):
        return _page(request, "end", _("The newsletter has ended"), is_done=True)
    return _page(request, "end", _("End the newsletter"), is_done=False)


def _refused(request: HttpRequest, text: str, *, status: int) -> HttpResponse:
    errors = [{"id": "galat-kiriman", "lead": "", "text": text}]
    return _form_page(request, request.POST, errors=errors, status=status)


def _form_page(
    request: HttpRequest, typed: Any, *, errors: list[dict[str, Any]] | None = None, status: int = 200
) -> HttpResponse:
    chosen = typed.get("wilayah", "").replace("\0", "")
    context = {
        "regions": [
            {"slug": region.slug, "name": region.full_name, "is_chosen": region.slug == chosen}
            for region in offered_regions(chosen=chosen)
        ],
        "email": typed.get("email", "").replace("\0", "") if request.method == "POST" else "",
        "longest": LONGEST_ADDRESS,
        "errors": errors,
        "wrong": {error["id"].removeprefix("galat-"): error["id"] for error in errors or []},
        "canonical_path": reverse("newsletter"),
        "robots": "",
    }
    return names_itself_to_us(_page(request, "form", _("Newsletter"), status=status, **context))


def _page(request: HttpRequest, name: str, title: str, *, status: int = 200, **context: Any) -> HttpResponse:
    base = {"page_kind": "newsletter", "page_title": title, "robots": "noindex"}
    return render(request, f"newsletter/{name}.html", base | context, status=status)


def _look_into_your_mail() -> HttpResponse:
    return HttpResponseRedirect(reverse("newsletter_asked"), status=303)
