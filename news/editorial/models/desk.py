"""What the board shows: drawn from the newest text when it is saved, so that five hundred cards cost no reading."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _


class DeskCard(models.Model):
    """What the board knows of a story's newest text; one row a story, written with each saved version.

    No source of its own: ``rebuild_published`` makes it again.
    """

    article = models.OneToOneField(
        "news.ArticlePage", primary_key=True, on_delete=models.CASCADE, related_name="desk_card"
    )
    digest = models.CharField(max_length=80)
    title = models.CharField(max_length=255, blank=True)
    label = models.CharField(max_length=20, blank=True)
    region = models.ForeignKey(
        "news.Region", null=True, on_delete=models.SET_NULL, db_constraint=False, related_name="+"
    )
    section = models.ForeignKey(
        "news.Section", null=True, on_delete=models.SET_NULL, db_constraint=False, related_name="+"
    )
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    byline = models.CharField(max_length=255, blank=True, help_text=_("Names as printed."))
    credited = models.JSONField(default=list, help_text=_("Ids of the accounts in the byline."))
    refers_to = models.TextField(
        blank=True, help_text=_("Photos, people and authors that the text names: “ photo:12 person:7 ”.")
    )
    embargo_until = models.DateTimeField(null=True)
    verification_due_on = models.DateField(
        null=True, help_text=_("Set while the story is still being verified.")
    )
    verification_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        db_constraint=False,
        related_name="+",
    )
    findings = models.JSONField(
        default=list, help_text=_("What the gate says: rule, message, whether blocking, who checked it.")
    )
    blocking_count = models.PositiveSmallIntegerField(default=0)
    advice_count = models.PositiveSmallIntegerField(default=0, help_text=_("Not yet checked by anybody."))
    sketch = models.TextField(
        blank=True, help_text=_("Of the newest text, to find others that are much the same.")
    )
    saved_at = models.DateTimeField()
    drawn_on = models.DateField(
        default=localdate, help_text=_("What ended since then is not on the card yet.")
    )

    class Meta:
        verbose_name = _("desk card")
        verbose_name_plural = _("desk cards")
        indexes = [
            # Few stories are still being verified, whatever the size of the archive.
            models.Index(
                fields=["verification_due_on"],
                condition=models.Q(verification_due_on__isnull=False),
                name="news_editorial_deskcard_due",
            )
        ]

    def __str__(self) -> str:
        return self.title


class Claim(models.Model):
    """Somebody is reading a story for the desk, so that two do not read the same ("saya baca")."""

    article = models.OneToOneField("news.ArticlePage", on_delete=models.CASCADE, related_name="claim")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")

    def __str__(self) -> str:
        return f"{self.article_id} {self.made_by}"


class Assignment(models.Model):
    """Who covers what, when (*rencana liputan*); it becomes the draft."""

    title = models.CharField(_("what"), max_length=160)
    notes = models.TextField(_("notes"), max_length=2000, blank=True)
    place = models.CharField(_("where"), max_length=160, blank=True)
    region = models.ForeignKey(
        "news.Region",
        verbose_name=_("region"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    section = models.ForeignKey(
        "news.Section",
        verbose_name=_("section"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    starts_at = models.DateTimeField(_("when"))
    due_at = models.DateTimeField(_("text due at"), null=True, blank=True)
    people = models.ManyToManyField(
        settings.AUTH_USER_MODEL, verbose_name=_("who"), blank=True, related_name="assignments"
    )
    article = models.OneToOneField(
        "news.ArticlePage", null=True, blank=True, on_delete=models.SET_NULL, related_name="assignment"
    )
    cancelled_at = models.DateTimeField(_("cancelled at"), null=True, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["starts_at", "id"]

    def __str__(self) -> str:
        return self.title


class Desk(models.Model):
    """A part of the newsroom that approves what belongs to its sections or regions.

    An editor who sits at a desk approves what belongs to it, and nothing else; one who sits at none, and the
    editor-in-chief, approve everything.
    """

    name = models.CharField(_("name"), max_length=80, unique=True)
    sections = models.ManyToManyField(
        "news.Section", verbose_name=_("sections"), blank=True, related_name="+"
    )
    regions = models.ManyToManyField(
        "news.Region",
        verbose_name=_("regions"),
        blank=True,
        related_name="+",
        help_text=_("A province stands for all its regencies and cities."),
    )
    members = models.ManyToManyField(
        settings.AUTH_USER_MODEL, verbose_name=_("editors"), blank=True, related_name="desks"
    )

    class Meta:
        verbose_name = _("desk")
        verbose_name_plural = _("desks")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
