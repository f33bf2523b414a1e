"""Where the record of decisions meets Wagtail's admin; loaded by ``wagtail_hooks``."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from news.accounts.rights import holds
from news.editorial.desks.snippets import DeskSnippets
from news.editorial.views.log import VIEW_RIGHT
from news.editorial.views.wagtails_reports import MENU_NAMES
from news.screens import GuardedMenuItem

register_snippet(DeskSnippets)


@hooks.register("register_reports_menu_item")
def log_menu_item() -> GuardedMenuItem:
    return GuardedMenuItem(
        _("Log of decisions"),
        reverse("news_editorial:log"),
        name="log",
        icon_name="history",
        order=100,
        may=holds(VIEW_RIGHT),
    )


@hooks.register("register_reports_menu_item")
def address_menu_item() -> GuardedMenuItem:
    return GuardedMenuItem(
        _("Find a story by its address"),
        reverse("news_editorial:find_by_address"),
        name="find-by-address",
        icon_name="search",
        order=110,
        may=holds(VIEW_RIGHT),
    )


@hooks.register("construct_reports_menu")
def hide_reports_of_the_desk(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Comfort: the views refuse as well."""
    if not request.user.has_perm(VIEW_RIGHT):
        menu_items[:] = [item for item in menu_items if item.name not in MENU_NAMES]


@hooks.register("register_permissions")
def offer_rights() -> QuerySet[Permission]:
    """Rights that no snippet registers, for Wagtail's screen of groups."""
    return Permission.objects.filter(content_type__app_label="news_editorial", codename="view_auditentry")
