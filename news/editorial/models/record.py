"""The record of decisions: append-only, because a record that can be edited is not evidence."""

from collections.abc import Container, Iterable
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from news.models.append_only import AppendOnly
from news.querysets import AppendOnlyQuerySet


class ContributionQuerySet(AppendOnlyQuerySet):
    def to(self, article) -> "ContributionQuerySet":
        return self.filter(article_id=article.pk)

    def of_content(self, article, digests: Iterable[str]) -> "ContributionQuerySet":
        """By whichever recipe they were noted."""
        return self.to(article).filter(digest__in=list(digests))

    def since(self, version) -> "ContributionQuerySet":
        """Those that a published version does not hold; all if there is none. No query of its own."""
        return self.filter(pk__gt=version.newest_contribution) if version is not None else self


class Contribution(AppendOnly):
    """Somebody changed the text: one row for each save, typed or autosaved, that left another content."""

    article = models.ForeignKey("news.ArticlePage", on_delete=models.CASCADE, related_name="contributions")
    digest = models.CharField(max_length=80)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(db_default=Now())

    objects = ContributionQuerySet.as_manager()

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        indexes = [models.Index(fields=["article", "digest"], name="news_editorial_contrib_digest")]

    def __str__(self) -> str:
        return f"{self.article_id} {self.digest[:14]} {self.made_by}"


class ApprovalQuerySet(AppendOnlyQuerySet):
    def of_content(self, article, digests: Iterable[str]) -> "ApprovalQuerySet":
        """By whichever recipe they were made."""
        return self.filter(article_id=article.pk, digest__in=list(digests))

    def newest_first(self) -> "ApprovalQuerySet":
        return self.order_by("-pk")

    def newest_for(self, article) -> "Approval | None":
        """The decision that counts; each one ends those before it."""
        return self.filter(article_id=article.pk).order_by("-pk").first()

    def to_be_read(self) -> "ApprovalQuerySet":
        """Made by one pair of eyes, and no second person has read what went live."""
        return self.filter(kind__in=Approval.ALONE, second_reading=None)


class Approval(AppendOnly):
    """Somebody answers for exactly this content. No row, no publication (``gate.py``).

    The newest row of a story counts and ends those before it: a text that was approved once and then replaced is an
    unread text when it comes back.
    """

    class Kind(models.TextChoices):
        FOUR_EYES = "four_eyes", _("read and approved by a second person")
        REPAIR = "repair", _("small repair by an editor")
        OVERRIDE = "override", _("published in an emergency")
        IMPORTED = "imported", _("published before it came here")
        WITHDRAWN = "withdrawn", _("approval taken back")
        REFILED = "refiled", _("filed anew, no word changed")

    ALONE = (Kind.REPAIR, Kind.OVERRIDE)
    """Kinds that one pair of eyes decides: on the desk until a second person has read the text."""

    article = models.ForeignKey("news.ArticlePage", on_delete=models.PROTECT, related_name="approvals")
    digest = models.CharField(_("digest of the content"), max_length=80)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.FOUR_EYES)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("approved by"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    made_at = models.DateTimeField(_("approved at"), db_default=Now())
    go_live_at = models.DateTimeField(
        _("not before"),
        null=True,
        help_text=_("The moment that was chosen with the approval; empty for “at once”."),
    )
    note = models.TextField(_("note"), blank=True, help_text=_("The reason of an override or a withdrawal."))
    gate = models.JSONField(
        _("what the gate said"),
        default=list,
        help_text=_("Findings at that moment: rule, message, whether blocking, who checked it."),
    )

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        permissions = [("override_approval", _("Can publish in an emergency"))]
        indexes = [
            models.Index(fields=["article", "digest"], name="news_editorial_approval_digest"),
            # The board asks at every tick for what one pair of eyes let go; nearly all approvals are of two.
            models.Index(
                fields=["article"],
                condition=models.Q(kind__in=["repair", "override"]),
                name="news_editorial_approval_alone",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="imported") | models.Q(made_by__isnull=False),
                name="news_editorial_approval_has_a_person",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind__in=["override", "withdrawn"]) | ~models.Q(note=""),
                name="news_editorial_approval_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.digest[:14]} {self.made_by}"

    def permits(self, digests: Container[str]) -> bool:
        """Whether this decision lets the content with these ``digests`` go live, at its time."""
        return self.kind != self.Kind.WITHDRAWN and self.digest in digests

    def is_before_its_time(self, moment: datetime) -> bool:
        """Whether ``moment`` is earlier than somebody answered for; later is no breach of anything."""
        return self.go_live_at is not None and moment < self.go_live_at


class SecondReading(AppendOnly):
    """A second person has read what one pair of eyes had put live."""

    approval = models.OneToOneField(Approval, on_delete=models.PROTECT, related_name="second_reading")
    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField(db_default=Now())
    note = models.TextField(blank=True)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = _("second reading")
        verbose_name_plural = _("second readings")

    def __str__(self) -> str:
        return f"{self.approval_id} {self.read_by}"


class CheckedFinding(models.Model):
    """Somebody looked at an advisory finding and answers for leaving it ("sudah dicek").

    ``fingerprint`` names the rule and what it found, so that the same words found again need no second click and
    others do.
    """

    article = models.ForeignKey("news.ArticlePage", on_delete=models.CASCADE, related_name="checked_findings")
    rule = models.CharField(max_length=60)
    fingerprint = models.CharField(max_length=64)
    message = models.TextField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("checked finding")
        verbose_name_plural = _("checked findings")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "fingerprint"], name="news_editorial_checkedfinding_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.rule}"
