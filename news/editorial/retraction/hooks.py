"""Where retraction and corrections meet Wagtail's admin; loaded by ``wagtail_hooks``."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets import Button
from wagtail.models import Page

from news.editorial.refused_messages import STAYS_ON_RECORD
from news.editorial.retraction.rules import PROPOSE
from news.editorial.views.retractions import may_see
from news.models import ArticlePage
from news.screens import GuardedMenuItem


@hooks.register("register_admin_menu_item")
def retractions_menu_item() -> GuardedMenuItem:
    return GuardedMenuItem(
        _("Retractions"),
        reverse("news_editorial:retractions"),
        name="retractions",
        icon_name="cross",
        order=242,
        may=may_see,
    )


@hooks.register("register_page_header_buttons")
def retract_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """In the place where other pages offer to unpublish."""
    if isinstance(page, ArticlePage) and page.live and page.published_at and user.has_perm(PROPOSE):
        url = reverse("news_editorial:propose_retraction", args=[page.pk])
        yield Button(gettext("Retract …"), url=url, icon_name="cross", priority=60)


@hooks.register("before_bulk_action")
def point_to_retraction(request: HttpRequest, action_type: str, objects: list, action: Any) -> None:
    """Wagtail leaves out what may not be done, and says nothing of it."""
    if action_type not in {"unpublish", "delete"} or not issubclass(action.model, Page):
        return
    ids = [int(pk) for pk in request.GET.getlist("id") if pk.isascii() and pk.isdigit() and len(pk) < 19]
    if ArticlePage.objects.filter(pk__in=ids, published_at__isnull=False).exists():
        messages.error(request, gettext(STAYS_ON_RECORD))


@hooks.register("register_permissions")
def offer_rights() -> QuerySet[Permission]:
    """Rights that no snippet registers, for Wagtail's screen of groups."""
    names = ("propose_retraction", "confirm_retraction", "override_correction")
    return Permission.objects.filter(content_type__app_label="news", codename__in=names)
