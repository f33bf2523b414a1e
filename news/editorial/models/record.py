"""The record of decisions: append-only, because a record that can be edited is not evidence."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class ContributionQuerySet(models.QuerySet):
    def to(self, article) -> "ContributionQuerySet":
        return self.filter(article_id=article.pk)

    def after_content(self, digest: str | None) -> "ContributionQuerySet":
        """Those made since the content ``digest`` was last written; all if it never was. Filter by article first."""
        if not digest:
            return self
        last = self.filter(digest=digest).order_by("-pk").values("pk")[:1]
        return self.filter(pk__gt=models.functions.Coalesce(models.Subquery(last), models.Value(0)))


class Contribution(models.Model):
    """Somebody changed the text: one row for each save, typed or autosaved, that left another content."""

    article = models.ForeignKey("news.ArticlePage", on_delete=models.CASCADE, related_name="contributions")
    digest = models.CharField(max_length=80)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(db_default=Now())

    objects = ContributionQuerySet.as_manager()

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        indexes = [models.Index(fields=["article", "digest"], name="news_editorial_contrib_digest")]

    def __str__(self) -> str:
        return f"{self.article_id} {self.digest[:14]} {self.made_by}"


class ApprovalQuerySet(models.QuerySet):
    def of_content(self, article, digest: str) -> "ApprovalQuerySet":
        return self.filter(article_id=article.pk, digest=digest)

    def newest_first(self) -> "ApprovalQuerySet":
        return self.order_by("-pk")


class Approval(models.Model):
    """Somebody answers for exactly this content. No row, no publication (``gate.py``)."""

    class Kind(models.TextChoices):
        FOUR_EYES = "four_eyes", _("read and approved by a second person")
        IMPORTED = "imported", _("published before it came here")

    article = models.ForeignKey("news.ArticlePage", on_delete=models.PROTECT, related_name="approvals")
    digest = models.CharField(_("digest of the content"), max_length=80)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.FOUR_EYES)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("approved by"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    made_at = models.DateTimeField(_("approved at"), db_default=Now())
    note = models.TextField(_("note"), blank=True)

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        indexes = [models.Index(fields=["article", "digest"], name="news_editorial_approval_digest")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="imported") | models.Q(made_by__isnull=False),
                name="news_editorial_approval_has_a_person",
            )
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.digest[:14]} {self.made_by}"
