"""What can be asked of stories and their listings. No filter on ``live`` or ``embargo_until`` stands anywhere else."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone
from wagtail.query import PageQuerySet

_SERVED_FIELDS = (
    "title",
    "seo_title",
    "search_description",
    "slug",
    "path",
    "depth",
    "url_path",
    "content_type",
    "live",
    "alias_of",
    "summary",
    "label",
    "region",
)
_CARD_FIELDS = (
    "kind",
    "key",
    "published_at",
    "published_id",
    "published__card",
    "published__published_at",
)
_SERVED_PROJECTION = ("url", "template_version", "facts", "structured_data", "story_html")


class ArticleQuerySet(PageQuerySet):
    def published(self) -> "ArticleQuerySet":
        """Anyone may read it now: live, unrestricted, and past its embargo."""
        open_now = Q(embargo_until=None) | Q(embargo_until__lte=timezone.now())
        return self.live().public().filter(open_now)

    def at_address(self, *, slug: str, url_path: str) -> "ArticleQuerySet":
        """The live story at an address, with just what serving it needs; the body stays in the database.

        ``url_path`` has no index, ``slug`` has one: both are asked.
        """
        found = self.live().filter(slug=slug, url_path=url_path).select_related("published")
        return found.order_by().only(*_SERVED_FIELDS, *(f"published__{name}" for name in _SERVED_PROJECTION))


class ListingQuerySet(models.QuerySet):
    def of(self, kind: str, key: int = 0) -> "ListingQuerySet":
        """The rows of one listing: of a section, a region, an author …"""
        return self.filter(kind=kind, key=key)

    def newest_first(self) -> "ListingQuerySet":
        return self.order_by("-published_at", "-published_id")

    def before(self, published_at: datetime, article_id: int) -> "ListingQuerySet":
        """What comes after a row in newest-first order; the keyset of the pager."""
        older = Q(published_at__lt=published_at) | Q(published_id__lt=article_id)
        # The first condition lets the index seek; the second settles ties at that moment.
        return self.filter(published_at__lte=published_at).filter(older)

    def between(self, start: datetime, end: datetime) -> "ListingQuerySet":
        """Published at or after ``start`` and before ``end``."""
        return self.filter(published_at__gte=start, published_at__lt=end)

    def for_cards(self) -> "ListingQuerySet":
        """All that a card shows, in the same query; the stories themselves stay in the database."""
        return self.select_related("published").only(*_CARD_FIELDS)

    def for_feeds(self) -> "ListingQuerySet":
        """All that a feed tells of a story, in the same query."""
        told = ("published__structured_data", "published__changed_at")
        return self.select_related("published").only(*_CARD_FIELDS, *told)


class CorrectionQuerySet(models.QuerySet):
    def newest_first(self) -> "CorrectionQuerySet":
        return self.order_by("-made_at", "-id")

    def on_public_stories(self) -> "CorrectionQuerySet":
        """With the card of the story as it is public now; the story itself stays in the database."""
        public = self.filter(article__published__isnull=False).select_related("article__published")
        return public.only("kind", "text", "made_at", "article", "article__published__card")

    def before(self, made_at: datetime, pk: int) -> "CorrectionQuerySet":
        """What comes after a row in newest-first order."""
        return self.filter(Q(made_at__lt=made_at) | Q(made_at=made_at, pk__lt=pk))
