from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable
from wagtail.search import index

from news.querysets import SeriesPartQuerySet
from news.slugs import SelfSlugged

LONGEST_INTRO = 600
MOST_PARTS = 100


class Series(index.Indexed, SelfSlugged, ClusterableModel):
    """Stories that are read in order (*serial*). How the paper arranges its stories, not what they say.

    So it takes no part in what is approved: each part passed the gate by itself (decision 0026).
    """

    name = models.CharField(_("title"), max_length=120, unique=True)
    slug = models.SlugField(_("slug"), max_length=120, unique=True, blank=True)
    intro = models.TextField(
        _("introduction"),
        max_length=LONGEST_INTRO,
        blank=True,
        help_text=_("What the series is about, in two or three sentences."),
    )
    lead_photo = models.ForeignKey(
        "news.Photo",
        verbose_name=_("lead photo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("series")
        verbose_name_plural = _("series")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("series", args=[self.slug])


class SeriesPart(Orderable):
    """A story's place in its series; it is in one at most. Readers count only the parts that are public."""

    series = ParentalKey(Series, on_delete=models.CASCADE, related_name="parts")
    article = models.OneToOneField(
        "news.ArticlePage", verbose_name=_("story"), on_delete=models.CASCADE, related_name="series_part"
    )

    objects = SeriesPartQuerySet.as_manager()

    class Meta(Orderable.Meta):
        verbose_name = pgettext_lazy("of a series", "part")
        verbose_name_plural = pgettext_lazy("of a series", "parts")
        # Only the editor numbers the parts; made in code, they stand in the order in which they were added.
        ordering = ["sort_order", "id"]

    def __str__(self) -> str:
        return str(self.article)

    def clean(self) -> None:
        """Paid text is no part of what the paper tells (press council guideline, point 6)."""
        super().clean()
        if self.article_id and self.article.is_paid:
            raise ValidationError({"article": _("A paid text is no part of a series.")})
