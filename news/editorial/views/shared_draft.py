"""A shared draft, for whoever holds its link: no cookie, no cache, no trace in a search engine."""

from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from news.editorial.models import SharedDraft
from news.editorial.sharing import count_opening, opened_by
from news.presentation import article_facts, as_printed, render_body, render_story

_HEADERS = {
    "Cache-Control": "no-store, private",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}
# Enough to fill a large screen.
_WATERMARKS = range(48)


def kept_out_of_sight(view: Any) -> Any:
    """The answer, whatever it is, goes into no cache and no index, and where its links lead learns nothing of it."""

    @wraps(view)
    def quiet_view(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        for name, value in _HEADERS.items():
            response.headers[name] = value
        return response

    return quiet_view


@kept_out_of_sight
@require_safe
def shared_draft(request: HttpRequest, secret: str) -> HttpResponse:
    """The draft; one sentence for a link that is over, was withdrawn, or never was: nobody learns which."""
    shared = opened_by(secret)
    if shared is not None and request.method == "GET":
        # Programs that only ask whether the link is alive have read nothing.
        count_opening(shared)
    with as_printed():
        if shared is None:
            context = {"page_kind": "statement", "page_title": _("This link shows nothing")}
            return render(request, "news/shared_draft_gone.html", context, status=404)
        return render(request, "news/shared_draft.html", _shown(shared))


def _shown(shared: SharedDraft) -> dict[str, Any]:
    article = shared.as_article()
    # A draft is not to be passed on, so it offers no buttons to do so; and what it was before is not its reader's.
    facts = article_facts(article) | {"share": None, "history_url": ""}
    story_html = render_story(article, facts, body_html=render_body(article))
    return {
        "page_kind": "article",
        "page_title": _("Not yet published"),
        "story_html": mark_safe(story_html),  # noqa: S308 - our templates escape
        "shared": shared,
        "watermarks": _WATERMARKS,
    }
