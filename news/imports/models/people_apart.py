from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class PeopleApart(models.Model):
    """Two records look like one human being, and somebody who knows says that they are two."""

    first = models.ForeignKey("news.Person", on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey("news.Person", on_delete=models.CASCADE, related_name="+")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(_("said at"), default=timezone.now)

    class Meta:
        verbose_name = _("people told apart")
        verbose_name_plural = _("people told apart")
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="news_imports_apart_once"),
            models.CheckConstraint(
                condition=models.Q(first__lt=models.F("second")), name="news_imports_apart_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} / {self.second}"
