"""What a reader has here: their comments and what became of them, and the way to change or delete all of it."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from news.client_address import address_in
from news.comments import signing_in, writing
from news.comments.blocking import is_blocked, network_mark
from news.comments.forms import CommentForm, problem
from news.comments.models import Reader, ReaderComment
from news.comments.models.comment import LONGEST_TEXT
from news.comments.threads import load_discussions
from news.comments.views.base import (
    BLOCKED,
    HIDDEN,
    TOO_MUCH_WRITTEN,
    discussion_to_write_in,
    for_readers,
    page,
    refusal,
    see_other,
    while_comments_are_taken,
    while_there_are_accounts,
)
from news.models import PaperSettings
from news.paging import CURSOR_PARAMETER, Cursor
from news.text import clean_text

ROWS = 20


@require_safe
@while_there_are_accounts
@for_readers
def account(request: HttpRequest, *, reader: Reader) -> HttpResponse:
    """*Komentar saya*, newest first."""
    mine = ReaderComment.objects.filter(reader=reader)
    if position := Cursor.parse(request.GET.get(CURSOR_PARAMETER, "")):
        mine = mine.filter(written_at__lte=position.published_at).exclude(
            written_at=position.published_at, pk__gte=position.article_id
        )
    found = list(mine.order_by("-written_at", "-pk")[: ROWS + 1])
    last = found[ROWS - 1] if len(found) > ROWS else None
    context: dict[str, Any] = {
        "reader": reader,
        "rows": _rows(found[:ROWS]),
        "is_sent": request.GET.get("terkirim", "") in {str(comment.pk) for comment in found},
        "older_url": f"?{CURSOR_PARAMETER}={Cursor(last.written_at, last.pk)}" if last else "",
        "older_label": _("Comments before %(day)s")
        % {"day": date_format(timezone.localtime(last.written_at), "j F Y") if last else ""},
        "proof": signing_in.proof_for(request),
    }
    return page(request, "account", _("My comments"), **context)


@csrf_exempt  # The form carries a proof of its own (news/comments/signing_in.py).
@require_http_methods(["GET", "HEAD", "POST"])
@while_comments_are_taken
@for_readers
def change(request: HttpRequest, pk: int, *, reader: Reader) -> HttpResponse:
    """Other words for a comment of one's own; somebody else's is not found."""
    comment = _mine(reader, pk)
    if comment.state in ReaderComment.PLACES:
        return refusal(request, str(HIDDEN))
    discussion = discussion_to_write_in(request, comment.article_id)
    if isinstance(discussion, HttpResponse):
        return discussion
    if request.method != "POST":
        return _form_page(request, comment, reader=reader)
    return _send(request, comment, reader=reader)


@csrf_exempt  # As above.
@require_POST
@while_there_are_accounts
@for_readers
def remove(request: HttpRequest, pk: int, *, reader: Reader) -> HttpResponse:
    """Delete a comment of one's own; twice is once."""
    comment = ReaderComment.objects.filter(reader=reader, pk=pk).first()
    if comment:
        writing.remove(comment)
    return see_other("comments_account")


@csrf_exempt  # As above.
@require_POST
@while_there_are_accounts
@for_readers
def sign_out(request: HttpRequest, *, reader: Reader) -> HttpResponse:
    """End the session of this browser; all of them where the reader says so: a telephone may be lost."""
    response = page(request, "signed_out", _("You are signed out"), was_deleted=False)
    signing_in.end_session(request, response)
    if "semua" in request.POST:
        signing_in.end_all_sessions(reader)
    return response


@csrf_exempt  # As above.
@require_http_methods(["GET", "HEAD", "POST"])
@while_there_are_accounts
@for_readers
def delete_account(request: HttpRequest, *, reader: Reader) -> HttpResponse:
    """Everything that is kept of a reader, after one question."""
    if request.method != "POST":
        proof = signing_in.proof_for(request)
        return page(request, "delete_account", _("Delete the account"), proof=proof)
    writing.delete_account(reader)
    response = page(request, "signed_out", _("Your account is deleted"), was_deleted=True)
    signing_in.end_session(request, response)
    return response


def _send(request: HttpRequest, comment: ReaderComment, *, reader: Reader) -> HttpResponse:
    show = partial(_form_page, request, comment, reader=reader)
    form = CommentForm(request.POST, must_accept=not signing_in.has_accepted(reader))
    if not form.is_valid():
        return show(errors=form.problems(), status=422)
    address = address_in(request.META)
    mark = network_mark(address)
    if is_blocked(reader, network_mark=mark):
        return refusal(request, str(BLOCKED))
    if writing.is_too_much(address, reader=reader, article_id=comment.article_id):
        return show(errors=[problem(str(TOO_MUCH_WRITTEN))], status=429)
    signing_in.accept_terms(reader)
    try:
        writing.change(comment, text=form.cleaned_data["teks"], network_mark=mark)
    except writing.CannotChange:
        _mine(reader, comment.pk)  # 404 for what was deleted meanwhile.
        return refusal(request, str(HIDDEN))
    return see_other("comments_account", query=f"?terkirim={comment.pk}#k{comment.pk}")


def _mine(reader: Reader, pk: int) -> ReaderComment:
    comment = ReaderComment.objects.filter(reader=reader, pk=pk).first()
    if comment is None:
        raise Http404
    return comment


def _rows(comments: list[ReaderComment]) -> list[dict[str, Any]]:
    """Each with its story, while that is public, and whether it may be changed; one query."""
    discussions = load_discussions({comment.article_id for comment in comments})
    takes_comments = PaperSettings.load().takes_comments
    rows = []
    for comment in comments:
        discussion = discussions.get(comment.article_id)
        is_open = takes_comments and discussion is not None and discussion.is_open
        may_change = is_open and comment.state not in ReaderComment.PLACES
        rows.append({"comment": comment, "discussion": discussion, "may_change": may_change})
    return rows


def _form_page(
    request: HttpRequest,
    comment: ReaderComment,
    *,
    reader: Reader,
    errors: list[dict[str, str]] | None = None,
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {
        "comment": comment,
        "typed": clean_text(request.POST.get("teks", "")) if request.method == "POST" else comment.words,
        "must_accept": not signing_in.has_accepted(reader),
        "has_accepted": "setuju" in request.POST,
        "longest": LONGEST_TEXT,
        "proof": signing_in.proof_for(request),
        "errors": errors,
        "wrong": {error["name"]: error["id"] for error in errors or []},
    }
    return page(request, "change", _("Change the comment"), status=status, **context)
