from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class PersonMergeQuerySet(models.QuerySet):
    def newest_first(self) -> "PersonMergeQuerySet":
        return self.order_by("-pk")

    def unfinished(self) -> "PersonMergeQuerySet":
        """Some stories still show the name of before; oldest first."""
        return self.exclude(waiting=[]).order_by("pk")


class PersonMerge(models.Model):
    """Several records of one human being became one, and all that it takes to undo that (decision 0036)."""

    kept = models.ForeignKey(
        "news.Person", verbose_name=_("who stays"), on_delete=models.PROTECT, related_name="merges"
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(_("merged at"), default=timezone.now)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("undone by"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    undone_at = models.DateTimeField(_("undone at"), null=True)
    taken = models.JSONField(
        default=dict, help_text=_("Fields of whoever stays that were taken over: before and after.")
    )
    waiting = models.JSONField(
        default=list,
        encoder=DjangoJSONEncoder,
        help_text=_("Public stories that are still to be drawn anew."),
    )
    failed = models.JSONField(default=list, help_text=_("Stories whose turn failed: somebody has to look."))
    story_count = models.PositiveIntegerField(_("stories concerned"), default=0)

    objects = PersonMergeQuerySet.as_manager()

    class Meta:
        verbose_name = _("merge of people")
        verbose_name_plural = _("merges of people")
        permissions = [("merge_people", _("Can merge people, and undo it"))]

    def __str__(self) -> str:
        return str(self.kept)

    @property
    def done_count(self) -> int:
        """Of the stories concerned, how many show the one name."""
        return max(0, self.story_count - len(self.waiting) - len(self.failed))


class MergedPerson(models.Model):
    """One of those who became somebody else: what went over, by number."""

    merge = models.ForeignKey(PersonMerge, on_delete=models.CASCADE, related_name="merged")
    # Stories name this record for ever: without it their quotes would have no speaker.
    person = models.ForeignKey(
        "news.Person", verbose_name=_("person"), on_delete=models.PROTECT, related_name="was_merged"
    )
    moved = models.JSONField(
        default=dict,
        help_text=_(
            "Numbers of quotes, stories, offices, aliases, photos and of people merged into this one."
        ),
    )

    class Meta:
        verbose_name = _("merged person")
        verbose_name_plural = _("merged people")
        constraints = [
            models.UniqueConstraint(fields=["merge", "person"], name="news_imports_merged_once_a_merge")
        ]

    def __str__(self) -> str:
        return str(self.person)
