"""Where filing from a phone meets Wagtail's admin."""

from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from news.filing import may_file
from news.imports.filing import urls


@hooks.register("register_admin_urls")
def filing_urls() -> list:
    return [path("lapor/", include(urls, namespace="news_filing"))]


class FilingMenuItem(MenuItem):
    """Shown to whoever may write a story."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_file(request.user)


@hooks.register("register_admin_menu_item")
def filing_menu_item() -> MenuItem:
    url = reverse("news_filing:report")
    return FilingMenuItem(_("File from a phone"), url, icon_name="mobile-alt", order=54, name="file-report")


@hooks.register("register_admin_menu_item")
def own_stories_menu_item() -> MenuItem:
    url = reverse("news_filing:own_stories")
    return FilingMenuItem(_("My stories"), url, icon_name="user", order=56, name="own-stories")
