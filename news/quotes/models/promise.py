from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from news.models.append_only import AppendOnly
from news.querysets import AppendOnlyQuerySet
from news.quotes.models.quote import Quote


class Outcome(models.TextChoices):
    """What a check found. A mistaken mark is dropped by a check too: nothing is unmarked in silence."""

    PENDING = "pending", _("Not yet")
    KEPT = "kept", _("Kept")
    BROKEN = "broken", _("Not kept")
    DROPPED = "dropped", _("This was no promise")


class Standing(models.TextChoices):
    """How a promise stands on a day: its last outcome, or that its day has passed without one."""

    PENDING = "menunggu", _("Waiting")
    KEPT = "ditepati", _("Kept")
    OVERDUE = "lewat", _("Past its date")
    BROKEN = "ingkar", _("Not kept")


class PromiseQuerySet(models.QuerySet):
    def public(self) -> "PromiseQuerySet":
        """For readers: the words stand in a live story. A retraction takes the promise away with them.

        Asked of each promise, not joined: a database that does not know how few they are may read every quote.
        """
        withdrawn = Quote.objects.filter(pk=OuterRef("quote"), withdrawn_at__isnull=False)
        return self.exclude(outcome=Outcome.DROPPED).exclude(Exists(withdrawn))

    def waiting(self, today: date) -> "PromiseQuerySet":
        """Not checked to an end, and its day has not passed."""
        return self.filter(outcome=Outcome.PENDING, due_on__gte=today)

    def kept(self) -> "PromiseQuerySet":
        return self.filter(outcome=Outcome.KEPT)

    def failed(self, today: date) -> "PromiseQuerySet":
        """Not kept, or past its day without an end."""
        return self.filter(failed_condition(today))

    def due(self, today: date) -> "PromiseQuerySet":
        """The desk should look: the day has come and no check was made since."""
        unchecked = Q(checked_at=None) | Q(checked_on__lt=models.F("due_on"))
        return self.filter(unchecked, outcome=Outcome.PENDING, due_on__lte=today)

    def soonest_first(self) -> "PromiseQuerySet":
        return self.order_by("due_on", "id")

    def latest_first(self) -> "PromiseQuerySet":
        return self.order_by("-due_on", "-id")


class Promise(models.Model):
    """What somebody in public life said they would do, by when (*janji*), and what became of it.

    ``outcome`` repeats the newest check, so that lists need not look for it.
    """

    quote = models.OneToOneField(
        "news_quotes.Quote", verbose_name=_("quote"), on_delete=models.PROTECT, related_name="promise"
    )
    text = models.CharField(
        _("what was promised"),
        max_length=200,
        help_text=_("One sentence that can be checked: what is there, where, when it is kept."),
    )
    due_on = models.DateField(_("due"))
    marked_at = models.DateTimeField(_("marked at"), default=timezone.now)
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("marked by"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, default=Outcome.PENDING)
    finding = models.TextField(_("what we found"), blank=True)
    checked_at = models.DateTimeField(_("last checked at"), null=True)
    checked_on = models.DateField(_("last checked on"), null=True)

    objects = PromiseQuerySet.as_manager()

    class Meta:
        verbose_name = _("promise")
        verbose_name_plural = _("promises")
        permissions = [("check_promise", _("Can mark and check promises"))]
        indexes = [models.Index(fields=["outcome", "due_on", "id"], name="news_quotes_promise_due")]

    def __str__(self) -> str:
        return self.text

    @property
    def standing(self) -> Standing:
        """How it stands today, by the paper's clock."""
        return standing_of(self.outcome, self.due_on, today=timezone.localdate())


class CheckQuerySet(AppendOnlyQuerySet):
    def of_newest_mark(self) -> "CheckQuerySet":
        """Made since the words were last marked: those before it judged another promise."""
        return self.filter(checked_at__gte=models.F("promise__marked_at"))


class PromiseCheck(AppendOnly):
    """Somebody looked whether a promise was kept. A wrong check is followed by another, never edited."""

    promise = models.ForeignKey(
        Promise, verbose_name=_("promise"), on_delete=models.PROTECT, related_name="checks"
    )
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    finding = models.TextField(_("what we found"), max_length=600)
    story = models.ForeignKey(
        "news.ArticlePage",
        verbose_name=_("follow-up story"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    checked_at = models.DateTimeField(_("checked at"), default=timezone.now)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("checked by"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = CheckQuerySet.as_manager()

    class Meta:
        verbose_name = _("check of a promise")
        verbose_name_plural = _("checks of promises")
        ordering = ["-checked_at", "-id"]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}: {self.finding[:60]}"


def standing_of(outcome: str, due_on: date, *, today: date) -> Standing:
    """From what rows say, without the row."""
    if outcome == Outcome.KEPT:
        return Standing.KEPT
    if outcome == Outcome.BROKEN:
        return Standing.BROKEN
    return Standing.OVERDUE if due_on < today else Standing.PENDING


def failed_condition(today: date) -> Q:
    """``failed`` as a condition, for counting beside others."""
    return Q(outcome=Outcome.BROKEN) | Q(outcome=Outcome.PENDING, due_on__lt=today)
