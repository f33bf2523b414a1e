from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from news.editorial.private_files import PrivateFileField
from news.sealing import SealedTextField


class ComplaintQuerySet(models.QuerySet):
    def verified(self) -> "ComplaintQuerySet":
        """The sender's e-mail address was confirmed: it has a number and a clock."""
        return self.filter(verified_at__isnull=False)

    def open(self) -> "ComplaintQuerySet":
        """Verified, and not decided."""
        return self.verified().filter(outcome="")

    def decided(self) -> "ComplaintQuerySet":
        """With an outcome."""
        return self.verified().exclude(outcome="")

    def unverified(self) -> "ComplaintQuerySet":
        """Sent, but nobody opened the link in the e-mail."""
        return self.filter(verified_at=None)

    def by_time_left(self) -> "ComplaintQuerySet":
        return self.order_by("due_at", "pk")


class Complaint(models.Model):
    """A right of reply or a right of correction that somebody asks for, with the desk's clock.

    Who asks is never public: it stands encrypted in ``identity``. People name themselves in their own words too, so
    those are sealed as well, and all of it goes when ``identity_expires_at`` comes (``complaints.clock``).
    """

    class Kind(models.TextChoices):
        REPLY = "reply", _("Right of reply")
        CORRECTION = "correction", _("Right of correction")

    PREFIXES = {Kind.REPLY: "HJ", Kind.CORRECTION: "HK"}

    class Outcome(models.TextChoices):
        CORRECTED = "corrected", _("Corrected")
        REPLY_PUBLISHED = "reply_published", _("Reply published")
        RETRACTED = "retracted", _("Story retracted")
        REFUSED = "refused", _("Refused")

    class RefusalGround(models.TextChoices):
        """The four of the press council's reply guideline (9/Peraturan-DP/X/2008)."""

        TOO_LONG = "too_long", _("Longer than the story itself")
        UNRELATED = "unrelated", _("Brings in facts that the story is not about")
        UNLAWFUL = "unlawful", _("Would break the law")
        THIRD_PARTY = "third_party", _("Would harm a third party")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    sequence = models.PositiveIntegerField(
        _("number"), null=True, help_text=_("Given at verification, in the order of each kind.")
    )
    article = models.ForeignKey(
        "news.ArticlePage",
        verbose_name=_("story"),
        null=True,
        on_delete=models.PROTECT,
        related_name="complaints",
    )
    story_hint = models.CharField(
        _("which story"), max_length=500, blank=True, help_text=_("As the complainant named it.")
    )
    passage = SealedTextField(_("the sentence concerned"), max_length=2000, blank=True)
    claim = SealedTextField(_("what is wrong, and what is right"), max_length=8000, blank=True)
    identity = models.TextField(_("complainant (encrypted)"), blank=True)
    identity_expires_at = models.DateTimeField(null=True)
    sealed_with = models.CharField(
        max_length=16, blank=True, help_text=_("Fingerprint of the key; empty when nothing sealed is left.")
    )
    email_hash = models.CharField(
        max_length=64, blank=True, db_index=True, help_text=_("Keyed: knows the same address again.")
    )
    receipt_hash = models.CharField(
        max_length=64, unique=True, help_text=_("Of the secret in the receipt's link.")
    )
    sent_at = models.DateTimeField(_("sent at"), default=timezone.now)
    link_sent_at = models.DateTimeField(
        null=True, help_text=_("Empty while the link that verifies the address has not gone out.")
    )
    verified_at = models.DateTimeField(_("e-mail verified at"), null=True)
    due_at = models.DateTimeField(_("due at"), null=True)
    half_time_told_at = models.DateTimeField(null=True)
    limit_told_at = models.DateTimeField(null=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("taken by"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    taken_at = models.DateTimeField(null=True)
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome, blank=True)
    refusal_ground = models.CharField(
        _("ground of refusal"), max_length=20, choices=RefusalGround, blank=True
    )
    answer = SealedTextField(_("answer, as the complainant will see it"), max_length=4000, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided at"), null=True)
    # Many people may complain about one mistake, and one correction answers all of them.
    correction = models.ForeignKey(
        "news.Correction", null=True, on_delete=models.PROTECT, related_name="complaints"
    )
    retraction = models.ForeignKey(
        "news.Retraction", null=True, on_delete=models.PROTECT, related_name="complaints"
    )

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        verbose_name = _("complaint")
        verbose_name_plural = _("complaints")
        ordering = ["due_at", "id"]
        permissions = [("decide_complaint", _("Can decide complaints"))]
        constraints = [
            models.UniqueConstraint(fields=["kind", "sequence"], name="news_editorial_complaint_number"),
            models.CheckConstraint(
                condition=~models.Q(outcome="refused") | ~models.Q(refusal_ground=""),
                name="news_editorial_complaint_refused_on_a_ground",
            ),
        ]

    def __str__(self) -> str:
        return self.number or self.get_kind_display()

    @property
    def number(self) -> str:
        """As on the receipt: "HJ-0041"; empty before the e-mail address is verified."""
        return f"{self.PREFIXES[self.kind]}-{self.sequence:04d}" if self.sequence else ""

    @property
    def is_open(self) -> bool:
        """Verified, and not decided."""
        return self.verified_at is not None and not self.outcome

    @property
    def half_time_at(self):
        """When half of the time for an answer is gone; only after verification."""
        return self.verified_at + (self.due_at - self.verified_at) / 2

    @property
    def is_answered(self) -> bool:
        """Still open, but somebody answered it: a correction or retraction waits for a second person."""
        return self.is_open and bool(self.correction_id or self.retraction_id)

    @property
    def is_forgotten(self) -> bool:
        """Verified once, but its time was up: who sent it, and in which words, is removed."""
        return self.verified_at is not None and not self.identity


class ComplaintEvidence(models.Model):
    """A file that came with a complaint; never public, stored encrypted and outside of what the web server serves.

    ``name`` is ours: what senders call their files may say who they are.
    """

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="evidence")
    file = PrivateFileField(upload_to="complaints/")
    name = models.CharField(max_length=160)
    size_bytes = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")

    def __str__(self) -> str:
        return self.name
