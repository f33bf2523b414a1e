"""What the screens have in common on which somebody reads a text and then answers for exactly it."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from news.editorial.comparing.diff import Passage, compare, count_changes
from news.editorial.comparing.passages import passages_of
from news.editorial.models import Reading
from news.models import ArticlePage

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
