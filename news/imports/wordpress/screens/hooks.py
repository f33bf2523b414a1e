"""Where imports of archives meet Wagtail's admin."""

from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from news.imports.wordpress.screens import urls
from news.imports.wordpress.screens.rights import RIGHT


class ImportsMenuItem(MenuItem):
    """Shown to whoever may import an archive: few do it, and once."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(RIGHT)


@hooks.register("register_admin_urls")
def import_urls() -> list:
    return [path("impor-arsip/", include(urls, namespace="archive_imports"))]


@hooks.register("register_settings_menu_item")
def imports_menu_item() -> MenuItem:
    return ImportsMenuItem(
        _("Import an archive"),
        reverse("archive_imports:all"),
        name="archive-imports",
        icon_name="download",
        order=900,
    )
