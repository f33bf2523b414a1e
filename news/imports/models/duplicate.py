from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class DuplicateQuerySet(models.QuerySet):
    def undecided(self) -> "DuplicateQuerySet":
        """Nobody has said yet that they are two; the most alike first."""
        return self.filter(apart_by=None).order_by("-share", "-pk")


class Duplicate(models.Model):
    """Two public stories with nearly the same text, as the last search found them, or that somebody told apart."""

    first = models.ForeignKey("news.ArticlePage", on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey("news.ArticlePage", on_delete=models.CASCADE, related_name="+")
    share = models.FloatField(_("share of the shorter text"))
    found_at = models.DateTimeField(_("found at"), default=timezone.now)
    apart_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("told apart by"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = DuplicateQuerySet.as_manager()

    class Meta:
        verbose_name = _("pair of stories with one text")
        verbose_name_plural = _("pairs of stories with one text")
        permissions = [("decide_duplicate", _("Can decide about stories that stand there twice"))]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="news_imports_duplicate_once"),
            models.CheckConstraint(
                condition=models.Q(first__lt=models.F("second")), name="news_imports_duplicate_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} / {self.second_id}"
