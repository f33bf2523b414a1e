"""Wagtail's screens for accounts and groups, as the newsroom uses them."""

from wagtail.users.apps import WagtailUsersAppConfig


class UserScreensConfig(WagtailUsersAppConfig):
    """The app of Wagtail itself, with a screen for groups that keeps a record."""

    group_viewset = "news.editorial.groups.RecordedGroups"
