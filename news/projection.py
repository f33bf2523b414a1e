"""Publishing writes what serving reads: one place, one transaction (decision 0004).

``project`` makes a live story's rows, ``unproject`` removes them. Other apps add theirs on ``article_projected``.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model
from django.utils import timezone, translation
from django.utils.html import strip_tags
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, ReferenceIndex

from news.digest import content_digest
from news.models import ArticlePage, ListingRow, PublishedArticle
from news.presentation import address_of, article_facts, card_of, render_body, render_story, template_version
from news.signals import article_projected, article_published, article_unprojected, article_withdrawn
from news.structured_data import news_article


@transaction.atomic
def project(article: ArticlePage) -> PublishedArticle:
    """Write all that readers get of a live story; call it with the story as it is live, not with a draft."""
    values = projected_values(article)
    known = PublishedArticle.objects.filter(pk=article.pk).only("url", "card").first()
    published, _created = PublishedArticle.objects.update_or_create(article=article, defaults=values)
    if known and known.url != published.url:
        redirect_address(known.url, article=article)
    _write_listing_rows(article, published)
    article_projected.send(sender=ArticlePage, article=article, published=published)
    if known is None or (known.url, known.card["title"]) != (published.url, published.card["title"]):
        redraw_stories_showing(article)
    transaction.on_commit(partial(article_published.send_robust, ArticlePage, article=article))
    return published


@transaction.atomic
def unproject(article_id: int) -> None:
    """Remove a story from all that readers see; safe to call twice."""
    article_unprojected.send(sender=ArticlePage, article_id=article_id)
    ListingRow.objects.filter(published_id=article_id).delete()
    PublishedArticle.objects.filter(pk=article_id).delete()
    redraw_stories_showing(ArticlePage(pk=article_id))
    transaction.on_commit(partial(article_withdrawn.send_robust, ArticlePage, article_id=article_id))


def redraw_stories_showing(thing: Model) -> None:
    """A photo or another story looks different now, or is gone: draw the public stories that show it again."""
    references = ReferenceIndex.get_references_to(thing).filter(
        base_content_type=ContentType.objects.get_for_model(Page)
    )
    story_ids = {int(pk) for pk in references.values_list("object_id", flat=True)}
    for article in ArticlePage.objects.filter(pk__in=story_ids, published__isnull=False):
        project(article)


def redirect_address(old_address: str, *, article: ArticlePage) -> None:
    """Links outlive software: the old address leads to the new one for good."""
    Redirect.objects.filter(old_path=Redirect.normalise_path(address_of(article))).delete()
    Redirect.add_redirect(old_address, redirect_to=article, is_permanent=True)


@contextmanager
def _as_printed() -> Iterator[None]:
    """In the paper's language and by its clock: whoever publishes may work in Wagtail with others."""
    with (
        translation.override(settings.LANGUAGE_CODE),
        timezone.override(timezone.get_default_timezone()),
    ):
        yield


@_as_printed()
def projected_values(article: ArticlePage) -> dict[str, Any]:
    """The fields of the story's ``PublishedArticle``, computed and not stored: ``rebuild_published`` compares them."""
    body_html = render_body(article)
    word_count = len(strip_tags(body_html).split())
    facts = article_facts(article)
    card = card_of(article)
    return {
        "revision_id": article.live_revision_id,
        "digest": content_digest(article),
        "template_version": template_version(),
        "published_at": article.published_at,
        "changed_at": article.changed_at or article.published_at,
        "url": card["url"],
        "card": card,
        "facts": facts,
        "structured_data": news_article(article, facts, card, word_count=word_count),
        "body_html": body_html,
        "story_html": render_story(article, facts),
        "word_count": word_count,
    }


def listing_keys(article: ArticlePage) -> set[tuple[str, int]]:
    """The listings a story stands in, as (kind, key). A regency's news is also its province's.

    Paid text stays out of all but its own section: it is no news (press council guideline, point 6).
    """
    kind = ListingRow.Kind
    keys = {(kind.SECTION.value, article.section_id)} if article.section_id else set()
    if article.is_paid:
        return keys
    regions = [*([article.region] if article.region_id else []), *article.further_regions.all()]
    places = {place.pk for region in regions for place in [region, *region.ancestors()]}
    speakers = {block.value["speaker"].pk for block in article.quotes if block.value.get("speaker")}
    keys |= {(kind.LATEST.value, 0)}
    keys |= {(kind.REGION.value, key) for key in places}
    keys |= {(kind.TOPIC.value, topic.pk) for topic in article.topics.all()}
    keys |= {(kind.AUTHOR.value, entry.author_id) for entry in article.byline_entries.all()}
    keys |= {(kind.PERSON.value, key) for key in speakers}
    return keys


def _write_listing_rows(article: ArticlePage, published: PublishedArticle) -> None:
    wanted = listing_keys(article)
    present = {(row.kind, row.key): row for row in published.listing_rows.all()}
    stale = [
        row.pk
        for key, row in present.items()
        if key not in wanted or row.published_at != article.published_at
    ]
    if stale:
        ListingRow.objects.filter(pk__in=stale).delete()
    missing = [key for key in wanted if key not in present or present[key].pk in stale]
    ListingRow.objects.bulk_create(
        ListingRow(kind=kind, key=key, published=published, published_at=article.published_at)
        for kind, key in missing
    )
