"""Writing under a story: the form, fetched apart from the story, whose page so stays the same for everybody."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from news.client_address import address_in
from news.comments import limits, session, signing_in, writing
from news.comments.blocking import is_blocked
from news.comments.doors import (
    discussion_to_write_in,
    for_readers,
    page,
    refusal,
    see_other,
    while_comments_are_taken,
)
from news.comments.forms import CommentForm, problem
from news.comments.models import Reader, ReaderComment
from news.comments.models.comment import LONGEST_TEXT
from news.comments.threads import Discussion, load_one
from news.comments.wording import BLOCKED, CANNOT_ANSWER, TOO_MUCH_WRITTEN
from news.converters import parse_id
from news.text import clean_text


@csrf_exempt  # The form carries a proof of its own (news/comments/session.py).
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
    mark = limits.network_mark(address)
    if is_blocked(reader, network_mark=mark):
        return refusal(request, str(BLOCKED))
    if limits.is_writing_refused(address, reader_id=reader.pk, article_id=discussion.article_id):
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
        "proof": session.proof_for(request),
        "errors": errors,
        "wrong": {error["name"]: error["id"] for error in errors or []},
    }
    title = _("Answer a comment") if parent else _("Write a comment")
    return page(request, "write", title, **context)
