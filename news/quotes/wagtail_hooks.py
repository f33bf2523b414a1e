"""Where the ledger meets Wagtail's admin and the desk."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import Model, QuerySet
from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.widgets import Button

from news.accounts.rights import holds
from news.models import Person
from news.quotes import balance, desk
from news.quotes.balance import BALANCE_RIGHT
from news.quotes.checking import (
    CHECK_RIGHT,
    CHECKED,
    CONFIRMED,
    MARKED,
    due_promises,
    known_from_nothing_confirmed,
)
from news.reminders import HOOK as DESK_REMINDERS
from news.screens import GuardedMenuItem
from news.withheld import HOOK as WITHHELD_PEOPLE

hooks.register(DESK_REMINDERS, due_promises)
hooks.register(WITHHELD_PEOPLE, known_from_nothing_confirmed)

URLS = [
    path("", desk.QuotesView.as_view(), name="quotes"),
    path("<int:pk>/janji/", desk.MarkView.as_view(), name="mark"),
    path("<int:pk>/benar/", desk.ConfirmView.as_view(), name="confirm"),
    path("janji/", desk.PromisesView.as_view(), name="promises"),
    path("janji/<int:pk>/", desk.PromiseView.as_view(), name="promise"),
    path("keseimbangan/", balance.BalanceView.as_view(), name="balance"),
]


@hooks.register("register_admin_urls")
def ledger_urls() -> list:
    return [path("kutipan/", include((URLS, "news_quotes")))]


@hooks.register("register_admin_menu_item")
def ledger_menu_item() -> GuardedMenuItem:
    return GuardedMenuItem(
        gettext_lazy("Quotes and promises"),
        reverse("news_quotes:quotes"),
        name="quotes",
        icon_name="openquote",
        order=240,
        may=holds(CHECK_RIGHT),
    )


@hooks.register("register_reports_menu_item")
def balance_menu_item() -> GuardedMenuItem:
    return GuardedMenuItem(
        gettext_lazy("Who gets quoted"),
        reverse("news_quotes:balance"),
        name="balance",
        icon_name="openquote",
        order=120,
        may=holds(BALANCE_RIGHT),
    )


@hooks.register("register_snippet_listing_buttons")
def quotes_of_person(snippet: Model, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """From a person's line to what they have on record."""
    if isinstance(snippet, Person) and user.has_perm(CHECK_RIGHT):
        url = f"{reverse('news_quotes:quotes')}?tokoh={snippet.slug}"
        yield Button(_("Quotes and promises"), url, icon_name="openquote", priority=40)


@hooks.register("register_log_actions")
def name_actions(actions: Any) -> None:
    """For the history screens."""
    actions.register_action(
        CONFIRMED, gettext_lazy("Confirm a quote"), gettext_lazy("A quote of an old story was confirmed")
    )
    actions.register_action(MARKED, gettext_lazy("Mark a promise"), gettext_lazy("A promise was marked"))
    actions.register_action(CHECKED, gettext_lazy("Check a promise"), gettext_lazy("A promise was checked"))


@hooks.register("register_permissions")
def offer_rights() -> QuerySet[Permission]:
    """For Wagtail's screen of groups."""
    names = [right.partition(".")[2] for right in (CHECK_RIGHT, BALANCE_RIGHT)]
    return Permission.objects.filter(content_type__app_label="news_quotes", codename__in=names)
