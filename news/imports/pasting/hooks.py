"""Where pasting meets Wagtail's admin."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from news import converters  # noqa: F401 - registers id
from news.filing import may_file
from news.imports.pasting.views import PastedView, PasteView
from news.screens import GuardedMenuItem

_ADDRESSES = [
    path("tempel/", PasteView.as_view(), name="paste"),
    path("tempel/<id:pk>/", PastedView.as_view(), name="pasted"),
]


@hooks.register("register_admin_urls")
def screens() -> list:
    return [path("", include((_ADDRESSES, "news_imports")))]


@hooks.register("register_admin_menu_item")
def pasting_menu_item() -> GuardedMenuItem:
    return GuardedMenuItem(
        _("Paste copy"),
        reverse("news_imports:paste"),
        icon_name="copy",
        order=51,
        name="paste-copy",
        may=may_file,
    )
