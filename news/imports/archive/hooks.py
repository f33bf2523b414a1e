"""Where the archive's tools meet Wagtail's admin: addresses, menus, and the list of people."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets import Button
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from news.accounts.rights import holds
from news.imports.archive.duplicates import DUPLICATES_RIGHT
from news.imports.archive.merging import MERGE_RIGHT
from news.imports.archive.refiling import REFILE_RIGHT
from news.imports.archive.screens import (
    ChooseView,
    DoneView,
    DuplicatesView,
    MergedView,
    MergesView,
    MergeView,
    NamesView,
)
from news.models import Person
from news.screens import GuardedMenuItem

# Below the one that the menu names, which is the open one there.
_OF_PEOPLE = [
    path("gabungan/baru/", MergeView.as_view(), name="merge"),
    path("gabungan/nama/", NamesView.as_view(), name="names"),
    path("gabungan/", MergesView.as_view(), name="merges"),
    path("gabungan/<int:pk>/", MergedView.as_view(), name="merged"),
]


@hooks.register("register_admin_urls")
def people_urls() -> list:
    return [path("tokoh/", include((_OF_PEOPLE, "news_people")))]


@hooks.register("register_reports_menu_item")
def merges_menu_item() -> GuardedMenuItem:
    return GuardedMenuItem(
        gettext_lazy("Merges of people"),
        reverse("news_people:merges"),
        name="people-merges",
        icon_name="group",
        order=130,
        may=holds(MERGE_RIGHT),
    )


@hooks.register("register_snippet_listing_buttons")
def merge_person(snippet: Model, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """From a person's line to the screen on which they are compared with others."""
    if isinstance(snippet, Person) and user.has_perm(MERGE_RIGHT):
        url = f"{reverse('news_people:merge')}?{urlencode({'id': snippet.pk})}"
        yield Button(_("Merge with …"), url, icon_name="group", priority=41)


@hooks.register("register_bulk_action")
class MergeChosen(SnippetBulkAction):
    """From people ticked in the list to the screen that compares them."""

    display_name = gettext_lazy("Merge")
    aria_label = gettext_lazy("Merge the people that are ticked")
    action_type = "merge"
    action_priority = 20
    models = [Person]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        chosen = request.GET.getlist("id")
        if "all" in chosen:
            messages.warning(request, _("A few people are compared at a time: tick them one by one."))
            return redirect(self.next_url)
        numbers = [("id", number) for number in chosen if number.isdigit()]
        return redirect(f"{reverse('news_people:merge')}?{urlencode(numbers)}")


_OF_REFILING = [
    path("", ChooseView.as_view(), name="choose"),
    path("<int:pk>/", DoneView.as_view(), name="done"),
]


@hooks.register("register_admin_urls")
def refiling_urls() -> list:
    return [path("rubrikasi/", include((_OF_REFILING, "news_refiling")))]


@hooks.register("register_reports_menu_item")
def refiling_menu_item() -> GuardedMenuItem:
    return GuardedMenuItem(
        gettext_lazy("File stories anew"),
        reverse("news_refiling:choose"),
        name="refiling",
        icon_name="folder-open-inverse",
        order=131,
        may=holds(REFILE_RIGHT),
    )


_OF_DUPLICATES = ([path("", DuplicatesView.as_view(), name="duplicates")], "news_duplicates")


@hooks.register("register_admin_urls")
def duplicates_urls() -> list:
    return [path("ganda/", include(_OF_DUPLICATES))]


@hooks.register("register_reports_menu_item")
def duplicates_menu_item() -> GuardedMenuItem:
    return GuardedMenuItem(
        gettext_lazy("Stories and photos twice"),
        reverse("news_duplicates:duplicates"),
        name="duplicates",
        icon_name="copy",
        order=132,
        may=holds(DUPLICATES_RIGHT),
    )
