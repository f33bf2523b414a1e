"""Says why the desk's rules refused something, by whichever of Wagtail's doors it was tried.

Wagtail's screens answer every ``PermissionDenied`` with one sentence about missing rights. A refusal of ours knows the
reason, which is told instead. Nothing is decided here.
"""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext, gettext_noop

from news.editorial import refusals
from news.models import ArticlePage

CLOSED_DOORS = frozenset({"wagtailadmin_pages:unpublish", "wagtailadmin_pages:delete"})
STAYS_ON_RECORD = gettext_noop(
    "A story that was public is neither taken down nor deleted: its address is promised to readers. Correct it, or "
    "propose to retract it (“Retract …”); then the address tells readers why."
)
WAGTAILS_SENTENCE = "Sorry, you do not have permission to access this area."


class RefusalMessageMiddleware:
    """Stands inside the message middleware, so that what it writes is stored with the answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Listen for refusals while the request is answered; a redirect has not shown its messages yet."""
        with refusals.heard() as sentences:
            response = self.get_response(request)
        if 300 <= response.status_code < 400 and (sentences := sentences or _closed_door(request)):
            _tell(request, sentences)
        return response


def _closed_door(request: HttpRequest) -> list[str]:
    """Wagtail asks its permission tester at these doors, which answers without a reason."""
    match = request.resolver_match
    if match is None or match.view_name not in CLOSED_DOORS:
        return []
    story = ArticlePage.objects.filter(pk=match.kwargs.get("page_id"), published_at__isnull=False)
    return [gettext(STAYS_ON_RECORD)] if story.exists() else []


def _tell(request: HttpRequest, sentences: list[str]) -> None:
    """Put the reasons in the place of Wagtail's sentence, if it is there."""
    generic = gettext(WAGTAILS_SENTENCE)
    for message in list(messages.get_messages(request)):
        # Wagtail renders its messages through a template that leaves white space around them.
        if str(message.message).strip() != generic:
            messages.add_message(request, message.level, message.message, extra_tags=message.extra_tags)
            continue
        for sentence in dict.fromkeys(sentences):
            messages.error(request, sentence)
