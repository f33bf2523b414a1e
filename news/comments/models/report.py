from django.db import models
from django.db.models import Window
from django.db.models.functions import RowNumber
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Ground(models.TextChoices):
    """Why a comment may not stand: for readers who report it, and for whoever decides. From the terms."""

    INSULT = "insult", _("Insults or threatens somebody")
    HATE = "hate", _("Attacks people for ethnicity, religion, race or group")
    INDECENT = "indecent", _("Indecent or violent")
    FALSE = "false", _("False accusation, or a made-up claim")
    PRIVATE = "private", _("Gives away private data, a child or a victim")
    SPAM = "spam", _("Advertising or spam")
    OFF_TOPIC = "off_topic", _("Not about this story")
    REPLY = "reply", _("It is about me, and I ask for the right of reply")

    @classmethod
    def for_moderators(cls) -> list[tuple[str, str]]:
        """All but the last, which is a wish and no fault."""
        return [choice for choice in cls.choices if choice[0] != cls.REPLY]


class CommentReportQuerySet(models.QuerySet):
    def due_first(self, count: int) -> "CommentReportQuerySet":
        """Of each comment so many, those first that are due first."""
        place = Window(RowNumber(), partition_by="comment", order_by=["due_at", "pk"])
        return self.annotate(place=place).filter(place__lte=count).order_by("due_at", "pk")


class CommentReport(models.Model):
    """Somebody says that a comment must not stand. The clock runs from here: 2×24 hours, a setting of the paper."""

    class Outcome(models.TextChoices):
        HIDDEN = "hidden", _("Comment hidden")
        KEPT = "kept", _("Comment stays")
        GONE = "gone", _("Deleted by its writer meanwhile")

    comment = models.ForeignKey(
        "news_comments.ReaderComment",
        verbose_name=_("comment"),
        on_delete=models.CASCADE,
        related_name="reports",
    )
    ground = models.CharField(_("reason"), max_length=12, choices=Ground)
    text = models.TextField(_("what is wrong with it"), max_length=2000, blank=True)
    network_mark = models.CharField(max_length=32, blank=True)
    reported_at = models.DateTimeField(_("reported at"), default=timezone.now)
    due_at = models.DateTimeField(_("due at"))
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome, blank=True)
    decided_at = models.DateTimeField(_("decided at"), null=True)

    objects = CommentReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        default_permissions = ()
        ordering = ["due_at", "pk"]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def is_late(self) -> bool:
        """Whether the limit passed before somebody decided."""
        return (self.decided_at or timezone.now()) > self.due_at
