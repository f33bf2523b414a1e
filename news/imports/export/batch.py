"""Which stories leave the house, and what hangs on them, in batches whose size bounds memory and statements."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from wagtail.contrib.redirects.models import Redirect

from news.clock import start_of
from news.comments.models import ReaderComment
from news.comments.threads import load_discussions
from news.editorial.models import PublishedVersion
from news.imports.export.content import Content, content_of
from news.models import ArticlePage, BylineEntry, Correction, Retraction
from news.querysets import ArticleQuerySet
from news.quotes.models import Quote

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


_NOT_TOLD = ("raw_copy", "guesses", "change_note")
_DRAWN = ("card", "facts", "structured_data", "body_html", "story_html")
_PROTECTED = ("is_about_child", "is_about_sexual_violence")


@dataclass(slots=True)
class StoryRows:
    """One story as the database has it: ``content`` is what its row says, ``draft`` a newer text of the desk."""

    article: ArticlePage
    content: Content
    draft: Content | None = None
    old_paths: list[str] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    retractions: list[Retraction] = field(default_factory=list)
    versions: list[PublishedVersion] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    comments: list[ReaderComment] = field(default_factory=list)

    @property
    def is_public(self) -> bool:
        return self.article.load_published() is not None

    @property
    def retraction(self) -> Retraction | None:
        """The one in force."""
        return next((entry for entry in self.retractions if entry.is_in_force), None)

    @property
    def is_protected(self) -> bool:
        """Whether a text that was ever public, or a ground on which it was withdrawn, shields somebody.

        The words of earlier versions stay in the house then, as on the public log (``versions/history.py``).
        """
        contents = [version.content for version in self.versions]
        flags = (content.get(name) for content in contents for name in _PROTECTED)
        return any(flags) or any(self.protection) or any(entry.hides_headline for entry in self.retractions)

    @property
    def protection(self) -> list[str]:
        """Whom the story shields now."""
        return [name.removeprefix("is_about_") for name in _PROTECTED if getattr(self.article, name)]

    def contents(self) -> Iterable[Content]:
        """All texts of the story that may be told."""
        if self.retraction:
            return []
        versions = [] if self.is_protected else [version.content for version in self.versions]
        return [self.content, *versions, *([self.draft] if self.draft else [])]


def load_batch(ids: list[int], *, scope: Scope) -> list[StoryRows]:
    """The stories with these ids, in their order; those that went meanwhile are left out."""
    related = ["published", "series_part__series"] + (["latest_revision"] if scope.is_all else [])
    left_out = [*_NOT_TOLD, *(f"published__{name}" for name in _DRAWN)]
    articles = ArticlePage.objects.filter(pk__in=ids).order_by("pk").select_related(*related).defer(*left_out)
    found = {article.pk: article for article in articles}
    contents = _contents(found)
    stories = {pk: StoryRows(article, contents[pk]) for pk, article in found.items()}
    for name, rows in _hanging(list(found), scope=scope).items():
        for row in rows:
            getattr(stories[row.article_id], name).append(row)
    for page_id, path in Redirect.objects.filter(redirect_page__in=found).values_list(
        "redirect_page_id", "old_path"
    ):
        stories[page_id].old_paths.append(path)
    for story in stories.values():
        story.draft = _draft(story.article) if scope.is_all else None
    return list(stories.values())


def _hanging(ids: list[int], *, scope: Scope) -> dict[str, Iterable[Any]]:
    shown = [pk for pk, discussion in load_discussions(ids).items() if discussion.is_shown]
    retractions = Retraction.objects.confirmed().filter(article__in=ids)
    return {
        "corrections": Correction.objects.approved().filter(article__in=ids).order_by("approved_at", "pk"),
        "retractions": retractions.select_related("confirmed_by__author").order_by("confirmed_at", "pk"),
        "versions": PublishedVersion.objects.filter(article__in=ids)
        .select_related("approval")
        .order_by("article", "number"),
        "quotes": Quote.objects.standing()
        .filter(article__in=ids)
        .select_related("speaker", "promise")
        .order_by("pk"),
        "comments": _comments(shown, scope=scope),
    }


def _comments(ids: list[int], *, scope: Scope) -> QuerySet[ReaderComment]:
    """What readers read under these stories; the sealed addresses stay in the database unless they are asked for."""
    told = ["article", "parent", "state", "text", "published_at", "edited_at", "signature", "reader__name"]
    told += ["reader__email", "reader__sealed_with"] if scope.with_addresses else []
    comments = ReaderComment.objects.published().filter(article__in=ids)
    return comments.select_related("reader").only(*told).order_by("published_at", "pk")


def _contents(articles: dict[int, ArticlePage]) -> dict[int, Content]:
    bylines: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for entry in BylineEntry.objects.filter(article__in=articles):
        bylines[entry.article_id].append({"author": entry.author_id, "role": entry.role})
    topics = _pairs(ArticlePage.topics.through, articles, "topic_id")
    regions = _pairs(ArticlePage.further_regions.through, articles, "region_id")
    return {
        pk: content_of(article, byline=bylines[pk], topics=topics[pk], further_regions=regions[pk])
        for pk, article in articles.items()
    }


def _pairs(through: Any, articles: dict[int, ArticlePage], name: str) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    rows = through.objects.filter(articlepage__in=articles).order_by("pk")
    for article_id, key in rows.values_list("articlepage_id", name):
        found[article_id].append(key)
    return found


def _draft(article: ArticlePage) -> Content | None:
    """The desk's newest text, where it is another than the public one."""
    revision = article.latest_revision
    is_newer = not article.live or article.has_unpublished_changes
    return revision.content if revision and is_newer else None
