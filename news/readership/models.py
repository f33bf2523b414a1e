from typing import Any

from django.db import models
from django.db.models import Q, Sum
from django.utils.translation import gettext_lazy as _

from news.sealing import SealedTextField


class DailySalt(models.Model):
    """What makes a day's tokens; destroyed after midnight, and then nobody can make them again, not even we.

    Sealed, because a backup of the database would keep it for longer than a day.
    """

    day = models.DateField(primary_key=True)
    salt = SealedTextField()

    class Meta:
        verbose_name = _("salt of a day")
        verbose_name_plural = _("salts of days")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.day)


class SeenRead(models.Model):
    """One reader's read of one story today, so that it is counted once; says neither who nor what (``tokens``)."""

    token = models.BigIntegerField(primary_key=True)
    day = models.DateField()

    class Meta:
        verbose_name = _("read seen today")
        verbose_name_plural = _("reads seen today")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.day}: {self.token:x}"


class ReadsQuerySet(models.QuerySet):
    def total(self) -> int:
        return self.aggregate(reads=Sum("count"))["reads"] or 0

    def of(self, user: Any) -> "ReadsQuerySet":
        """Of stories that somebody filed or is credited for."""
        credited = self.filter(article__byline_entries__author__user=user).values("article")
        return self.filter(Q(article__owner=user) | Q(article__in=credited))


class DailyReads(models.Model):
    """How often a story was read on a day of the paper's calendar; all that stays of its readers."""

    article = models.ForeignKey(
        "news.ArticlePage", verbose_name=_("story"), on_delete=models.CASCADE, related_name="daily_reads"
    )
    day = models.DateField(_("day"))
    count = models.PositiveIntegerField(_("reads"), default=0)

    objects = ReadsQuerySet.as_manager()

    class Meta:
        verbose_name = _("reads of a day")
        verbose_name_plural = _("reads of days")
        default_permissions = ("view",)
        constraints = [models.UniqueConstraint(fields=["article", "day"], name="news_readership_once_a_day")]
        indexes = [models.Index(fields=["day", "-count"], name="news_readership_most_read")]

    def __str__(self) -> str:
        return f"{self.article_id} {self.day}: {self.count}"


class HourlyReads(models.Model):
    """The same for an hour, for the desk; kept for ``tokens.HOURS_ARE_KEPT``."""

    article = models.ForeignKey(
        "news.ArticlePage", verbose_name=_("story"), on_delete=models.CASCADE, related_name="hourly_reads"
    )
    hour_at = models.DateTimeField(_("hour"), db_index=True)
    count = models.PositiveIntegerField(_("reads"), default=0)

    class Meta:
        verbose_name = _("reads of an hour")
        verbose_name_plural = _("reads of hours")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["article", "hour_at"], name="news_readership_once_an_hour")
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.hour_at:%Y-%m-%d %H}: {self.count}"
