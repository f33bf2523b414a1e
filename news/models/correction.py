from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from news.models.append_only import AppendOnly
from news.querysets import CorrectionQuerySet


class Correction(AppendOnly):
    """We were wrong, or somebody answers: a record on a story, with its time (press council guideline, point 4).

    It stands on the story once a second person has read it. That reading, or the decision to drop it unread, is all
    that is ever added: if it is wrong itself, another one ``corrects`` it.
    """

    class Kind(models.TextChoices):
        CORRECTION = "correction", _("Correction")
        CLARIFICATION = "clarification", _("Clarification")
        REPLY = "reply", _("Right of reply")

    article = models.ForeignKey(
        "news.ArticlePage", verbose_name=_("story"), on_delete=models.PROTECT, related_name="corrections"
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.CORRECTION)
    text = models.TextField(_("what was wrong, and what is right"), max_length=4000)
    party = models.CharField(
        _("who answers"),
        max_length=160,
        blank=True,
        help_text=_("For a right of reply: the party concerned, as readers will see it."),
    )
    full_text = models.TextField(
        _("the whole reply"),
        max_length=20000,
        blank=True,
        help_text=_(
            "For a right of reply that is longer than a notice: the story shows the notice, its page all."
        ),
    )
    corrects = models.ForeignKey(
        "self",
        verbose_name=_("puts right"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="corrected_by",
    )
    made_at = models.DateTimeField(_("made at"), default=timezone.now, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )

    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("read and approved by"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    approved_at = models.DateTimeField(
        _("shown since"), null=True, editable=False, help_text=_("From then on it stands on the story.")
    )
    is_override = models.BooleanField(_("put up alone, in an emergency"), default=False, editable=False)
    read_afterwards_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("read afterwards by"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    read_afterwards_at = models.DateTimeField(_("read afterwards at"), null=True, editable=False)
    dropped_at = models.DateTimeField(_("dropped at"), null=True, editable=False)
    dropped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("dropped by"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = CorrectionQuerySet.as_manager()

    ANSWER_FIELDS = frozenset(
        {
            "approved_by",
            "approved_at",
            "is_override",
            "read_afterwards_by",
            "read_afterwards_at",
            "dropped_at",
            "dropped_by",
        }
    )

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-made_at", "-id"]
        permissions = [("override_correction", _("Can put up a correction alone, in an emergency"))]
        indexes = [models.Index(fields=["-approved_at", "-id"], name="news_correction_newest")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(approved_by=None)
                | models.Q(made_by=None)
                | models.Q(is_override=True)
                | ~models.Q(approved_by=models.F("made_by")),
                name="news_correction_by_two_people",
            ),
            models.CheckConstraint(
                condition=models.Q(read_afterwards_by=None)
                | models.Q(approved_by=None)
                | ~models.Q(read_afterwards_by=models.F("approved_by")),
                name="news_correction_read_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text[:60]}"

    def get_absolute_url(self) -> str:
        """``/koreksi/<id>/``, for one that has a page."""
        return reverse("reply", args=[self.pk])

    @property
    def title(self) -> str:
        """What the notice is headed with: "Ralat", or "Hak jawab PT Bara Loa Indah"."""
        if self.kind == self.Kind.REPLY and self.party:
            return gettext("Right of reply of %(party)s") % {"party": self.party}
        return str(self.get_kind_display())

    @property
    def is_waiting(self) -> bool:
        """Neither shown to readers nor dropped."""
        return self.approved_at is None and self.dropped_at is None

    @property
    def is_to_be_read(self) -> bool:
        """Put up by one person alone; nobody else has read it yet."""
        return self.is_override and self.approved_at is not None and self.read_afterwards_at is None

    @property
    def has_page(self) -> bool:
        """A reply that readers were shown is an object of its own, at an address of its own."""
        return self.kind == self.Kind.REPLY and self.approved_at is not None
