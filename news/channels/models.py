"""The outbox: what others are to be told, written in the transaction that gives reason to, sent by ``send_outbox``."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

TAKEN_FOR = timedelta(minutes=2)
"""Longer than any call lasts; whoever took an errand and died does not keep it."""
LONGEST_PAUSE = timedelta(hours=1)
MOST_TRIES = 12


class ErrandQuerySet(models.QuerySet):
    def due(self) -> Self:
        """To be done now, the longest waiting first."""
        return self.filter(due_at__lte=timezone.now()).order_by("due_at", "pk")

    def take(self, errand: "Errand") -> datetime | None:
        """When it would be due again if its taker died; None if another run was faster."""
        until = timezone.now() + TAKEN_FOR
        mine = self.filter(pk=errand.pk, due_at=errand.due_at)
        return until if mine.update(due_at=until, tries=F("tries") + 1) else None


class Errand(models.Model):
    """Something to tell an outside service. Not due: told, or given up.

    Whoever changes what there is to tell makes it due anew, also while it is on its way: then it is told again.
    """

    due_at = models.DateTimeField(_("due at"), null=True, db_index=True)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    problem = models.CharField(_("last problem"), max_length=200, blank=True)

    objects = ErrandQuerySet.as_manager()

    class Meta:
        abstract = True

    def done(self, taken: datetime, **facts) -> None:
        """It was told; what became due meanwhile stays due."""
        self._row.update(problem="", **facts)
        self._row.filter(due_at=taken).update(due_at=None, tries=0)

    def put_off(self, taken: datetime, *, problem: str, after: timedelta = timedelta(), **facts) -> bool:
        """Try again, after twice as long each time; False when it was tried often enough and is given up."""
        tries = self._row.values_list("tries", flat=True).get()
        pause = max(after, min(timedelta(minutes=2 ** min(tries, 10) // 2), LONGEST_PAUSE))
        is_over = tries >= MOST_TRIES
        self._row.update(problem=problem[:200], **facts)
        self._row.filter(due_at=taken).update(due_at=None if is_over else timezone.now() + pause)
        return not is_over

    def give_up(self, taken: datetime, *, problem: str, **facts) -> None:
        """No further try would help."""
        self._row.update(problem=problem[:200], **facts)
        self._row.filter(due_at=taken).update(due_at=None)

    @property
    def _row(self) -> ErrandQuerySet:
        return type(self)._default_manager.filter(pk=self.pk)


class HubPing(Errand):
    """A feed that the hub is to hear of; one row a feed."""

    feed_path = models.CharField(_("feed"), max_length=255, unique=True)

    class Meta:
        verbose_name = _("word to the hub")
        verbose_name_plural = _("words to the hub")
        default_permissions = ()

    def __str__(self) -> str:
        return self.feed_path


class ChannelPost(Errand):
    """What stands, or shall stand, of a story in the paper's Telegram channel; one row a story, one post."""

    article = models.OneToOneField(
        "news.ArticlePage", verbose_name=_("story"), on_delete=models.CASCADE, related_name="channel_post"
    )
    message_id = models.BigIntegerField(_("number of the message"), null=True)
    posted_at = models.DateTimeField(_("posted at"), null=True)
    text_digest = models.CharField(max_length=32, blank=True, help_text=_("Of the text that stands there."))
    is_leaving = models.BooleanField(
        default=False,
        help_text=_(
            "The first post is on its way. If nobody answers it may have arrived: it is not sent again."
        ),
    )

    class Meta:
        verbose_name = _("post in the channel")
        verbose_name_plural = _("posts in the channel")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.article_id}"
