from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from news.querysets import PinQuerySet


class TopicPin(Orderable):
    """A story that an editor keeps at the head of a topic, until a day or until it is taken off."""

    topic = ParentalKey("news.Topic", on_delete=models.CASCADE, related_name="pins")
    article = models.ForeignKey(
        "news.ArticlePage", verbose_name=_("story"), on_delete=models.CASCADE, related_name="+"
    )
    until = models.DateField(
        _("until"), null=True, blank=True, help_text=_("The last day on which it stands there.")
    )

    objects = PinQuerySet.as_manager()

    class Meta(Orderable.Meta):
        verbose_name = _("pinned story")
        verbose_name_plural = _("pinned stories")
        ordering = ["sort_order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["topic", "article"], name="news_topicpin_once_a_topic")
        ]

    def __str__(self) -> str:
        return str(self.article)
