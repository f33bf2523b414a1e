from django.db import models
from django.utils.translation import gettext_lazy as _


class LedgerQuerySet(models.QuerySet):
    def standing(self) -> "LedgerQuerySet":
        """Words on public record: their story is live and still holds them."""
        return self.filter(withdrawn_at=None)

    def by(self, person) -> "LedgerQuerySet":
        return self.filter(speaker=person)

    def newest_first(self) -> "LedgerQuerySet":
        return self.order_by("-said_at", "-id")


class Quote(models.Model):
    """One quotation on record: who said it, as what, when, in which story.

    Written when the story goes live and withdrawn with it, never deleted: its number (the id) is its permalink.
    """

    article = models.ForeignKey(
        "news.ArticlePage",
        verbose_name=_("story"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="ledger_entries",
    )
    block_id = models.UUIDField(_("block"), help_text=_("The quote block in the story's body."))
    text = models.TextField(_("words said"))
    speaker = models.ForeignKey(
        "news.Person", verbose_name=_("speaker"), null=True, on_delete=models.PROTECT, related_name="quotes"
    )
    role = models.CharField(_("role when it was said"), max_length=200, blank=True)
    place = models.CharField(_("place"), max_length=80, blank=True)
    said_at = models.DateTimeField(_("published at"))
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    objects = LedgerQuerySet.as_manager()

    class Meta:
        verbose_name = _("quote")
        verbose_name_plural = _("quotes")
        constraints = [
            models.UniqueConstraint(fields=["article", "block_id"], name="news_quotes_quote_once_a_block")
        ]
        indexes = [models.Index(fields=["speaker", "-said_at", "-id"], name="news_quotes_by_speaker")]

    def __str__(self) -> str:
        return f"{self.speaker}: {self.text[:60]}"
