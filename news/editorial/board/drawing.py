"""The board's cards, drawn from the newest text: when it is saved, and when something that it names changes.

A photo, a person or an author may change, and the rights of a photo end on a day: the gate then says something else.
"""

import logging
from collections.abc import Iterable, Iterator
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import CharField, Exists, Model, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat, StrIndex
from django.db.models.signals import post_delete, post_save
from django.utils import timezone, translation
from wagtail.models import Revision

from news.digest import Digests, digest_of_content
from news.editorial.checklist import Answered, answered_findings, as_record
from news.editorial.locks import lock_page
from news.editorial.models import DeskCard
from news.editorial.rules.duplicates import sketch_of_story
from news.headline import has_headline
from news.models import ArticlePage, Author, Person, Photo

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


def redraw_cards(article_ids: Iterable[int]) -> int:
    """Each for itself, under its lock; how many there were. One that fails costs the others nothing."""
    ids = list(article_ids)
    for article_id in ids:
        try:
            with transaction.atomic():
                lock_page(article_id)
                redraw_card(ArticlePage.objects.get(pk=article_id))
        except Exception:  # a boundary: the card is drawn again with the next save or the next run
            logger.exception("The desk card could not be drawn.", extra={"article_id": article_id})
    return len(ids)


def redraw_cards_naming(sender: type, *, instance: Model, raw: bool = False, **kwargs) -> None:
    """Draw the cards of open stories anew after the commit, when a person's offices and aliases are stored too."""
    if not raw:
        sign, is_open = sign_of(sender, instance.pk), ArticlePage.objects.unfinished().order_by().values("pk")
        cards = DeskCard.objects.filter(refers_to__contains=f" {sign} ", article__in=is_open)
        ids = cards.order_by("pk").values_list("article_id", flat=True)
        transaction.on_commit(lambda: redraw_cards(ids), robust=True)


def redraw_expired() -> int:
    """Cards drawn on a day on which the rights of a photo still held; one query where there is none.

    A public story stays so: the rule of rights (``rules/press.py``) asks before it goes out.
    """
    sign = Concat(Value(" photo:"), Cast("pk", CharField()), Value(" "))
    ended = Photo.objects.filter(
        rights_expire_on__lt=timezone.localdate(), rights_expire_on__gte=OuterRef("drawn_on")
    )
    shown = ended.annotate(at=StrIndex(OuterRef("refers_to"), sign)).filter(at__gt=0)
    not_public = ArticlePage.objects.unfinished().filter(published_at=None).order_by().values("pk")
    cards = DeskCard.objects.filter(Exists(shown), article__in=not_public)
    return redraw_cards(cards.order_by("pk").values_list("article_id", flat=True))


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


def connect() -> None:
    """Called once, with the other receivers of the desk."""
    post_save.connect(draw_card_of_revision, sender=Revision, dispatch_uid="news_editorial.draw_card")
    for model in (Photo, Person, Author):
        for signal in (post_save, post_delete):
            uid = f"news_editorial.redraw_cards.{id(signal)}"
            signal.connect(redraw_cards_naming, sender=model, dispatch_uid=uid)
