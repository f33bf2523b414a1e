"""The board's cards, drawn from the newest text whenever it is saved: typed, autosaved or by a script."""

import logging
from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Model, Q
from django.utils import timezone, translation
from wagtail.models import Revision

from news.digest import Digests, digest_of_content
from news.editorial.checklist import Answered, answered_findings, as_record
from news.editorial.models import DeskCard
from news.editorial.rules.duplicates import sketch_of_story
from news.headline import has_headline
from news.models import ArticlePage, Author, Photo

logger = logging.getLogger(__name__)

BYLINE_CHARACTERS = 255
NEWEST_DAYS = 2


def draw_card_of_revision(
    sender: type, *, instance: Revision, update_fields: frozenset | None = None, **kwargs
) -> None:
    """Draw the card with each saved version. What goes wrong here never costs anybody a saved text."""
    if update_fields is not None and "content" not in update_fields:
        return
    if instance.content_type.model_class() is not ArticlePage:
        return
    try:
        with transaction.atomic():
            draw_card(instance)
    except Exception:  # a boundary: the text is worth more than its card; the next save draws it again
        logger.exception("The desk card could not be drawn.", extra={"article_id": instance.object_id})


def draw_card(revision: Revision) -> DeskCard:
    """Write a story's card from its newest text; about ten queries."""
    article = revision.as_object()
    answered = answered_findings(article)
    with translation.override(settings.LANGUAGE_CODE):
        values = _facts(article, revision) | _gate(answered)
    return DeskCard.objects.update_or_create(article_id=article.pk, defaults=values)[0]


def redraw_card(article: ArticlePage) -> None:
    """Draw the card again where something beside the text changed: a finding was checked."""
    revision = article.get_latest_revision()
    if revision is not None:
        draw_card(revision)


def rebuild_cards(*, only_check: bool = False) -> Iterator[int]:
    """The stories whose card was missing or not of their newest text; drawn again unless ``only_check``.

    Those that the board lists: open ones, and what was published in the last days.
    """
    for article_id in list(_on_board().values_list("pk", flat=True)):
        with transaction.atomic():
            article = ArticlePage.objects.get(pk=article_id)
            revision = article.get_latest_revision()
            card = DeskCard.objects.filter(article_id=article_id).first()
            if card is not None and card.digest in Digests(revision.content):
                continue
            if not only_check:
                draw_card(revision)
        yield article_id


def _on_board():
    since = timezone.now() - timedelta(days=NEWEST_DAYS)
    is_open = Q(has_unpublished_changes=True) | Q(published_at=None) | Q(published_at__gte=since)
    return ArticlePage.objects.filter(is_open, latest_revision__isnull=False).order_by("pk")


def _facts(article: ArticlePage, revision: Revision) -> dict:
    entries = article.byline_entries.all()
    known = Author.objects.in_bulk([entry.author_id for entry in entries])
    authors = [known[entry.author_id] for entry in entries if entry.author_id in known]
    return card_facts(article, authors) | {
        "digest": digest_of_content(revision.content),
        "saved_at": revision.created_at,
    }


def card_facts(article: ArticlePage, authors: list[Author]) -> dict:
    """What a card says of a text, beside when it was saved and what the gate says; no query of its own."""
    return {
        "title": article.title if has_headline(article.title) else "",
        "label": article.label,
        "region_id": article.region_id,
        "section_id": article.section_id,
        "reporter_id": article.owner_id,
        "byline": ", ".join(dict.fromkeys(author.name for author in authors))[:BYLINE_CHARACTERS],
        "credited": sorted({author.user_id for author in authors if author.user_id}),
        "refers_to": _signs_of(article),
        "embargo_until": article.embargo_until,
        "verification_due_on": article.verification_due_on if article.is_unverified else None,
        "verification_by_id": article.verification_by_id if article.is_unverified else None,
        "sketch": sketch_of_story(article),
        "drawn_on": timezone.localdate(),
    }


def sign_of(model: type[Model], pk: object) -> str:
    """How a card names a photo or somebody: "photo:12"."""
    return f"{model._meta.model_name}:{pk}"


def _signs_of(article: ArticlePage) -> str:
    """Everything that the newest text refers to, each between two blanks, so that it is found by comparing text."""
    found = {sign_of(Photo, article.lead_photo_id)} if article.lead_photo_id else set()
    found |= {sign_of(Author, entry.author_id) for entry in article.byline_entries.all()}
    for model, pk, *_path in article.body.stream_block.extract_references(article.body):
        found.add(sign_of(model, pk))
    return f" {' '.join(sorted(found))} "


def _gate(answered: list[Answered]) -> dict:
    return {
        "findings": as_record(answered),
        "blocking_count": sum(entry.finding.is_blocking for entry in answered),
        "advice_count": sum(entry.is_open and not entry.finding.is_blocking for entry in answered),
    }
