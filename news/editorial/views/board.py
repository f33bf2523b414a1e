"""The board drawn anew for whoever looks at it, and the buttons on its cards."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from news.editorial.board.claims import claim, release
from news.editorial.board.load import load_board
from news.editorial.board.panel import TEMPLATE, board_context
from news.editorial.refusals import DeskRefusal
from news.models import ArticlePage

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
