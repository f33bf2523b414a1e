"""The board on the admin's first page, and the buttons on its cards."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.admin.ui.components import Component

from news.editorial.board.claims import claim, release
from news.editorial.board.load import Board, load_board
from news.editorial.board.wording import elsewhere
from news.editorial.refusals import DeskRefusal
from news.models import ArticlePage

TEMPLATE = "news_editorial/board.html"
TICK_SECONDS = 20


def board_context(request: HttpRequest, board: Board) -> dict[str, Any]:
    """What the board's template needs, on the first page and when the board is drawn anew."""
    context = board.context
    return {
        "request": request,
        "board": board,
        "now": context.clock.now,
        "elsewhere": elsewhere(context.clock.now),
        "viewer": context.viewer,
        "query": board.filters.query(),
        "tick_seconds": TICK_SECONDS,
    }


class BoardPanel(Component):
    """The whole first page is one panel."""

    name = "desk_board"
    template_name = TEMPLATE
    order = 10

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """The board of the user, narrowed by the address; the token is for the buttons on cards."""
        request = parent_context["request"]
        context = board_context(request, load_board(request.user, request.GET.dict()))
        return context | {"csrf_token": parent_context.get("csrf_token", "")}

    @property
    def media(self) -> forms.Media:
        """Styles and the elements that keep the board fresh and take keys."""
        return forms.Media(
            css={"all": ["css/admin/desk.css"]},
            js=[
                forms.Script("js/admin/desk_board.js", type="module"),
                forms.Script("js/admin/desk_keys.js", type="module"),
            ],
        )


PLAIN = "text/plain"


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """The board alone, without the admin's frame: the script on the first page fetches it."""
    board = load_board(request.user, request.GET.dict())
    return TemplateResponse(request, TEMPLATE, board_context(request, board))


@require_POST
def claim_story(request: HttpRequest, page_id: int) -> HttpResponse:
    """ "I am reading this"."""
    return _answer(request, page_id, _claim)


@require_POST
def release_story(request: HttpRequest, page_id: int) -> HttpResponse:
    """Give the reading back."""
    return _answer(request, page_id, _release)


def _claim(article: ArticlePage, request: HttpRequest) -> str:
    claim(article, by=request.user)
    return _("You are reading “%(title)s”.") % {"title": article.get_admin_display_title()}


def _release(article: ArticlePage, request: HttpRequest) -> str:
    release(article, by=request.user)
    return _("“%(title)s” is free for others to read.") % {"title": article.get_admin_display_title()}


def _answer(
    request: HttpRequest, page_id: int, act: Callable[[ArticlePage, HttpRequest], str]
) -> HttpResponse:
    """A sentence for the script, whatever happens; a redirect with the sentence for a browser without one."""
    is_for_script = request.headers.get("Accept") == PLAIN
    try:
        sentence, status = act(_story(request, page_id), request), 200
    except DeskRefusal as refusal:
        sentence, status = str(refusal), 409
    except Http404:
        if not is_for_script:
            raise
        sentence, status = _("This story is no longer here."), 404
    except PermissionDenied:
        if not is_for_script:
            raise
        sentence, status = _("Your account may not approve stories."), 403
    if is_for_script:
        return HttpResponse(sentence, content_type=f"{PLAIN}; charset=utf-8", status=status)
    (messages.success if status == 200 else messages.warning)(request, sentence)
    return redirect(reverse("wagtailadmin_home"))


def _story(request: HttpRequest, page_id: int) -> ArticlePage:
    article = get_object_or_404(ArticlePage, pk=page_id)
    if not article.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    return article
