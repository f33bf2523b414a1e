"""Where the search for duplicates meets Wagtail's admin."""

from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from news.imports.archive.duplicates.deciding import RIGHT
from news.imports.archive.duplicates.screens import DuplicatesView

_ADDRESSES = ([path("", DuplicatesView.as_view(), name="duplicates")], "news_duplicates")


@hooks.register("register_admin_urls")
def duplicates_urls() -> list:
    return [path("ganda/", include(_ADDRESSES))]


class DuplicatesMenuItem(MenuItem):
    """Shown to whoever may decide."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(RIGHT)


@hooks.register("register_reports_menu_item")
def duplicates_menu_item() -> MenuItem:
    return DuplicatesMenuItem(
        gettext_lazy("Stories and photos twice"),
        reverse("news_duplicates:duplicates"),
        name="duplicates",
        icon_name="copy",
        order=132,
    )
