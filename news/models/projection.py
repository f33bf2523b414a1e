"""What publishing writes and serving reads. No source of its own: ``rebuild_published`` makes it again."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from news.querysets import ListingQuerySet
from news.rights import without_ended_pictures


class PublishedArticle(models.Model):
    """A live story as readers get it: one row a story, gone when it is withdrawn."""

    article = models.OneToOneField(
        "news.ArticlePage", on_delete=models.CASCADE, primary_key=True, related_name="published"
    )
    revision_id = models.BigIntegerField(null=True)
    digest = models.CharField(max_length=80)
    template_version = models.CharField(max_length=40)
    published_at = models.DateTimeField(help_text=_("First publication; never changes."))
    changed_at = models.DateTimeField(help_text=_("The latest publication of changed content."))
    month = models.PositiveIntegerField(
        help_text=_("Of the first publication by the paper's clock, as 202611; the part of the sitemap.")
    )
    url = models.CharField(max_length=255)
    card = models.JSONField(help_text=_("What listings show of the story."))
    facts = models.JSONField(help_text=_("What the story's own page shows around the body."))
    structured_data = models.JSONField()
    body_html = models.TextField(help_text=_("The text alone, for feeds and whoever reads it elsewhere."))
    story_html = models.TextField(help_text=_("The story on its page, from headline to complaint box."))
    word_count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("published story")
        verbose_name_plural = _("published stories")
        indexes = [
            models.Index(fields=["-published_at"], name="news_published_newest"),
            # The sitemap tells of months and of what changed last in each: answered from the index alone.
            models.Index(fields=["-month", "-changed_at"], name="news_published_months"),
        ]

    def __str__(self) -> str:
        return self.url

    def shown_card(self) -> dict[str, Any]:
        """The stored card, without pictures where the rights of one ended since it was drawn."""
        return without_ended_pictures(self.card)


class ListingRow(models.Model):
    """A story's place in one listing; the index is the order in which readers page through it."""

    class Kind(models.TextChoices):
        LATEST = "latest", _("latest")
        SECTION = "section", _("section")
        REGION = "region", _("region")
        TOPIC = "topic", _("topic")
        AUTHOR = "author", _("author")
        PERSON = "person", _("person")
        OPINION = "opinion", _("opinion")

    kind = models.CharField(max_length=8, choices=Kind)
    key = models.PositiveBigIntegerField(
        default=0, help_text=_("Which section, region …; 0 for latest, opinion.")
    )
    published = models.ForeignKey(
        PublishedArticle, on_delete=models.CASCADE, db_column="article_id", related_name="listing_rows"
    )
    published_at = models.DateTimeField()

    objects = ListingQuerySet.as_manager()

    class Meta:
        verbose_name = _("listing row")
        verbose_name_plural = _("listing rows")
        constraints = [
            models.UniqueConstraint(fields=["kind", "key", "published"], name="news_listingrow_once")
        ]
        indexes = [
            models.Index(fields=["kind", "key", "-published_at", "-published"], name="news_listingrow_newest")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}: {self.published_id}"

    def card(self) -> dict[str, Any]:
        """The stored card with its moment as a datetime, as templates draw it; no query after ``for_cards``."""
        return self.published.shown_card() | {"published_at": self.published_at}
