from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


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
