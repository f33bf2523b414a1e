"""Which stories leave the house, in batches whose size bounds memory and statements."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from news.clock import start_of
from news.models import ArticlePage, Correction, Retraction
from news.querysets import ArticleQuerySet

BATCH_STORIES = 200


@dataclass(frozen=True, slots=True)
class Scope:
    """What is asked for. ``is_all`` is for the paper itself: drafts, and what the desk knows beside the text.

    ``since`` leaves out what readers, or with ``is_all`` the desk, got nothing new of from that day on.
    ``with_addresses`` hands out the e-mail addresses of readers who commented.
    """

    is_all: bool = False
    since: date | None = None
    with_addresses: bool = False

    @property
    def name(self) -> str:
        return "all" if self.is_all else "public"


def batches(scope: Scope) -> Iterator[list[int]]:
    """Ids of stories, ascending, each once; one statement a batch."""
    stories, last = wanted(scope).order_by("pk").values_list("pk", flat=True), 0
    while found := list(stories.filter(pk__gt=last)[:BATCH_STORIES]):
        yield found
        last = found[-1]


def wanted(scope: Scope) -> ArticleQuerySet:
    """Public stories and notices of retracted ones; every story there is, with ``is_all``."""
    withdrawn = Retraction.objects.in_force().values("article")
    public = Q(published__isnull=False) | Q(pk__in=withdrawn)
    stories = ArticlePage.objects.all() if scope.is_all else ArticlePage.objects.filter(public)
    return stories.filter(_changed_since(scope)) if scope.since else stories


def _changed_since(scope: Scope) -> Q:
    moment = start_of(scope.since)
    notices = Correction.objects.approved().filter(approved_at__gte=moment).values("article")
    withdrawn = Retraction.objects.confirmed().filter(Q(confirmed_at__gte=moment) | Q(ended_at__gte=moment))
    changed = Q(published__changed_at__gte=moment) | Q(published_at__gte=moment) | Q(pk__in=notices)
    changed |= Q(pk__in=withdrawn.values("article"))
    return changed | Q(latest_revision_created_at__gte=moment) if scope.is_all else changed
