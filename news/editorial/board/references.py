"""When a photo or somebody whom an open story names changes, the gate may say something else of the story."""

import logging
from collections.abc import Iterator
from functools import partial

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save

from news.editorial.board import drawing
from news.editorial.models import DeskCard
from news.models import ArticlePage, Author, Person, Photo

logger = logging.getLogger(__name__)


def redraw_cards_naming(sender: type, *, instance: Model, raw: bool = False, **kwargs) -> None:
    """Draw the cards of open stories anew after the commit, when a person's offices and aliases are stored too."""
    if not raw:
        transaction.on_commit(partial(_redraw, drawing.sign_of(sender, instance.pk)), robust=True)


def _redraw(sign: str) -> None:
    for article in _open_stories(sign):
        try:
            with transaction.atomic():
                drawing.redraw_card(article)
        except Exception:  # a boundary: one card must not cost the others theirs
            logger.exception("The desk card could not be drawn.", extra={"article_id": article.pk})


def _open_stories(sign: str) -> Iterator[ArticlePage]:
    is_open = ArticlePage.objects.unfinished().order_by().values("pk")
    cards = DeskCard.objects.filter(refers_to__contains=f" {sign} ", article__in=is_open)
    return ArticlePage.objects.filter(pk__in=cards.values("pk")).order_by("pk").iterator()


def connect() -> None:
    """Called once, with the other receivers of the desk."""
    for model in (Photo, Person, Author):
        for name, signal in (("changed", post_save), ("gone", post_delete)):
            uid = f"news_editorial.redraw_cards.{model.__name__}.{name}"
            signal.connect(redraw_cards_naming, sender=model, dispatch_uid=uid)
