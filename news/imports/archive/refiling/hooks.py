"""Where refiling meets Wagtail's admin."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks

from news.accounts.rights import holds
from news.imports.archive.refiling import urls
from news.imports.archive.refiling.working import RIGHT
from news.screens import GuardedMenuItem


@hooks.register("register_admin_urls")
def refiling_urls() -> list:
    return [path("rubrikasi/", include(urls, namespace="news_refiling"))]


@hooks.register("register_reports_menu_item")
def refiling_menu_item() -> GuardedMenuItem:
    return GuardedMenuItem(
        gettext_lazy("File stories anew"),
        reverse("news_refiling:choose"),
        name="refiling",
        icon_name="folder-open-inverse",
        order=131,
        may=holds(RIGHT),
    )
