"""The comments of a story, and writing under it.

The thread is the same for everybody, without a cookie, and kept by caches for some seconds: a decision of a moderator
begins no new edition, so a page may be as old as ``SHARED_SECONDS`` (decision 0025). The form is fetched apart from the
story, whose page so stays the same for everybody.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from news.client_address import address_in
from news.comments import signing_in, writing
from news.comments.blocking import is_blocked, network_mark
from news.comments.forms import CommentForm, problem
from news.comments.models import Reader, ReaderComment
from news.comments.models.comment import LONGEST_TEXT
from news.comments.signing_in import TERMS_VERSION
from news.comments.threads import Discussion, ThreadGone, load_discussion, load_one, load_page
from news.comments.views.base import (
    BLOCKED,
    CANNOT_ANSWER,
    TOO_MUCH_WRITTEN,
    discussion_to_write_in,
    for_readers,
    page,
    refusal,
    see_other,
    while_comments_are_taken,
    while_there_are_accounts,
)
from news.converters import parse_id
from news.models import PaperSettings
from news.paging import CURSOR_PARAMETER
from news.text import clean_text

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


@csrf_exempt  # The form carries a proof of its own (news/comments/signing_in.py).
@require_http_methods(["GET", "HEAD", "POST"])
@while_comments_are_taken
@for_readers
def write(request: HttpRequest, article_id: int, *, reader: Reader) -> HttpResponse:
    """The form for a comment, or for an answer to one (``?balas=``); and its sending."""
    discussion = discussion_to_write_in(request, article_id)
    if isinstance(discussion, HttpResponse):
        return discussion
    given = request.POST if request.method == "POST" else request.GET
    parent = _parent(given.get("balas", ""), discussion)
    if request.method != "POST":
        return _form_page(request, discussion, reader=reader, parent=parent)
    return _send(request, discussion, reader=reader, parent=parent)


def _send(
    request: HttpRequest, discussion: Discussion, *, reader: Reader, parent: ReaderComment | None
) -> HttpResponse:
    def again(errors: list[dict[str, str]], status: int) -> HttpResponse:
        response = _form_page(request, discussion, reader=reader, parent=parent, errors=errors)
        response.status_code = status
        return response

    form = CommentForm(request.POST, must_accept=not signing_in.has_accepted(reader))
    errors = form.problems()
    if request.POST.get("balas") and parent is None:
        errors.append(problem(str(CANNOT_ANSWER)))
    if errors:
        return again(errors, 422)
    address = address_in(request.META)
    mark = network_mark(address)
    if is_blocked(reader, network_mark=mark):
        return refusal(request, str(BLOCKED))
    if writing.is_too_much(address, reader=reader, article_id=discussion.article_id):
        return again([problem(str(TOO_MUCH_WRITTEN))], 429)
    signing_in.accept_terms(reader)
    try:
        comment = writing.write(
            reader,
            article_id=discussion.article_id,
            text=form.cleaned_data["teks"],
            network_mark=mark,
            parent_id=parent.pk if parent else None,
        )
    except writing.CannotAnswer:
        return again([problem(str(CANNOT_ANSWER))], 422)
    except writing.StoryFull:
        return again([problem(str(TOO_MUCH_WRITTEN))], 429)
    return see_other("comments_account", query=f"?terkirim={comment.pk}#k{comment.pk}")


def _parent(given: str, discussion: Discussion) -> ReaderComment | None:
    """The comment that is answered: public, of this story, and no answer itself."""
    pk = parse_id(given)
    parent = load_one(pk) if pk else None
    is_fit = parent and parent.article_id == discussion.article_id and parent.parent_id is None
    return parent if is_fit else None


def _form_page(
    request: HttpRequest,
    discussion: Discussion,
    *,
    reader: Reader,
    parent: ReaderComment | None,
    errors: list[dict[str, str]] | None = None,
) -> HttpResponse:
    context: dict[str, Any] = {
        "discussion": discussion,
        "name": reader.name,
        "parent": parent,
        "typed": clean_text(request.POST.get("teks", "")),
        "must_accept": not signing_in.has_accepted(reader),
        "has_accepted": "setuju" in request.POST,
        "longest": LONGEST_TEXT,
        "proof": signing_in.proof_for(request),
        "errors": errors,
        "wrong": {error["name"]: error["id"] for error in errors or []},
    }
    title = _("Answer a comment") if parent else _("Write a comment")
    return page(request, "write", title, **context)
