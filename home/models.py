from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from home.front import front_context
from news.models.base import NewsPage


class HomePage(NewsPage):
    """The front page. The chief chooses the lead; everything else fills itself and never repeats a story."""

    lead_story = models.ForeignKey(
        "news.ArticlePage",
        verbose_name=_("lead story"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Leave empty for the newest story with a photo."),
    )

    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["news.NewsIndexPage", "home.StandingPage"]
    template = "home/home_page.html"
    content_panels = [
        *Page.content_panels,
        MultiFieldPanel([PageChooserPanel("lead_story", "news.ArticlePage")], heading=_("Lead")),
    ]

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")

    def get_context(self, request, *args, **kwargs) -> dict:
        return super().get_context(request, *args, **kwargs) | front_context(self)


class StandingPage(NewsPage):
    """A page that stands for years: masthead, press council guideline, about, contact."""

    body = RichTextField(
        _("text"), blank=True, features=["h2", "h3", "bold", "italic", "link", "ul", "ol", "document-link"]
    )

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    template = "home/standing_page.html"
    content_panels = [*Page.content_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("standing page")
        verbose_name_plural = _("standing pages")

    def get_context(self, request, *args, **kwargs) -> dict:
        return super().get_context(request, *args, **kwargs) | {
            "page_kind": "statement",
            "page_title": self.seo_title or self.title,
            "page_description": self.search_description,
            "canonical_path": self.get_url(request),
        }
