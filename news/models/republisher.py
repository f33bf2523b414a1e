from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from news.models.append_only import AppendOnly
from news.querysets import AppendOnlyQuerySet


class Republisher(AppendOnly):
    """An outlet that took a story over, told what became of it: it must follow (guideline, points 4 and 5).

    Names are typed by one person, so readers get the number and the day alone.
    """

    correction = models.ForeignKey(
        "news.Correction", null=True, on_delete=models.PROTECT, related_name="republishers"
    )
    retraction = models.ForeignKey(
        "news.Retraction", null=True, on_delete=models.PROTECT, related_name="republishers"
    )
    outlet = models.CharField(_("outlet"), max_length=160)
    told_on = models.DateField(_("told on"))
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("noted by"), on_delete=models.PROTECT, related_name="+"
    )
    noted_at = models.DateTimeField(default=timezone.now)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = _("outlet that was told")
        verbose_name_plural = _("outlets that were told")
        ordering = ["told_on", "id"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(correction=None, retraction__isnull=False)
                | models.Q(correction__isnull=False, retraction=None),
                name="news_republisher_of_one_notice",
            )
        ]

    def __str__(self) -> str:
        return f"{self.outlet}, {self.told_on}"
