"""Where refiling meets Wagtail's admin."""

from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from news.imports.archive.refiling import urls
from news.imports.archive.refiling.working import RIGHT


@hooks.register("register_admin_urls")
def refiling_urls() -> list:
    return [path("rubrikasi/", include(urls, namespace="news_refiling"))]


class RefilingMenuItem(MenuItem):
    """Shown to whoever may file the archive anew."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(RIGHT)


@hooks.register("register_reports_menu_item")
def refiling_menu_item() -> MenuItem:
    return RefilingMenuItem(
        gettext_lazy("File stories anew"),
        reverse("news_refiling:choose"),
        name="refiling",
        icon_name="folder-open-inverse",
        order=131,
    )
