from django.db import models
from django.utils.translation import gettext_lazy as _

from news.querysets import RelatedQuerySet


class RelatedStory(models.Model):
    """One story that leads on from another, and why: computed when either was published (decision 0026).

    Without foreign keys in the database: a story may be withdrawn at the moment in which another one names it, and
    neither may fail. Reading joins, so a row whose story is gone shows nothing.
    """

    published = models.ForeignKey(
        "news.PublishedArticle", on_delete=models.CASCADE, related_name="related_stories", db_constraint=False
    )
    other = models.ForeignKey(
        "news.PublishedArticle", on_delete=models.CASCADE, related_name="related_from", db_constraint=False
    )
    rank = models.PositiveSmallIntegerField(help_text=_("0 is what leads on best."))
    score = models.FloatField()
    kind = models.CharField(max_length=8, help_text=_("What both have in common: person, topic."))
    key = models.PositiveBigIntegerField(help_text=_("Which person or topic."))
    why = models.CharField(max_length=200, help_text=_("The same, as readers are told it."))

    objects = RelatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("related story")
        verbose_name_plural = _("related stories")
        constraints = [
            models.UniqueConstraint(fields=["published", "rank"], name="news_relatedstory_one_a_rank")
        ]

    def __str__(self) -> str:
        return f"{self.published_id} → {self.other_id}: {self.why}"
