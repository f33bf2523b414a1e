"""The outbox: what others are to be told, written in the transaction that gives reason to, sent by ``send_outbox``."""

from datetime import timedelta
from enum import Enum, auto
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

TAKEN_FOR = timedelta(minutes=2)
"""Longer than any call lasts (``outside.LONGEST_CALL_SECONDS``); whoever took an errand and died does not keep it."""
LONGEST_PAUSE = timedelta(hours=1)
MOST_TRIES = 12


class Ending(Enum):
    """How an errand ended for the run that asked for it."""

    TOLD = auto()
    FAILED = auto()
    UNWELL = auto()
    """It failed, and so would all others to the same service now."""
    NOT_MINE = auto()
    """Another run has it."""


class ErrandQuerySet(models.QuerySet):
    def due(self) -> Self:
        """To be done now and in nobody's hands, the longest waiting first."""
        now = timezone.now()
        is_free = Q(taken_until=None) | Q(taken_until__lte=now)
        return self.filter(is_free, due_at__lte=now).order_by("due_at", "pk")

    def take(self, errand: "Errand") -> bool:
        """Have it alone, as it is now; False if another run was faster.

        Take it before reading what there is to tell: what changes after that makes it due anew.
        """
        until = timezone.now() + TAKEN_FOR
        mine = self.due().filter(pk=errand.pk).order_by()
        if not mine.update(taken_until=until, tries=F("tries") + 1):
            return False
        errand.refresh_from_db()
        return True


class Errand(models.Model):
    """Something to tell an outside service. Not due: told, or given up.

    Whoever changes what there is to tell makes it due anew, also while it is on its way: then it is told again, and not
    before the call that is under way has ended.
    """

    due_at = models.DateTimeField(_("due at"), null=True, db_index=True)
    taken_until = models.DateTimeField(_("in the hands of a run until"), null=True)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    problem = models.CharField(_("last problem"), max_length=200, blank=True)

    objects = ErrandQuerySet.as_manager()

    class Meta:
        abstract = True

    def done(self, **facts) -> None:
        """It was told; what became due meanwhile stays due."""
        self._row.update(problem="", **facts)
        self._hand_back(due_at=None, tries=0)

    def put_off(self, *, problem: str, after: timedelta = timedelta(), **facts) -> bool:
        """Try again, after twice as long each time; False when it was tried often enough and is given up."""
        pause = max(after, min(timedelta(minutes=2 ** min(self.tries, 10) // 2), LONGEST_PAUSE))
        is_over = self.tries >= MOST_TRIES
        self._row.update(problem=problem[:200], **facts)
        self._hand_back(due_at=None if is_over else timezone.now() + pause)
        return not is_over

    def give_up(self, *, problem: str, **facts) -> None:
        """No further try would help."""
        self._row.update(problem=problem[:200], **facts)
        self._hand_back(due_at=None)

    def _hand_back(self, **values) -> None:
        """Anyone may take it again; it keeps the time that somebody set while it was taken."""
        mine = self._row.filter(taken_until=self.taken_until)
        if not mine.filter(due_at=self.due_at).update(taken_until=None, **values):
            mine.update(taken_until=None)

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

    class Fate(models.TextChoices):
        WAITING = "waiting", _("not posted")
        LEAVING = "leaving", _("on its way")
        UNKNOWN = "unknown", _("perhaps posted")
        POSTED = "posted", _("posted")

    article = models.OneToOneField(
        "news.ArticlePage", verbose_name=_("story"), on_delete=models.CASCADE, related_name="channel_post"
    )
    fate = models.CharField(
        _("fate"),
        max_length=10,
        choices=Fate,
        default=Fate.WAITING,
        help_text=_("A first post that nobody answered may have arrived: it is never sent again."),
    )
    message_id = models.BigIntegerField(_("number of the message"), null=True)
    posted_at = models.DateTimeField(_("posted at"), null=True)
    text_digest = models.CharField(max_length=32, blank=True, help_text=_("Of the text that stands there."))

    class Meta:
        verbose_name = _("post in the channel")
        verbose_name_plural = _("posts in the channel")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(fate="posted", message_id__isnull=False)
                | (~Q(fate="posted") & Q(message_id__isnull=True)),
                name="news_channels_posted_is_numbered",
            )
        ]

    def __str__(self) -> str:
        return f"{self.article_id}"
