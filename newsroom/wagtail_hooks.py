"""What may not be deleted is refused in a sentence; the database alone would answer with a fault."""

from collections.abc import Iterable
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model, ProtectedError
from django.db.models.deletion import Collector
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.api.v2.router import WagtailAPIRouter

from newsroom.admin_api import NewsroomPages


@hooks.register("construct_admin_api")
def answer_in_sentences(router: WagtailAPIRouter) -> None:
    router.register_endpoint("pages", NewsroomPages)


def _is_on_record(thing: Model) -> bool:
    """Whether something that is never deleted names it: an approval, a contribution, a quote on record."""
    try:
        Collector(using=DEFAULT_DB_ALIAS).collect([thing])
    except ProtectedError:
        return True
    return False


@hooks.register("before_delete_snippet")
def keep_things(request: HttpRequest, things: Iterable[Model]) -> HttpResponse | None:
    """One of "People & places"."""
    for thing in things:
        if _is_on_record(thing):
            sentence = _("“%(name)s” stays: stories, quotes or decisions on record name it.")
            messages.error(request, sentence % {"name": thing})
            return redirect("wagtailadmin_home")
    return None


@hooks.register("before_delete_user")
def keep_people(request: HttpRequest, user: Model) -> HttpResponse | None:
    """Somebody who worked on stories."""
    if not _is_on_record(user):
        return None
    sentence = _(
        "%(name)s worked on stories, and the record names who did. Make the account inactive instead."
    )
    messages.error(request, sentence % {"name": user})
    return redirect("wagtailusers_users:edit", user.pk)


@hooks.register("before_bulk_action")
def keep_several(
    request: HttpRequest, action_type: str, things: Iterable[Model], action: Any
) -> HttpResponse | None:
    """The same for several at once."""
    return keep_things(request, things) if action_type == "delete" else None
