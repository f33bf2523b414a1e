"""Publishing writes what serving reads: one writer, for one story and for an archive (decision 0040).

``publish`` makes the rows of a batch, ``withdraw`` removes them. No row without a decision that permits exactly what it
says (``parts.decisions_for``). Other apps add their rows as parts (``parts.py``).
"""

import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Model
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from news import rows
from news.filing import note_change, open_for_readers
from news.models import ArticlePage, PublishedArticle, Retraction
from news.presentation import address_of, as_printed
from news.publication import parts
from news.publication.batch import Batch, Story
from news.publication.listings import read_places
from news.publication.loading import DRAWN_WITH, read_once
from news.publication.uses import stories_linking_to, stories_showing
from news.publication.values import published_values, undrawn_values
from news.signals import articles_published, articles_withdrawn

logger = logging.getLogger(__name__)


@transaction.atomic
def reproject(article_id: int, *, told: list[int] | None = None) -> None:
    """Write again what readers get of a story, as its row says now; waits for whoever is saving it.

    ``told``: see ``Batch``.
    """
    Page.objects.select_for_update().only("pk").filter(pk=article_id).first()
    article = ArticlePage.objects.select_related(*DRAWN_WITH).filter(pk=article_id).first()
    if article is not None:
        keep_in_step(article, is_rewritten=True, told=told)


def keep_in_step(article: ArticlePage, **kwargs: Any) -> None:
    """Readers have a story if and only if it is live, open to them, and permitted; in the caller's transaction.

    Call it with the story as it is stored, not with a draft. The rest of the arguments are those of ``Batch``.
    """
    if article.live:
        with read_once(article):
            publish(Batch.of([article], **kwargs))
    elif PublishedArticle.objects.filter(pk=article.pk).exists():
        withdraw([article.pk], told=kwargs.get("told"))
        article.forget_published()


@as_printed()
def publish(batch: Batch) -> None:
    """Write all that readers get of these live stories; in the caller's transaction.

    Readers keep the text that they have where the page says another one that nobody permitted.
    """
    if not batch.is_archive:
        known = PublishedArticle.objects.only("url", "card", "digest").in_bulk(batch.ids)
        for story in batch.stories:
            story.before = known.get(story.pk)
            story.keep_digest_of(story.before)
    closed = closed_among(batch.articles)
    opened = [story for story in batch.stories if story.article.live and story.pk not in closed]
    decisions = parts.decisions_for(opened)
    for story in batch.stories:
        story.decision = decisions.get(story.pk)
    refused = [story for story in opened if story.decision is None]
    kept = _still_permitted(refused)
    _withdraw_known(
        [story for story in batch.stories if story.decision is None and story.pk not in kept], batch
    )
    batch.stories = [story for story in opened if story.decision is not None]
    if batch.stories:
        _write(batch)


def _still_permitted(refused: Sequence[Story]) -> set[int]:
    """Of stories whose page says what nobody permitted: those whose public text somebody did permit."""
    if refused:
        logger.error(
            "Not permitted, and not shown to readers.", extra={"articles": [one.pk for one in refused]}
        )
    public = [
        replace(story, digest=story.before.digest, digests={story.before.digest})
        for story in refused
        if story.before
    ]
    return {*parts.decisions_for(public)}


def _withdraw_known(stories: Sequence[Story], batch: Batch) -> None:
    known = [story for story in stories if story.before is not None]
    if known:
        withdraw([story.pk for story in known], told=batch.told)
        for story in known:
            story.article.forget_published()


def closed_among(articles: Sequence[ArticlePage]) -> set[int]:
    """The ids of those that readers may not read though they are live: restricted, or retracted; two queries.

    A view restriction, of its own or of a page above it, hides a story. Asks the page tree itself: the story's own
    answer relies on its public row.
    """
    paths = {article.pk: _paths_to(article) for article in articles}
    restricted = set(
        PageViewRestriction.objects.filter(page__path__in={path for own in paths.values() for path in own})
        .order_by()
        .values_list("page__path", flat=True)
    )
    closed = {pk for pk, own in paths.items() if not restricted.isdisjoint(own)}
    return closed | set(
        Retraction.objects.in_force().filter(article__in=[*paths]).values_list("article", flat=True)
    )


def is_unrestricted(article: ArticlePage) -> bool:
    """Whether no view restriction, of its own or of a page above it, hides a story; one query."""
    return not PageViewRestriction.objects.filter(page__path__in=_paths_to(article)).exists()


