"""Where the search for duplicates meets Wagtail's admin."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks

from news.accounts.rights import holds
from news.imports.archive.duplicates.deciding import RIGHT
from news.imports.archive.duplicates.screens import DuplicatesView
from news.screens import GuardedMenuItem

_ADDRESSES = ([path("", DuplicatesView.as_view(), name="duplicates")], "news_duplicates")


@hooks.register("register_admin_urls")
def duplicates_urls() -> list:
    return [path("ganda/", include(_ADDRESSES))]


@hooks.register("register_reports_menu_item")
def duplicates_menu_item() -> GuardedMenuItem:
    return GuardedMenuItem(
        gettext_lazy("Stories and photos twice"),
        reverse("news_duplicates:duplicates"),
        name="duplicates",
        icon_name="copy",
        order=132,
        may=holds(RIGHT),
    )
