"""Where merging meets Wagtail's admin: the list of people, its rows, the menu of what stories refer to."""

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
from news.imports.archive.people import urls
from news.imports.archive.people.merging import RIGHT
from news.models import Person
from news.screens import GuardedMenuItem


@hooks.register("register_admin_urls")
def people_urls() -> list:
    return [path("tokoh/", include(urls, namespace="news_people"))]


@hooks.register("register_reports_menu_item")
def merges_menu_item() -> GuardedMenuItem:
    return GuardedMenuItem(
        gettext_lazy("Merges of people"),
        reverse("news_people:merges"),
        name="people-merges",
        icon_name="group",
        order=130,
        may=holds(RIGHT),
    )


@hooks.register("register_snippet_listing_buttons")
def merge_person(snippet: Model, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """From a person's line to the screen on which they are compared with others."""
    if isinstance(snippet, Person) and user.has_perm(RIGHT):
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
