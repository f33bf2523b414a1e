"""A story's record ("who wrote, who approved, when"), and the way to it from the story's public address."""

from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.contrib.redirects.models import Redirect

from news.editorial.audit.story import load_record
from news.editorial.status import load_status
from news.editorial.views.log import VIEW_RIGHT
from news.models import ArticlePage

_ASIDE = ("riwayat",)
LONGEST_ADDRESS = 2000


class RecordView(WagtailAdminTemplateMixin, TemplateView):
    """What was decided about one story, for those who may read the log."""

    template_name = "news_editorial/record.html"
    page_title = gettext_lazy("Record of a story")
    breadcrumbs_items: list[dict[str, str]] = []

    def dispatch(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Reporters have no part in it, their own stories included."""
        if not request.user.has_perm(VIEW_RIGHT):
            raise PermissionDenied
        self.article = get_object_or_404(
            ArticlePage.objects.select_related("owner").defer("body", "raw_copy", "guesses"), pk=page_id
        )
        return super().dispatch(request, page_id)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            article=self.article,
            status=load_status(self.article),
            record=load_record(self.article),
            byline=list(self.article.byline_entries.select_related("author")),
            **kwargs,
        )


@require_safe
def find_by_address(request: HttpRequest) -> HttpResponse:
    """From a public address to the story's record; a link on a public page may lead here without naming itself."""
    if not request.user.has_perm(VIEW_RIGHT):
        raise PermissionDenied
    given = request.GET.get("u", "").strip() or _came_from(request)
    article = story_at(given) if given else None
    if article is not None:
        return redirect("news_editorial:record", article.pk)
    problem = _("No story has this address.") if given else ""
    context = {"given": given, "problem": problem}
    return render(request, "news_editorial/find_by_address.html", context, status=404 if problem else 200)


def story_at(address: str) -> ArticlePage | None:
    """The story at a public address, an old one too, published or not; at most three queries."""
    path = unquote(_path_of(address)).replace("\x00", "")
    parts = [part for part in path.split("/") if part]
    while parts and parts[-1] in _ASIDE:
        parts.pop()
    if not parts:
        return None
    stories = ArticlePage.objects.only("pk")
    here = stories.filter(slug=parts[-1], url_path__endswith="/" + "/".join(parts) + "/").first()
    return here or _moved_from("/" + "/".join(parts))


def _moved_from(path: str) -> ArticlePage | None:
    old = Redirect.objects.filter(old_path=Redirect.normalise_path(path)).first()
    return ArticlePage.objects.filter(pk=old.redirect_page_id).first() if old else None


def _came_from(request: HttpRequest) -> str:
    """The public page that led here, by the browser's word; nothing for the newsroom's own screens."""
    referrer = request.headers.get("Referer", "")
    path = _path_of(referrer)
    is_own = referrer.startswith(f"{request.scheme}://{request.get_host()}/")
    return path if is_own and path != "/" and not path.startswith(f"/{settings.ADMIN_PATH}") else ""


def _path_of(address: str) -> str:
    try:
        return urlsplit(address[:LONGEST_ADDRESS]).path
    except ValueError:
        return ""
