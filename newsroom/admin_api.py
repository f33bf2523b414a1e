"""Wagtail's API of the admin, with what it offers beyond the admin's own buttons refused in a sentence."""

from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework.exceptions import PermissionDenied
from rest_framework.response import Response
from rest_framework.serializers import CharField
from wagtail.actions.move_page import MovePageAction
from wagtail.admin.api.actions.copy import CopyPageAPIAction, CopyPageAPIActionSerializer
from wagtail.admin.api.actions.move import MovePageAPIAction
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.models import Page

REFUSED = {
    "copy_for_translation": gettext_lazy("The paper has one language; there is nothing to translate into."),
    "create_alias": gettext_lazy("A page has one address; link to it instead."),
    "convert_alias": gettext_lazy("A page has one address; link to it instead."),
}


class MoveBelowHome(MovePageAPIAction):
    """Nothing stands beside the front page; Wagtail 8.0 looks for the parent of the tree's root and fails."""

    def _action_from_data(self, instance: Page, data: dict[str, Any]) -> MovePageAction:
        action = super()._action_from_data(instance, data)
        if action.target.is_root() and not (action.pos or "").endswith("-child"):
            raise PermissionDenied(_("Nothing can be moved there."))
        return action


class CopyOfBoundedLength(CopyPageAPIAction):
    """What is longer than its column answers 400; Wagtail 8.0 leaves it to the database, which PostgreSQL refuses."""

    class serializer(CopyPageAPIActionSerializer):  # noqa: N801 - Wagtail asks for it by this name
        slug = CharField(required=False, max_length=Page._meta.get_field("slug").max_length)
        title = CharField(required=False, max_length=Page._meta.get_field("title").max_length)


class NewsroomPages(PagesAdminAPIViewSet):
    """The same pages; what is on record stays, as in the admin's views."""

    actions = PagesAdminAPIViewSet.actions | {"copy": CopyOfBoundedLength, "move": MoveBelowHome}

    def action_view(self, request: HttpRequest, pk: int, action_name: str) -> Response:
        """Raise ``PermissionDenied``, which answers 403 with its sentence, for what no page of a paper goes through."""
        self.get_object()  # 404 before anything else: what somebody may not see, they hear nothing of
        if action_name in REFUSED:
            raise PermissionDenied(REFUSED[action_name])
        try:
            # Wagtail forgets the schedules of other versions before the gate is asked: a refusal leaves all as it was.
            with transaction.atomic():
                return super().action_view(request, pk, action_name)
        except ProtectedError as error:
            raise PermissionDenied(_("It stays: stories, quotes or decisions on record name it.")) from error
