"""Pages that hold stories: /berita/, a year, a month. They create themselves (``news/filing.py``)."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from news.models.base import NewsPage
from news.permissions import ContainerPermissionTester


class _ContainerPage(NewsPage):
    """What the archive, its years and its months have in common."""

    class Meta:
        abstract = True

    def permissions_for_user(self, user) -> ContainerPermissionTester:
        """Wagtail's rights to write below, and hardly any over the page itself."""
        return ContainerPermissionTester(user, self)


class NewsIndexPage(_ContainerPage):
    """The root of all stories, at ``/berita/``; shows the latest."""

    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.YearPage", "news.ArticlePage"]
    content_panels = Page.content_panels
    # Drawn by news/views.py from the listings; there is nothing of its own to preview.
    preview_modes: list = []

    class Meta:
        verbose_name = _("news archive")
        verbose_name_plural = _("news archives")


class YearPage(_ContainerPage):
    """A year of stories, at ``/berita/2026/``."""

    is_creatable = False
    preview_modes: list = []
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types = ["news.MonthPage"]

    class Meta:
        verbose_name = _("year")
        verbose_name_plural = _("years")


class MonthPage(_ContainerPage):
    """A month of stories, at ``/berita/2026/11/``; keeps the tree's branches small."""

    is_creatable = False
    preview_modes: list = []
    parent_page_types = ["news.YearPage"]
    subpage_types = ["news.ArticlePage"]

    class Meta:
        verbose_name = _("month")
        verbose_name_plural = _("months")
