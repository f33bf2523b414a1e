"""Everything on record about one story: who wrote, who approved, when, and what came of it."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from wagtail.contrib.redirects.models import Redirect

from news.editorial.audit.chain import broken_links
from news.editorial.audit.log import VIEW_RIGHT
from news.editorial.audit.wording import details_of, label_of
from news.editorial.models import (
    Approval,
    AuditEntry,
    Complaint,
    Contribution,
    PublishedVersion,
    SharedDraft,
)
from news.editorial.status import load_status
from news.models import ArticlePage, Correction, Retraction
from news.screens import Screen


@dataclass(frozen=True, slots=True)
class Decided:
    """An entry of the log with its words, and whether its link of the chain is broken."""

    entry: AuditEntry
    label: str
    details: list[str]
    is_broken: bool


@dataclass(frozen=True, slots=True)
class StoryRecord:
    """Oldest first, as it happened; eight queries."""

    decisions: list[Decided]
    approvals: list[Approval]
    contributions: list[dict[str, Any]]
    versions: list[PublishedVersion]
    corrections: list[Correction]
    retractions: list[Retraction]
    complaints: list[Complaint]
    open_share_count: int
    broken: list[AuditEntry] = field(default_factory=list)

    @property
    def evidence(self) -> list[AuditEntry]:
        """Packages that were made, newest first."""
        return [decided.entry for decided in reversed(self.decisions) if decided.entry.action == "evidence"]


def load_record(article: ArticlePage) -> StoryRecord:
    """The record of ``article``, with the chain of its log verified."""
    entries = list(AuditEntry.objects.about(article).order_by("pk"))
    broken = broken_links(entries)
    broken_ids = {entry.pk for entry in broken}
    shares = SharedDraft.objects.filter(article_id=article.pk).only("expires_at", "withdrawn_at")
    return StoryRecord(
        decisions=[
            Decided(entry, label_of(entry.action), details_of(entry), entry.pk in broken_ids)
            for entry in entries
        ],
        approvals=list(
            Approval.objects.filter(article_id=article.pk)
            .select_related("made_by", "second_reading__read_by")
            .order_by("pk")
        ),
        contributions=_runs(
            Contribution.objects.to(article).select_related("made_by").defer("article").order_by("pk")
        ),
        versions=list(
            PublishedVersion.objects.filter(article_id=article.pk).defer("content").order_by("number")
        ),
        corrections=list(
            Correction.objects.filter(article_id=article.pk).select_related("made_by", "approved_by")
        ),
        retractions=list(
            Retraction.objects.filter(article_id=article.pk).select_related("proposed_by", "confirmed_by")
        ),
        complaints=list(
            Complaint.objects.filter(article_id=article.pk, sequence__isnull=False)
            .only("kind", "sequence", "verified_at", "outcome", "article")
            .order_by("pk")
        ),
        open_share_count=sum(share.is_open for share in shares),
        broken=broken,
    )


def _runs(contributions: Any) -> list[dict[str, Any]]:
    """Saves in a row by the same person as one line: who, how often, from when to when."""
    runs: list[dict[str, Any]] = []
    for contribution in contributions:
        if runs and runs[-1]["by"] == contribution.made_by:
            runs[-1] |= {"count": runs[-1]["count"] + 1, "until": contribution.made_at}
        else:
            made_at = contribution.made_at
            runs.append({"by": contribution.made_by, "count": 1, "since": made_at, "until": made_at})
    return runs


_ASIDE = ("riwayat",)
LONGEST_ADDRESS = 2000


class RecordView(Screen):
    """What was decided about one story, for those who may read the log."""

    template_name = "news_editorial/record.html"
    page_title = gettext_lazy("Record of a story")
    right = VIEW_RIGHT
    breadcrumbs_items: list[dict[str, str]] = []

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Reporters have no part in it, their own stories included."""
        stories = ArticlePage.objects.select_related("owner").defer("body", "raw_copy", "guesses")
        article = get_object_or_404(stories, pk=page_id)
        context = self.get_context_data(
            article=article,
            status=load_status(article),
            record=load_record(article),
            byline=list(article.byline_entries.select_related("author")),
        )
        return self.render_to_response(context)


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
