"""What stands before the views: the paper's switch, who is signed in, and where a form comes from."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.comments import signing_in
from news.comments.models import Reader
from news.comments.threads import Discussion, ThreadGone, load_discussion
from news.models import PaperSettings
from news.public_forms import is_sent_by_another_site, kept_by_nobody, names_itself_to_us

BLOCKED = gettext_lazy(
    "You cannot write here now. You can still read and delete your comments, and your account."
)
CANNOT_ANSWER = gettext_lazy("This comment cannot be answered any more. Write a comment of your own instead.")
FOREIGN = gettext_lazy("This was sent by another site. Send it from here.")
HIDDEN = gettext_lazy("This comment was hidden by the newsroom and cannot be changed. You can delete it.")
TOO_MANY_REQUESTS = gettext_lazy("Too many requests came from here. Try again in an hour.")
TOO_MUCH_WRITTEN = gettext_lazy(
    "Too much was written in the last hour, by you or under this story. Try again in an hour."
)


type View = Callable[..., HttpResponse]


def while_comments_are_taken(view: View) -> View:
    """404 on a paper that takes no comments."""

    @wraps(view)
    def answer(*args: Any, **kwargs: Any) -> HttpResponse:
        if not PaperSettings.load().takes_comments:
            raise Http404
        return view(*args, **kwargs)

    return answer


def while_there_are_accounts(view: View) -> View:
    """404 on a paper that takes no comments and has no reader left: whoever has an account can always delete it."""

    @wraps(view)
    def answer(*args: Any, **kwargs: Any) -> HttpResponse:
        if not PaperSettings.load().takes_comments and not Reader.objects.exists():
            raise Http404
        return view(*args, **kwargs)

    return answer


def form_of_ours(view: View) -> View:
    """403 for what the browser says that another site sent; the page keeps no secret of its address from our own."""

    @wraps(view)
    @kept_by_nobody
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and is_sent_by_another_site(request.META):
            return refusal(request, str(FOREIGN))
        return names_itself_to_us(view(request, *args, **kwargs))

    return answer


def for_readers(view: View) -> View:
    """Hands the signed-in reader to the view, leads everybody else to the link; a form carries the reader's proof."""

    @wraps(view)
    @form_of_ours
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        reader = signing_in.load_reader(request)
        if reader is None:
            return _to_the_link(kwargs.get("article_id"))
        if request.method == "POST" and not signing_in.is_proven(request):
            return refusal(
                request, _("This form is not yours, or too old. Open the page again and send it once more.")
            )
        return view(request, *args, reader=reader, **kwargs)

    return answer


def discussion_to_write_in(request: HttpRequest, article_id: int) -> Discussion | HttpResponse:
    """The discussion of a story under which readers may write; else the page that says why not. 404 for a draft."""
    try:
        discussion = load_discussion(article_id)
    except ThreadGone:
        return page(request, "gone", _("These comments are gone"), status=410)
    if discussion is None:
        raise Http404
    return discussion if discussion.is_open else refusal(request, _("The comments of this story are closed."))


def refusal(request: HttpRequest, text: str, *, status: int = 403) -> HttpResponse:
    """A page with one sentence that says why nothing was done."""
    return page(request, "refused", _("Not done"), status=status, text=text)


def page(
    request: HttpRequest, name: str, title: str, /, *, status: int = 200, **context: Any
) -> HttpResponse:
    """A page of ours. Search engines list none: comments are not the paper's own words."""
    base = {"page_kind": "comments", "page_title": title, "robots": "noindex"}
    return render(request, f"comments/{name}.html", base | context, status=status)


def see_other(name: str, *args: Any, query: str = "") -> HttpResponse:
    """After a form: the page that says what came of it."""
    return HttpResponseRedirect(reverse(name, args=args) + query, status=303)


def _to_the_link(article_id: int | None) -> HttpResponse:
    return see_other("comments_sign_in", query=f"?berita={article_id}" if article_id else "")
