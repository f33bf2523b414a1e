"""The way in: an address, a link in an e-mail, and one button behind it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from news.client_address import address_in, network_of
from news.comments import signing_in
from news.comments.forms import LONGEST_ADDRESS, AddressForm, NewReaderForm, problem
from news.comments.models import SignInLink
from news.comments.models.reader import LONGEST_NAME
from news.comments.views.base import (
    FOREIGN,
    TOO_MANY_REQUESTS,
    form_of_ours,
    page,
    refusal,
    see_other,
    while_there_are_accounts,
)
from news.converters import parse_id
from news.models import PaperSettings, PublishedArticle
from news.public_forms import is_sent_by_another_site, kept_by_nobody
from news.text import one_line
from news.throttle import SIGN_INS


@csrf_exempt  # Nobody is signed in yet: see news/public_forms.py.
@require_http_methods(["GET", "HEAD", "POST"])
@while_there_are_accounts
@form_of_ours
def sign_in(request: HttpRequest) -> HttpResponse:
    """The form for the link; ``?berita=`` is the story to go back to. The answer is the same for every address."""
    if request.method != "POST":
        return _form_page(request, request.GET)
    form = AddressForm(request.POST)
    if not form.is_valid():
        return _form_page(request, request.POST, errors=form.problems(), status=422)
    address = address_in(request.META)
    if SIGN_INS.spend(network_of(address)):
        errors = [problem(str(TOO_MANY_REQUESTS))]
        return _form_page(request, request.POST, errors=errors, status=429)
    signing_in.ask_for_link(form.cleaned_data["email"], article_id=_story_id(request.POST), address=address)
    return see_other("comments_link_sent")


@require_safe
@while_there_are_accounts
@kept_by_nobody
def link_sent(request: HttpRequest) -> HttpResponse:
    """The same for everybody who sent something."""
    return page(request, "link_sent", _("Look into your e-mail"), minutes=signing_in.LINK_MINUTES)


@csrf_exempt  # The token in the address is all the authority there is.
@require_http_methods(["GET", "HEAD", "POST"])
@while_there_are_accounts
@kept_by_nobody
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """The link of the e-mail. Opening it changes nothing: mail scanners open links too."""
    link = signing_in.link_of(token)
    if link is None:
        return _lost(request)
    is_new = signing_in.reader_of(link.email) is None
    if is_new and not PaperSettings.load().takes_comments:
        return refusal(request, _("The paper takes no comments now, and opens no account."))
    if request.method != "POST":
        return _enter_page(request, is_new=is_new)
    # A foreign page could else sign somebody in as another reader, and see what they write.
    if is_sent_by_another_site(request.META):
        errors = [problem(str(FOREIGN))]
        return _enter_page(request, is_new=is_new, errors=errors, status=403)
    form = NewReaderForm(request.POST)
    if is_new and not form.is_valid():
        return _enter_page(request, is_new=True, errors=form.problems(), status=422)
    return _enter(request, link, name=form.cleaned_data["nama"] if is_new else "")


def _enter(request: HttpRequest, link: SignInLink, *, name: str) -> HttpResponse:
    reader = signing_in.use(link, name=name)
    if reader is None:
        return _lost(request)
    is_writing = link.article_id and PaperSettings.load().takes_comments
    where = ("comments_write", link.article_id) if is_writing else ("comments_account",)
    response = see_other(*where)
    signing_in.begin_session(response, reader)
    return response


def _enter_page(
    request: HttpRequest, *, is_new: bool, errors: list[dict[str, str]] | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "is_new": is_new,
        "name": one_line(request.POST.get("nama", "")),
        "has_accepted": "setuju" in request.POST,
        "longest": LONGEST_NAME,
        **_errors(errors),
    }
    title = _("Begin to comment") if is_new else _("Sign in")
    response = page(request, "enter", title, status=status, **context)
    # The form says that it comes from us, and nothing ever says from which address, which holds a secret.
    response.headers["Referrer-Policy"] = "strict-origin"
    return response


def _lost(request: HttpRequest) -> HttpResponse:
    minutes = signing_in.LINK_MINUTES
    return page(request, "link_lost", _("This link does not work"), status=404, minutes=minutes)


def _form_page(
    request: HttpRequest, typed: Any, *, errors: list[dict[str, str]] | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "email": one_line(typed.get("email", "")) if request.method == "POST" else "",
        "story_id": _story_id(typed) or "",
        "longest": LONGEST_ADDRESS,
        "canonical_path": reverse("comments_sign_in"),
        **_errors(errors),
    }
    return page(request, "sign_in", _("Sign in by e-mail"), status=status, **context)


def _errors(errors: list[dict[str, str]] | None) -> dict[str, Any]:
    return {"errors": errors, "wrong": {error["name"]: error["id"] for error in errors or []}}


def _story_id(typed: Any) -> int | None:
    """The public story that a number names; any other text names none."""
    pk = parse_id(typed.get("berita", ""))
    return PublishedArticle.objects.filter(pk=pk).values_list("pk", flat=True).first()
