from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from news.models.append_only import AppendOnly
from news.querysets import RetractionQuerySet


class Retraction(AppendOnly):
    """We withdraw a story: its address stays, the text gives way to the reason (press council guideline, point 5).

    One person proposes, the editor-in-chief confirms. It ends in the same way, on record, if the story comes back.
    """

    class Ground(models.TextChoices):
        """The fixed list: not for pressure from outside, but for these."""

        RACE_RELIGION = "race_religion", _("Ethnicity, religion, race or group")
        DECENCY = "decency", _("Decency")
        CHILD = "child", _("The future of a child")
        VICTIM = "victim", _("The trauma of a victim")
        PRESS_COUNCIL = "press_council", _("A decision of the press council")
        UNSUPPORTED = "unsupported", _("Other consideration: the central facts cannot be vouched for")

    PROTECTIVE = (Ground.CHILD, Ground.VICTIM)
    """Grounds under which the former headline would do harm, and the address made of it: both are shown nowhere."""

    article = models.ForeignKey(
        "news.ArticlePage", verbose_name=_("story"), on_delete=models.PROTECT, related_name="retractions"
    )
    ground = models.CharField(_("ground"), max_length=20, choices=Ground)
    reason = models.TextField(_("reason, as readers will see it"), max_length=2000)
    apology = models.TextField(_("apology"), max_length=600, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("proposed by"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    proposed_at = models.DateTimeField(_("proposed at"))
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("confirmed by"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True)
    refused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    refused_at = models.DateTimeField(_("not confirmed at"), null=True)
    end_proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("end proposed by"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    end_proposed_at = models.DateTimeField(_("end proposed at"), null=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("ended by"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    ended_at = models.DateTimeField(_("ended at"), null=True)
    end_reason = models.TextField(_("why the story is back"), max_length=1000, blank=True)

    objects = RetractionQuerySet.as_manager()

    ANSWER_FIELDS = frozenset(
        {
            "confirmed_by",
            "confirmed_at",
            "refused_by",
            "refused_at",
            "end_proposed_by",
            "end_proposed_at",
            "end_reason",
            "ended_by",
            "ended_at",
        }
    )

    class Meta:
        verbose_name = _("retraction")
        verbose_name_plural = _("retractions")
        ordering = ["-proposed_at", "-id"]
        default_permissions = ("view",)
        permissions = [
            ("propose_retraction", _("Can propose to retract a story")),
            ("confirm_retraction", _("Can confirm and end retractions")),
        ]
        indexes = [models.Index(fields=["-confirmed_at", "-id"], name="news_retraction_newest")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(confirmed_by=None) | ~models.Q(confirmed_by=models.F("proposed_by")),
                name="news_retraction_by_two_people",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_by=None)
                | models.Q(end_proposed_by__isnull=False) & ~models.Q(ended_by=models.F("end_proposed_by")),
                name="news_retraction_ended_by_two_people",
            ),
            models.UniqueConstraint(
                fields=["article"],
                condition=models.Q(ended_at=None, refused_at=None),
                name="news_retraction_one_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_ground_display()}: {self.article_id}"

    @property
    def is_in_force(self) -> bool:
        """Whether readers get the notice instead of the story."""
        return self.confirmed_at is not None and self.ended_at is None

    @property
    def is_open(self) -> bool:
        """Whether it waits for the editor-in-chief."""
        return self.confirmed_at is None and self.refused_at is None

    @property
    def is_end_proposed(self) -> bool:
        """Whether somebody asked to bring the story back, and nobody has decided yet."""
        return self.is_in_force and self.end_proposed_at is not None

    @property
    def hides_headline(self) -> bool:
        """Whether the former headline itself would do the harm."""
        return self.ground in self.PROTECTIVE