def _paths_to(article: ArticlePage) -> list[str]:
    """The tree paths of a page and of all above it."""
    return [article.path[:end] for end in range(Page.steplen, len(article.path) + 1, Page.steplen)]


def _write(batch: Batch) -> None:
    for story in batch.stories:
        _date(story, batch)
    read_places(batch.stories)
    for part in parts.registered(is_drawn=True):
        part.write(batch)
    values_of = undrawn_values if batch.is_archive else published_values
    values = [values_of(story, paper=batch.paper) for story in batch.stories]
    for story, own in zip(batch.stories, values, strict=True):
        story.published = PublishedArticle(article=story.article, **own)
    written = [story.published for story in batch.stories]
    if batch.is_archive:
        rows.insert(written)
    else:
        # Written over in one statement: another process may have written the row since it was asked for.
        PublishedArticle.objects.bulk_create(
            written, update_conflicts=True, unique_fields=["article"], update_fields=[*values[0]]
        )
    for part in parts.registered(is_drawn=False):
        part.write(batch)
    if not batch.is_archive:
        _pass_on(batch)


def _date(story: Story, batch: Batch) -> None:
    """When readers first had the story, and since when it says what it says."""
    article = story.article
    story.is_first = batch.is_archive or article.published_at is None
    if article.published_at is None:
        open_for_readers(article)
    elif batch.notes_change and story.before and story.before.digest != story.digest:
        note_change(article)


def _pass_on(batch: Batch) -> None:
    """The old addresses lead to the new ones, other stories that show these are drawn again, and all are announced."""
    for story in batch.stories:
        if story.before:
            redirect_address(story.before.url, article=story.article)
    changed = [story.pk for story in batch.stories if _looks_different(story)]
    if changed:
        redraw(set(stories_linking_to(changed)) - {*batch.ids}, told=batch.told)
    transaction.on_commit(partial(announce, batch.ids, told=batch.told))


def _looks_different(story: Story) -> bool:
    """Whether other stories that link to this one show something else of it now."""
    shown = [
        (row.url, row.card["title"], row.card["has_correction"])
        for row in (story.before, story.published)
        if row is not None
    ]
    return len(set(shown)) > 1 or story.is_new


@transaction.atomic
def withdraw(article_ids: Sequence[int], *, told: list[int] | None = None) -> None:
    """Remove stories from all that readers see; safe to call twice."""
    # Before their related stories: a story that is entering their lists holds these rows first and writes those then.
    list(PublishedArticle.objects.select_for_update().only("pk").filter(pk__in=article_ids).order_by("pk"))
    for part in reversed(parts.registered()):
        part.withdraw(article_ids)
    PublishedArticle.objects.filter(pk__in=article_ids).delete()
    redraw(stories_linking_to(article_ids), told=told)
    sent = partial(articles_withdrawn.send_robust, ArticlePage, article_ids=list(article_ids))
    transaction.on_commit(sent)


def announce(article_ids: Sequence[int], *, told: list[int] | None = None) -> None:
    """Readers may see something new of these. Call it after the commit."""
    if told is not None:
        told.extend(article_ids)
    elif article_ids:
        articles_published.send_robust(ArticlePage, article_ids=list(article_ids))


@contextmanager
def told_together() -> Iterator[list[int]]:
    """The list to hand on as ``told``: its stories are announced together at the end, so that finished pages are made
    anew once. Not inside a transaction that ends later.
    """
    told: list[int] = []
    try:
        yield told
    finally:
        announce(told)


def redraw(article_ids: Iterable[int], *, told: list[int] | None = None) -> None:
    """Write these public stories again, after the commit and each in a transaction of its own.

    Two that show each other, changed at once, would wait for each other for ever. What a crash leaves undone,
    ``rebuild_published`` does.
    """
    for article_id in article_ids:
        transaction.on_commit(partial(reproject, article_id, told=told), robust=True)


def redraw_stories_showing(thing: Model) -> None:
    """A photo or a portrait looks different now, or is gone: draw the public stories that show it again."""
    redraw(stories_showing(thing))


def redirect_address(old_address: str, *, article: ArticlePage) -> None:
    """Links outlive software: the old address leads to the new one for good, and the new one to nowhere else.

    One redirect an address: of two, Wagtail 8.0 makes an error page.
    """
    address = address_of(article)
    if old_address == address:
        return
    paths = [Redirect.normalise_path(old_address), Redirect.normalise_path(address)]
    Redirect.objects.filter(old_path__in=paths).delete()
    Redirect.add_redirect(old_address, redirect_to=article, is_permanent=True)
