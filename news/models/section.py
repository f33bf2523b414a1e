from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from news.slugs import SelfSlugged


class Section(index.Indexed, SelfSlugged):
    """Where the reader finds a story (*rubrik*): politics, economy, opinion."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    slug = models.SlugField(_("slug"), max_length=80, unique=True, blank=True)
    description = models.TextField(_("description"), blank=True)
    sort_order = models.PositiveSmallIntegerField(_("order in the navigation"), default=100)
    is_in_navigation = models.BooleanField(_("shown in the navigation"), default=True)
    is_opinion = models.BooleanField(_("holds opinion, not news"), default=False)

    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("section", args=[self.slug])
