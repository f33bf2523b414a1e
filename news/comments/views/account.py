"""What a reader has here: their comments and what became of them, and the way to change or delete all of it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from news.client_address import address_in
from news.comments import limits, session, writing
from news.comments.blocking import is_blocked
from news.comments.doors import (
    for_readers,
    page,
    refusal,
    see_other,
    while_comments_are_taken,
    while_there_are_accounts,
)
from news.comments.forms import CommentForm, problem
from news.comments.models import Reader, ReaderComment
from news.comments.models.comment import LONGEST_TEXT
from news.comments.wording import BLOCKED, HIDDEN, TOO_MUCH_WRITTEN
from news.paging import CURSOR_PARAMETER, Cursor
from news.text import clean_text

ROWS = 20


@require_safe
@while_there_are_accounts
@for_readers
def account(request: HttpRequest, *, reader: Reader) -> HttpResponse:
    """*Komentar saya*, newest first."""
    mine = ReaderComment.objects.filter(reader=reader).select_related("article__published")
    if position := Cursor.parse(request.GET.get(CURSOR_PARAMETER, "")):
        mine = mine.filter(written_at__lte=position.published_at).exclude(
            written_at=position.published_at, pk__gte=position.article_id
        )
    shown = mine.defer("article__body", "article__raw_copy", "article__guesses")
    found = list(shown.order_by("-written_at", "-pk")[: ROWS + 1])
    last = found[ROWS - 1] if len(found) > ROWS else None
    context: dict[str, Any] = {
        "reader": reader,
        "comments": found[:ROWS],
        "is_sent": request.GET.get("terkirim", "") in {str(comment.pk) for comment in found},
        "older_url": f"?{CURSOR_PARAMETER}={Cursor(last.written_at, last.pk)}" if last else "",
        "older_label": _("Comments before %(day)s")
        % {"day": date_format(timezone.localtime(last.written_at), "j F Y") if last else ""},
        "proof": session.proof_for(request),
    }
    return page(request, "account", _("My comments"), **context)


@csrf_exempt  # The form carries a proof of its own (news/comments/session.py).
@require_http_methods(["GET", "HEAD", "POST"])
@while_comments_are_taken
@for_readers
def change(request: HttpRequest, pk: int, *, reader: Reader) -> HttpResponse:
    """Other words for a comment of one's own; somebody else's is not found."""
    comment = _mine(reader, pk)
    if comment.state in ReaderComment.PLACES:
        return refusal(request, str(HIDDEN))
    if request.method != "POST":
        return _form_page(request, comment)
    form = CommentForm(request.POST)
    if not form.is_valid():
        return _form_page(request, comment, errors=form.problems(), status=422)
    address = address_in(request.META)
    mark = limits.network_mark(address)
    if is_blocked(reader, network_mark=mark):
        return refusal(request, str(BLOCKED))
    if limits.is_writing_refused(address, reader_id=reader.pk, article_id=comment.article_id):
        return _form_page(request, comment, errors=[problem(str(TOO_MUCH_WRITTEN))], status=429)
    try:
        writing.change(comment, text=form.cleaned_data["teks"], network_mark=mark)
    except writing.CannotChange:
        return refusal(request, str(HIDDEN))
    return see_other("comments_account", query=f"?terkirim={pk}#k{pk}")


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
    """End the session of this browser."""
    response = page(request, "signed_out", _("You are signed out"), was_deleted=False)
    session.end(request, response)
    return response


@csrf_exempt  # As above.
@require_http_methods(["GET", "HEAD", "POST"])
@while_there_are_accounts
@for_readers
def delete_account(request: HttpRequest, *, reader: Reader) -> HttpResponse:
    """Everything that is kept of a reader, after one question."""
    if request.method != "POST":
        proof = session.proof_for(request)
        return page(request, "delete_account", _("Delete the account"), proof=proof)
    writing.delete_account(reader)
    response = page(request, "signed_out", _("Your account is deleted"), was_deleted=True)
    session.end(request, response)
    return response


def _mine(reader: Reader, pk: int) -> ReaderComment:
    comment = ReaderComment.objects.filter(reader=reader, pk=pk).first()
    if comment is None:
        raise Http404
    return comment


def _form_page(
    request: HttpRequest,
    comment: ReaderComment,
    *,
    errors: list[dict[str, str]] | None = None,
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {
        "comment": comment,
        "typed": clean_text(request.POST.get("teks", "")) if request.method == "POST" else comment.words,
        "longest": LONGEST_TEXT,
        "proof": session.proof_for(request),
        "errors": errors,
        "wrong": {error["name"]: error["id"] for error in errors or []},
    }
    return page(request, "change", _("Change the comment"), status=status, **context)
