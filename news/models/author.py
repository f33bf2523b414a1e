from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from news.slugs import SelfSlugged


class Author(index.Indexed, SelfSlugged):
    """Who is credited in a byline. May have a user who logs in, is not one: freelancers have none."""

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("slug"), max_length=120, unique=True, blank=True)
    initials = models.CharField(
        _("initials"), max_length=20, blank=True, help_text=_("As they close a story: “ara” for (ara).")
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("logs in as"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="author",
        help_text=_("Whoever logs in under this name may not approve stories that carry it."),
    )
    job_title = models.CharField(_("position in the newsroom"), max_length=120, blank=True)
    bio = models.TextField(_("about the author"), blank=True)
    portrait = models.ForeignKey(
        "news.Photo",
        verbose_name=_("portrait"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.AutocompleteField("initials"),
    ]

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("author", args=[self.slug])
