"""Where imports of archives meet Wagtail's admin."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from news.accounts.rights import holds
from news.imports.wordpress.screens import views
from news.imports.wordpress.screens.actions import RIGHT
from news.machine_made import HOOK as MACHINE_MADE
from news.models import ArticlePage
from news.screens import GuardedMenuItem

_ADDRESSES = [
    path("", views.ImportsView.as_view(), name="all"),
    path("<int:pk>/", views.ImportView.as_view(), name="one"),
    path("<int:pk>/kemajuan/", views.ProgressView.as_view(), name="progress"),
    path("<int:pk>/batalkan/", views.UndoView.as_view(), name="undo"),
    path("<int:pk>/laporan/<slug:kind>/", views.ReportView.as_view(), name="report"),
]


@hooks.register(MACHINE_MADE)
def is_of_an_archive(article: ArticlePage) -> bool:
    """Whether an import brought it; whatever became of it since, its quotes came unread."""
    return article.imported_items.exists()


@hooks.register("register_admin_urls")
def import_urls() -> list:
    return [path("impor-arsip/", include((_ADDRESSES, "archive_imports")))]


@hooks.register("register_settings_menu_item")
def imports_menu_item() -> GuardedMenuItem:
    return GuardedMenuItem(
        _("Import an archive"),
        reverse("archive_imports:all"),
        name="archive-imports",
        icon_name="download",
        order=900,
        may=holds(RIGHT),
    )
