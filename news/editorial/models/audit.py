from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class AuditQuerySet(models.QuerySet):
    def about(self, article) -> "AuditQuerySet":
        return self.filter(article_id=article.pk)

    def submissions(self, article, *, since) -> "AuditQuerySet":
        """Each time the story was given to the desk since it was last public, in the version ``since`` (or None)."""
        submitted = self.about(article).filter(action="submit")
        return submitted.filter(made_at__gt=since.published_at) if since is not None else submitted

    def newest_first(self) -> "AuditQuerySet":
        return self.order_by("-pk")

    def update(self, **kwargs):
        raise TypeError("the log is never changed")

    def delete(self):
        raise TypeError("the log is never changed")


class AuditEntry(models.Model):
    """One decision or event of the newsroom. Append-only; written by ``audit.chain.record`` alone.

    Entries about a story form a chain: each carries the hash of the one before, so that none can be taken out or
    altered unseen, its time included. Names are kept as they were that day.
    """

    made_at = models.DateTimeField(_("when"), default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    made_by_name = models.CharField(_("name"), max_length=160, blank=True)
    action = models.CharField(_("what"), max_length=60)
    # A draft that was submitted and then deleted leaves its entries.
    article = models.ForeignKey(
        "news.ArticlePage",
        verbose_name=_("story"),
        null=True,
        db_constraint=False,
        on_delete=models.DO_NOTHING,
        related_name="audit_entries",
    )
    about = models.CharField(_("about"), max_length=255, blank=True)
    digest = models.CharField(_("digest of the content"), max_length=80, blank=True)
    data = models.JSONField(_("details"), default=dict)
    salt = models.CharField(
        max_length=32, blank=True, help_text=_("Keeps withheld details from being guessed by their hash.")
    )
    recipe = models.PositiveSmallIntegerField(default=1, help_text=_("How the hash was made."))
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, blank=True)

    objects = AuditQuerySet.as_manager()

    class Meta:
        verbose_name = _("log entry")
        verbose_name_plural = _("log of decisions")
        ordering = ["-id"]
        default_permissions = ("view",)
        indexes = [
            models.Index(fields=["article", "-id"], name="news_editorial_audit_article"),
            models.Index(fields=["action", "-id"], name="news_editorial_audit_action"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.about}"

    def save(self, *args, **kwargs) -> None:
        """Raises ``TypeError`` for a second save."""
        if not self._state.adding:
            raise TypeError("the log is never changed")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        """Raises ``TypeError``."""
        raise TypeError("the log is never changed")


class Masthead(models.Model):
    """Who made the paper from ``since`` on, as it said of itself. Append-only; written by ``audit.masthead`` alone."""

    since = models.DateTimeField(_("since"), default=timezone.now)
    content = models.JSONField(
        help_text=_("Paper, person in charge, publisher, and the text of the masthead page.")
    )

    class Meta:
        verbose_name = _("masthead of a day")
        verbose_name_plural = _("mastheads")
        ordering = ["-since", "-id"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.since:%Y-%m-%d}"

    def save(self, *args, **kwargs) -> None:
        """Raises ``TypeError`` for a second save."""
        if not self._state.adding:
            raise TypeError("a masthead is never changed; the next one is another row")
        super().save(*args, **kwargs)
