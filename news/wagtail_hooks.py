from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import DismissibleMenuItem, MenuItem
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from news.checks import CHECKS
from news.ended_rights import ending_soon
from news.filing import may_file, month_page_for
from news.models import ArticlePage, NewsIndexPage, SourceDocument, YearPage
from news.publication.uses import is_shown
from news.publishing import HOOK
from news.reminders import HOOK as DESK_REMINDERS
from news.screens import GuardedMenuItem
from news.snippets import ReferenceGroup

register_snippet(ReferenceGroup)

hooks.register(DESK_REMINDERS, ending_soon)

for check in CHECKS:
    hooks.register(HOOK, check)


def write_story(request: HttpRequest) -> HttpResponse:
    """Open an empty story in this month; the month makes itself."""
    return redirect("wagtailadmin_pages:add", "news", "articlepage", month_page_for().pk)


@hooks.register("register_admin_urls")
def writing_urls() -> list:
    return [path("tulis/", write_story, name="write_story")]


@hooks.register("register_admin_menu_item")
def writing_menu_item() -> GuardedMenuItem:
    return GuardedMenuItem(
        _("Write a story"),
        reverse("write_story"),
        icon_name="edit",
        order=50,
        name="write-story",
        may=may_file,
    )


@hooks.register("insert_editor_js")
def editor_scripts() -> str:
    """The form names the version it was made from, autosaved ones too; a proposed story is put into the text."""
    paths = ((static(f"js/admin/{name}.js"),) for name in ("versions_in_step", "read_also"))
    return format_html_join("", '<script type="module" src="{}"></script>', paths)


@hooks.register("before_serve_document")
def keep_in_house(document: SourceDocument, request: HttpRequest) -> None:
    """A file is the paper's own until a public page shows it: its address can be guessed, and a source betrayed."""
    if not is_shown(document) and not request.user.has_perm("wagtailadmin.access_admin"):
        raise Http404


@hooks.register("before_create_page")
def file_under_this_month(
    request: HttpRequest, parent_page: Page, page_class: type[Page]
) -> HttpResponse | None:
    """Stories are filed under their month, wherever in the archive somebody began to write."""
    if page_class is ArticlePage and isinstance(parent_page.specific, (NewsIndexPage, YearPage)):
        return write_story(request)
    return None


@hooks.register("construct_help_menu")
def leave_out_advertisements(request: HttpRequest, items: list[MenuItem]) -> None:
    """Wagtail's release notes and guide are for whoever keeps the software; journalists would see a badge."""
    if not request.user.is_superuser:
        items[:] = [item for item in items if not isinstance(item, DismissibleMenuItem)]
