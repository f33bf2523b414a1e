"""The comments of a story: the same for everybody, without a cookie, and kept by caches for some seconds.

A decision of a moderator begins no new edition, so a page may be as old as ``SHARED_SECONDS`` (decision 0025).
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from news.comments.doors import page, while_comments_are_taken, while_there_are_accounts
from news.comments.terms import TERMS_VERSION
from news.comments.threads import Discussion, ThreadGone, load_discussion, load_page
from news.models import PaperSettings
from news.paging import CURSOR_PARAMETER

SHARED_SECONDS = 10


@require_safe
@while_comments_are_taken
def thread(request: HttpRequest, article_id: int) -> HttpResponse:
    """The comments as a page of their own."""
    try:
        discussion = _discussion(article_id)
    except ThreadGone:
        return page(request, "gone", _("These comments are gone"), status=410)
    context = _context(request, discussion)
    return _kept_shortly(page(request, "thread", _("Comments"), canonical_path=request.path, **context))


@require_safe
@while_comments_are_taken
def thread_part(request: HttpRequest, article_id: int) -> HttpResponse:
    """The newest of them alone, for the story's own page to fetch."""
    try:
        discussion = _discussion(article_id)
    except ThreadGone:
        raise Http404 from None
    response = render(request, "comments/part.html", _context(request, discussion))
    response.headers["X-Robots-Tag"] = "noindex"
    return _kept_shortly(response)


@require_safe
@while_there_are_accounts
def terms(request: HttpRequest) -> HttpResponse:
    """What readers accept, and what is kept of them: the numbers are those of the code."""
    hours = PaperSettings.load().comment_report_hours
    context = {"version": TERMS_VERSION, "hours": hours, "canonical_path": request.path}
    return page(request, "terms", _("Terms for comments"), **context)


def _discussion(article_id: int) -> Discussion:
    discussion = load_discussion(article_id)
    if discussion is None:
        raise Http404
    return discussion


def _context(request: HttpRequest, discussion: Discussion) -> dict[str, Any]:
    cursor = request.GET.get(CURSOR_PARAMETER, "")
    shown = load_page(discussion.article_id, cursor=cursor) if discussion.is_shown else None
    return {"discussion": discussion, "thread": shown}


def _kept_shortly(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, public=True, max_age=0, s_maxage=SHARED_SECONDS)
    return response
