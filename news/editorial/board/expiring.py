"""Cards whose story did not change, while the day did: the rights of a photo in it have ended."""

import logging

from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Concat, StrIndex
from django.utils import timezone

from news.editorial.board.drawing import redraw_card
from news.editorial.locks import lock_page
from news.editorial.models import DeskCard
from news.models import ArticlePage, Photo

logger = logging.getLogger(__name__)


def redraw_expired() -> int:
    """Draw those cards anew, each for itself; how many there were. One query where there is none."""
    stories = list(_expired().order_by("pk").values_list("article_id", flat=True))
    for article_id in stories:
        try:
            with transaction.atomic():
                lock_page(article_id)
                redraw_card(ArticlePage.objects.get(pk=article_id))
        except Exception:  # a boundary: one card must not cost the others theirs; the next run tries again
            logger.exception("The desk card could not be drawn.", extra={"article_id": article_id})
    return len(stories)


def _expired() -> QuerySet[DeskCard]:
    """Of stories that are not public, drawn on a day on which the rights of a photo still held.

    What is public stays so: the rule of rights (``rules/photos.py``) asks before a story goes out.
    """
    sign = Concat(Value(" photo:"), Cast("pk", CharField()), Value(" "))
    ended = Photo.objects.filter(
        rights_expire_on__lt=timezone.localdate(), rights_expire_on__gte=OuterRef("drawn_on")
    )
    shown = ended.annotate(at=StrIndex(OuterRef("refers_to"), sign)).filter(at__gt=0)
    not_public = ArticlePage.objects.unfinished().filter(published_at=None).order_by().values("pk")
    return DeskCard.objects.filter(Exists(shown), article__in=not_public)
