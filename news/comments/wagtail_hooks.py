"""Where comments meet Wagtail's admin and the desk."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page

from news.comments.desk import urls
from news.comments.menu import CommentsMenuItem
from news.comments.moderating import MODERATE
from news.comments.reminding import due_reports
from news.models import ArticlePage
from news.reminders import HOOK as DESK_REMINDERS

hooks.register(DESK_REMINDERS, due_reports)


@hooks.register("register_admin_urls")
def moderation_urls() -> list:
    return [path("komentar/", include(urls, namespace="news_comments"))]


@hooks.register("register_admin_menu_item")
def comments_menu_item() -> MenuItem:
    return CommentsMenuItem()


@hooks.register("register_page_header_buttons")
def comments_of_story(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """From a public story to where its comments are opened and closed."""
    if isinstance(page, ArticlePage) and page.published_at and user.has_perm(MODERATE):
        url = reverse("news_comments:thread", args=[page.pk])
        yield Button(_("Comments"), url, icon_name="comment", priority=85)


@hooks.register("register_permissions")
def offer_rights() -> QuerySet[Permission]:
    """For Wagtail's screen of groups."""
    return Permission.objects.filter(content_type__app_label="news_comments", codename="moderate_comment")
