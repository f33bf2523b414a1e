"""What moderators decided, and who may not write."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from news.comments.models.comment import Ground
from news.models.append_only import AppendOnly
from news.querysets import AppendOnlyQuerySet


class ModerationDecision(AppendOnly):
    """Who decided what about comments, when and why. Names no reader and holds none of their words.

    A comment that is deleted takes its words with it; what was decided about it stays, under its number, with the note
    of whoever decided, who is asked to quote nothing.
    """

    class Kind(models.TextChoices):
        APPROVED = "approved", _("Approved")
        REJECTED = "rejected", _("Rejected")
        KEPT = "kept", _("Report dismissed, comment stays")
        HIDDEN = "hidden", _("Hidden by the newsroom")
        BLOCKED = "blocked", _("Reader blocked")
        UNBLOCKED = "unblocked", _("Block lifted")
        OPENED = "opened", _("Comments of the story opened")
        CLOSED = "closed", _("Comments of the story closed")

    kind = models.CharField(_("decision"), max_length=12, choices=Kind)
    article = models.ForeignKey(
        "news.ArticlePage", verbose_name=_("story"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    comment_number = models.BigIntegerField(_("number of the comment"), null=True, db_index=True)
    ground = models.CharField(_("reason"), max_length=12, choices=Ground, blank=True)
    note = models.CharField(_("in words"), max_length=400, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("decided by"), on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(_("decided at"), default=timezone.now)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision about a comment")
        verbose_name_plural = _("decisions about comments")
        default_permissions = ()
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.get_kind_display()


class BlockQuerySet(models.QuerySet):
    def in_force(self) -> "BlockQuerySet":
        """Not lifted, and not over."""
        return self.filter(Q(ends_at=None) | Q(ends_at__gt=timezone.now()))

    def before(self, moment: datetime, pk: int) -> "BlockQuerySet":
        """What follows a given block, newest first."""
        return self.filter(Q(made_at=moment, pk__lt=pk) | Q(made_at__lt=moment))


class Block(models.Model):
    """Who may not write: an e-mail address until it is lifted, a network for the rest of its day. Keyed hashes only.

    A network of a telephone company is thousands of people, so it is never blocked for longer.
    """

    class Kind(models.TextChoices):
        READER = "reader", _("e-mail address")
        NETWORK = "network", _("network, for today")

    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    key_hash = models.CharField(max_length=64)
    mark = models.CharField(_("reader"), max_length=12, blank=True)
    reason = models.CharField(_("why"), max_length=400)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("blocked by"), on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(_("blocked at"), default=timezone.now)
    ends_at = models.DateTimeField(_("until"), null=True)

    objects = BlockQuerySet.as_manager()

    class Meta:
        verbose_name = _("block")
        verbose_name_plural = _("blocks")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["kind", "key_hash"], name="news_comments_blocked_once")
        ]

    def __str__(self) -> str:
        return self.mark or self.get_kind_display()
