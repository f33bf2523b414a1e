from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class RefilingQuerySet(models.QuerySet):
    def newest_first(self) -> "RefilingQuerySet":
        return self.order_by("-pk")

    def unfinished(self) -> "RefilingQuerySet":
        """Begun, and some stories still wait for it; oldest first."""
        return self.exclude(waiting=[]).order_by("pk")


class Refiling(models.Model):
    """Many public stories get another section, region or topic at once; and the same, undone."""

    asked = models.JSONField(default=dict, help_text=_("By what the stories were chosen, as it was asked."))
    section = models.ForeignKey(
        "news.Section",
        verbose_name=_("new section"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    region = models.ForeignKey(
        "news.Region",
        verbose_name=_("new region"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    topic = models.ForeignKey(
        "news.Topic",
        verbose_name=_("topic to add"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(_("begun at"), default=timezone.now)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("undone by"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    undone_at = models.DateTimeField(_("undone at"), null=True)
    waiting = models.JSONField(default=list, help_text=_("Stories whose turn is still to come."))
    failed = models.JSONField(default=list, help_text=_("Stories whose turn failed: somebody has to look."))
    story_count = models.PositiveIntegerField(_("stories"), default=0)

    objects = RefilingQuerySet.as_manager()

    class Meta:
        verbose_name = _("refiling of stories")
        verbose_name_plural = _("refilings of stories")
        permissions = [("refile_stories", _("Can file many public stories anew, and undo it"))]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(section=None, region=None, topic=None),
                name="news_imports_refiling_changes",
            )
        ]

    def __str__(self) -> str:
        return ", ".join(str(thing) for thing in (self.section, self.region, self.topic) if thing)

    @property
    def done_count(self) -> int:
        """How many stories had their turn."""
        return max(0, self.story_count - len(self.waiting))

    def changes(self) -> dict[str, Any]:
        """What is set, as a version of a story stores it; a topic is added to those that are there."""
        values = {"section": self.section_id, "region": self.region_id}
        return {name: value for name, value in values.items() if value}


class RefiledStory(models.Model):
    """What became of one of the stories, and how it was filed before."""

    class Fate(models.TextChoices):
        FILED = "filed", _("filed anew")
        SAME = "same", _("was filed so already")
        OPEN = "open", _("left alone: somebody is writing a newer version")
        GONE = "gone", _("left alone: not public any more")
        UNDONE = "undone", _("filed as before")
        CHANGED = "changed", _("not undone: somebody changed it since")

    refiling = models.ForeignKey(Refiling, on_delete=models.CASCADE, related_name="stories")
    article = models.ForeignKey("news.ArticlePage", on_delete=models.CASCADE, related_name="+")
    fate = models.CharField(_("what became of it"), max_length=10, choices=Fate)
    before = models.JSONField(default=dict, help_text=_("Section, region and topics of before."))
    revision = models.PositiveBigIntegerField(
        default=0, help_text=_("The version that was written: another one since means another hand.")
    )

    class Meta:
        verbose_name = _("refiled story")
        verbose_name_plural = _("refiled stories")
        constraints = [
            models.UniqueConstraint(fields=["refiling", "article"], name="news_imports_refiled_once_a_batch")
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.fate}"
