"""What the screens have in common on which somebody reads a text and then answers for exactly it."""

import copy
from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from news.editorial.comparing.diff import Passage, compare, count_changes
from news.editorial.comparing.passages import passages_of
from news.editorial.models import Reading
from news.models import ArticlePage, Correction, PaperSettings, Retraction
from news.presentation import as_printed
from news.tombstone import tombstone_context

# Links open nowhere: the frame that shows the story may not open windows. Only the story itself is shown.
_HEAD = """<base target="_blank">
<style>
  body > :not(main), .story-page__more, .share { display: none !important }
  body { padding-block-end: 2rem }
</style>
</head>"""


def as_readers_see(article: ArticlePage, request: HttpRequest, *, is_draft: bool) -> str:
    """The reader's own page as one HTML text for a frame without scripts.

    A draft is drawn afresh from ``article`` as it is in memory; otherwise the stored rendering that readers get.
    """
    reader_request = _reader_request(request)
    reader_request.is_preview = is_draft
    with as_printed():
        # serve() forgets that it is a preview and answers with the stored rendering; serve_preview() draws afresh.
        response = article.serve_preview(reader_request, "") if is_draft else article.serve(reader_request)
        if hasattr(response, "render"):
            response = response.render()
        html = response.content.decode()
    return _framed(html)


def with_correction(correction: Correction, request: HttpRequest) -> str:
    """The public story with a notice above it that readers do not have yet."""
    article = ArticlePage.objects.get(pk=correction.article_id)
    if correction.is_waiting:
        article.correction_to_preview = correction
    return as_readers_see(article, request, is_draft=True)


def in_place_of_story(retraction: Retraction, request: HttpRequest) -> str:
    """What stands at the address once a retraction is confirmed."""
    with as_printed():
        context = tombstone_context(retraction, paper=PaperSettings.load())
        return _framed(render_to_string("news/tombstone.html", context, request=_reader_request(request)))


def _reader_request(request: HttpRequest) -> HttpRequest:
    reader_request = copy.copy(request)
    reader_request.path = reader_request.path_info = "/"
    reader_request.user = AnonymousUser()
    return reader_request


def _framed(html: str) -> str:
    return html.replace("</head>", _HEAD, 1)


AS_READ, WORD_BY_WORD, PUBLIC = "dibaca", "kata", "terbit"


class ReadingScreen(WagtailAdminTemplateMixin, View):
    """Ways to read, and the record of what was shown to whom. Subclasses say which ``article`` it is about."""

    breadcrumbs_items: list[dict[str, str]] = []
    tabs: tuple[str, ...] = (AS_READ, WORD_BY_WORD)
    article: ArticlePage

    @property
    def tab(self) -> str:
        """The way to read that was asked for; the first for what is none."""
        asked = self.request.GET.get("tampil", "")
        return asked if asked in self.tabs else AS_READ

    @property
    def seen(self) -> str:
        """The digest that the posted form names: of the text that was on the screen."""
        return self.request.POST.get("digest", "").replace("\x00", "")

    def require_publisher(self, request: HttpRequest) -> None:
        """Only for those who may publish the story."""
        if not self.article.permissions_for_user(request.user).can_publish():
            raise PermissionDenied

    def load_reading(self, digests: Iterable[str]) -> Reading | None:
        """The record that this person was shown the text of these digests; one query."""
        return Reading.objects.of_content(self.article, digests).by(self.request.user).first()

    def note_reading(self, content: dict[str, Any]) -> None:
        """It is being shown now."""
        Reading.objects.note(self.article, content=content, by=self.request.user)


def compared_texts(before: ArticlePage | None, now: ArticlePage) -> dict[str, Any]:
    """Word by word, for the templates; everything is new where there was nothing before."""
    old: list[Passage] = passages_of(before) if before else []
    compared = compare(old, passages_of(now))
    return {"compared": compared, "change_count": count_changes(compared)}
