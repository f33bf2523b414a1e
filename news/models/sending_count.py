from django.db import models
from django.utils.translation import gettext_lazy as _


class SendingCount(models.Model):
    """How often somebody used a public form, until ``ends_at``; ``key`` is a keyed hash of who (``news.throttle``).

    In the database, because a cache in the memory of one worker counts for that worker alone.
    """

    key = models.CharField(max_length=64, unique=True)
    count = models.PositiveIntegerField(default=0)
    ends_at = models.DateTimeField()

    class Meta:
        verbose_name = _("count of sendings")
        verbose_name_plural = _("counts of sendings")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.key[:8]}: {self.count}"
