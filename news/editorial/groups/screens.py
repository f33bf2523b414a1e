"""Wagtail's screen for groups, with what it changes on record as a whole.

It writes rights over pages and collections with ``bulk_create`` (Wagtail 8.0), which sends no signal.
"""

from django.contrib.auth.models import Group
from django.http import HttpRequest, HttpResponse
from wagtail.users.views.groups import CreateView, EditView, GroupViewSet

from news.editorial.audit.rights import recorded_group


class MakeGroup(CreateView):
    """A new group, with all that it may do in one entry."""

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Wagtail makes the group object in its own ``post``: it is only known afterwards."""
        self.object = Group()
        with recorded_group(self.object):
            return self.process_form()


class ChangeGroup(EditView):
    """A group with what it got and what it lost."""

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Compared with what is stored before anything is."""
        self.object = self.get_object()
        with recorded_group(self.object):
            return self.process_form()


class RecordedGroups(GroupViewSet):
    add_view_class = MakeGroup
    edit_view_class = ChangeGroup
