"""Where the record of decisions meets Wagtail: its actions in the log, its screens in the admin."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from news.accounts.rights import holds
from news.editorial.audit.log import MENU_NAMES, VIEW_RIGHT
from news.editorial.desks import DeskSnippets
from news.screens import GuardedMenuItem


@hooks.register("register_log_actions")
def register_decisions(actions) -> None:
    """Name the decisions for the history screens."""
    actions.register_action("news.approve", _("Approve"), _("Read and approved"))
    actions.register_action("news.correct", _("Correct"), _("Corrected, clarified or answered"))
    actions.register_action(
        "news.correct.show", _("Show correction"), _("Correction read by a second person")
    )
    actions.register_action("news.retract", _("Retract"), _("Retracted"))
    actions.register_action("news.retract.end", _("End retraction"), _("Retraction ended"))
    actions.register_action("news.import", _("Import"), _("Imported as published before"))
    actions.register_action("news.override", _("Publish in an emergency"), _("Published in an emergency"))
    actions.register_action("news.repair", _("Repair"), _("Published as a small repair"))
    actions.register_action("news.assignment.cancel", _("Call off"), _("Assignment cancelled"))
    actions.register_action("news.schedule.refused", _("Hold back"), _("Was due, but held back"))


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
