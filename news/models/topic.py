from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.fields import RichTextField
from wagtail.search import index

from news.slugs import SelfSlugged

LONGEST_INTRO = 600


class Topic(index.Indexed, SelfSlugged, ClusterableModel):
    """What several stories are about, across sections and regions."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    slug = models.SlugField(_("slug"), max_length=120, unique=True, blank=True)
    description = models.TextField(
        _("description"),
        blank=True,
        help_text=_("One sentence, for search engines and where there is no room."),
    )
    intro = RichTextField(
        _("introduction"),
        max_length=LONGEST_INTRO,
        features=["bold", "italic", "link"],
        blank=True,
        help_text=_("What happened so far, for whoever reads of it for the first time."),
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
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("topic", args=[self.slug])
