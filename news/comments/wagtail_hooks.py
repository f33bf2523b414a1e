"""Where comments meet Wagtail's admin and the desk: moderators' addresses, the menu with how much is open, rights."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import include, path, reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page

from news import converters  # noqa: F401 - registers id
from news.comments.desk import screens
from news.comments.desk.listing import COUNTED, counts
from news.comments.moderating import MODERATE
from news.comments.reporting import due_reports
from news.models import ArticlePage, PaperSettings
from news.reminders import HOOK as DESK_REMINDERS
from news.screens import CountedMenuItem

hooks.register(DESK_REMINDERS, due_reports)

URLS = [
    path("", screens.Queue.as_view(), name="queue"),
    path("blokir/", screens.Blocks.as_view(), name="blocks"),
    path("<id:pk>/", screens.CommentScreen.as_view(), name="comment"),
    path("<id:pk>/blokir/", screens.BlockWriter.as_view(), name="block"),
    path("berita/<id:pk>/", screens.ThreadScreen.as_view(), name="thread"),
]


class CommentsMenuItem(CountedMenuItem):
    """Only for those who moderate, on a paper that takes comments or has some left to decide."""

    def __init__(self) -> None:
        super().__init__(
            gettext_lazy("Comments"),
            reverse_lazy("news_comments:queue"),
            name="comments",
            icon_name="comment",
            order=237,
        )

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(MODERATE) and (
            PaperSettings.load().takes_comments or counts()["all"] > 0
        )

    def badge(self, user: Any) -> tuple[str, str] | None:
        """One query."""
        count = counts()["all"]
        figure = f"{COUNTED}+" if count > COUNTED else str(count)
        said = ngettext("%(count)s comment to decide", "%(count)s comments to decide", count)
        return (figure, said % {"count": figure}) if count else None


@hooks.register("register_admin_urls")
def moderation_urls() -> list:
    return [path("komentar/", include((URLS, "news_comments")))]


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
