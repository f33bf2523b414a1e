from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from news.querysets import CorrectionQuerySet


class Correction(models.Model):
    """We were wrong, or somebody answers: a record on a story, with its time (press council guideline, point 4).

    Append-only: a record that can be edited is not evidence.
    """

    class Kind(models.TextChoices):
        CORRECTION = "correction", _("Correction")
        CLARIFICATION = "clarification", _("Clarification")
        REPLY = "reply", _("Right of reply")

    article = models.ForeignKey(
        "news.ArticlePage", verbose_name=_("story"), on_delete=models.PROTECT, related_name="corrections"
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.CORRECTION)
    text = models.TextField(_("what was wrong, and what is right"))
    made_at = models.DateTimeField(_("made at"), default=timezone.now, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-made_at", "-id"]
        indexes = [models.Index(fields=["-made_at", "-id"], name="news_correction_newest")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text[:60]}"

    def save(self, *args, **kwargs) -> None:
        """Raises ``TypeError`` for a second save: readers were shown these words at that time."""
        if not self._state.adding:
            raise TypeError("a correction is never changed; make another one")
        super().save(*args, **kwargs)
