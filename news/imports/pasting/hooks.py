"""Where pasting meets Wagtail's admin."""

from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from news.filing import may_file
from news.imports import urls
from news.imports.gate import unconfirmed_guesses
from news.publishing import HOOK as PUBLISH_CHECKS

hooks.register(PUBLISH_CHECKS, unconfirmed_guesses)


class WritersMenuItem(MenuItem):
    """Shown to whoever may write stories."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_file(request.user)


@hooks.register("register_admin_urls")
def screens() -> list:
    return [path("", include(urls, namespace="news_imports"))]


@hooks.register("register_admin_menu_item")
def pasting_menu_item() -> MenuItem:
    return WritersMenuItem(
        _("Paste copy"), reverse("news_imports:paste"), icon_name="copy", order=51, name="paste-copy"
    )
