from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from news.models.base import NewsPage


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
