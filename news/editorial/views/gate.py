"""The publish gate in the editor's side panel: the list, "checked", and a spelling taken over."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request

from news.editorial.findings.checking import accept_spelling, check_finding
from news.editorial.findings.gate_list import load_gate_list
from news.editorial.findings.places import editor_url
from news.editorial.refusals import DeskRefusal
from news.models import ArticlePage

FRAGMENT = "news_editorial/gate_list.html"
# Sent by <gate-panel>, which wants the new list instead of a page.
PANEL_HEADER = "X-Gate-Panel"


@require_safe
def findings(request: HttpRequest, page_id: int) -> HttpResponse:
    """The list about the newest text, as a fragment."""
    return _fragment(request, _story(request, page_id))


@require_POST
def check(request: HttpRequest, page_id: int) -> HttpResponse:
    """ "Checked": somebody looked at a piece of advice and leaves the text as it is."""
    article = _story(request, page_id)
    return _answered(
        request,
        article,
        lambda: check_finding(article, by=request.user, fingerprint=_posted(request, "fingerprint")),
    )


@require_POST
def accept(request: HttpRequest, page_id: int) -> HttpResponse:
    """Take the gate's spelling over into the text that the list was about."""
    article = _story(request, page_id)
    return _answered(
        request,
        article,
        lambda: accept_spelling(
            article,
            by=request.user,
            fingerprint=_posted(request, "fingerprint"),
            seen_digest=_posted(request, "digest"),
        ),
    )


def _story(request: HttpRequest, page_id: int) -> ArticlePage:
    article = get_object_or_404(ArticlePage, pk=page_id)
    rights = article.permissions_for_user(request.user)
    if not (rights.can_edit() or rights.can_publish()):
        raise PermissionDenied
    return article


def _posted(request: HttpRequest, name: str) -> str:
    return request.POST.get(name, "").replace("\x00", "")


def _answered(request: HttpRequest, article: ArticlePage, act: Callable[[], Any]) -> HttpResponse:
    """Do it; then the new list for the panel, or back to where the button stood."""
    try:
        act()
    except DeskRefusal as refusal:
        if PANEL_HEADER in request.headers:
            return _fragment(request, article, refusal=str(refusal), status=409)
        messages.error(request, str(refusal))
    else:
        if PANEL_HEADER in request.headers:
            return _fragment(request, article)
        messages.success(request, _("Noted."))
    return redirect(get_valid_next_url_from_request(request) or editor_url(article))


def _fragment(
    request: HttpRequest, article: ArticlePage, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    gate = load_gate_list(ArticlePage.objects.get(pk=article.pk), user=request.user)
    context = {"gate": gate, "refusal": refusal, "next_url": editor_url(article)}
    return render(request, FRAGMENT, context, status=status)
