from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SharedDraft(models.Model):
    """One version of a story, shown for a while to somebody outside: a source, a lawyer.

    The link holds a secret of which only the hash is kept; it expires and can be withdrawn.
    """

    article = models.ForeignKey("news.ArticlePage", on_delete=models.CASCADE, related_name="shared_drafts")
    digest = models.CharField(max_length=80)
    content = models.JSONField()
    token_hash = models.CharField(max_length=64, unique=True)
    for_whom = models.CharField(_("for whom"), max_length=160)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(_("until"))
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    opened_count = models.PositiveIntegerField(default=0)
    last_opened_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("shared draft")
        verbose_name_plural = _("shared drafts")
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.article_id} {self.for_whom}"

    @property
    def is_open(self) -> bool:
        """Whether the link shows the text now."""
        return self.withdrawn_at is None and self.expires_at > timezone.now()

    def as_article(self):
        """The story as it was when it was shared."""
        return self.article.with_content_json(self.content)
