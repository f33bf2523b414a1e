"""*Tulisan saya*: what somebody filed, in whose hands it is since when, what came back and why, what is public."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import CharField, Exists, OuterRef
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from news.editorial import status
from news.editorial.board.wording import Clock
from news.editorial.models import Claim
from news.models import ArticlePage

STORIES_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class OwnStory:
    """One row: the state in a word and a sentence, the desk's note, and where it leads."""

    title: str
    state: str
    word: str
    sentence: str
    note: str = ""
    open_url: str = ""
    public_url: str = ""


def load_own_stories(user: Any, *, number: str = "1") -> tuple[Page, list[OwnStory]]:
    """The stories that `user` began, newest first, but before them what came back; six queries a page at most."""
    stories = ArticlePage.objects.filter(owner=user).annotate(came_back=_came_back())
    stories = stories.order_by("-came_back", "-latest_revision_created_at", "-pk")
    page = Paginator(stories.select_related("owner").defer_streamfields(), STORIES_A_PAGE).get_page(number)
    articles = list(page.object_list)
    statuses = status.load_statuses(articles)
    claims = _claims(articles)
    clock = Clock.at(timezone.now())
    rows = [_row(article, statuses[article.pk], claims.get(article.pk), clock) for article in articles]
    return page, rows


def _came_back() -> Exists:
    returned = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_NEEDS_CHANGES, base_content_type=ArticlePage().get_base_content_type()
    )
    return Exists(returned.filter(object_id=Cast(OuterRef("pk"), CharField())))


def _claims(articles: Iterable[ArticlePage]) -> dict[int, Claim]:
    found = Claim.objects.filter(article_id__in=[article.pk for article in articles])
    return {claim.article_id: claim for claim in found.select_related("made_by")}


def _row(article: ArticlePage, found: status.StoryStatus, claim: Claim | None, clock: Clock) -> OwnStory:
    is_mine = found.state in {status.DRAFT, status.RETURNED}
    return OwnStory(
        title=article.get_admin_display_title(),
        state=found.state,
        word=_word(found.state),
        sentence=_sentence(found, claim, clock),
        note=found.note if found.state == status.RETURNED else "",
        open_url=reverse("news_filing:draft", args=[article.pk]) if is_mine else "",
        public_url=article.get_url() or "" if found.is_live else "",
    )


def _word(state: str) -> str:
    return {
        status.DRAFT: _("Draft"),
        status.WAITING: _("With the desk"),
        status.RETURNED: _("Returned to you"),
        status.SCHEDULED: _("Approved"),
        status.PUBLISHED: _("Readers have it"),
    }[state]


def _sentence(found: status.StoryStatus, claim: Claim | None, clock: Clock) -> str:
    told = {"when": _when(found.since, clock), "name": str(found.by or "")}
    if found.state == status.WAITING:
        return _while_waiting(told, claim, clock)
    if found.state == status.RETURNED:
        return _("%(name)s gave it back: %(when)s.") % told
    if found.state == status.SCHEDULED:
        return _("Appears: %(when)s. Approved by %(name)s.") % told
    if found.state == status.PUBLISHED:
        return _of_public(told, found)
    return _("In your hands. Saved: %(when)s.") % told


def _while_waiting(told: dict[str, str], claim: Claim | None, clock: Clock) -> str:
    if claim is None:
        return _("Waiting since %(when)s; nobody has begun to read.") % told
    held = {"when": _when(claim.made_at, clock), "name": str(claim.made_by)}
    return _("%(name)s is reading it, since %(when)s.") % held


def _of_public(told: dict[str, str], found: status.StoryStatus) -> str:
    if found.has_changes:
        return _("Public since %(when)s; your newer text is not with the desk yet.") % told
    if told["name"]:
        return _("Public since %(when)s. Approved by %(name)s.") % told
    return _("Public since %(when)s.") % told


def _when(moment: datetime | None, clock: Clock) -> str:
    return clock.when(moment) if moment else "–"
