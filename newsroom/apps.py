from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class NewsroomConfig(AppConfig):
    """The composition root: it sees every app, and no app sees it."""

    default = True
    name = "newsroom"
    label = "newsroom"
    verbose_name = _("Newsroom")

    def ready(self) -> None:
        """Begin to listen."""
        from newsroom import signal_handlers, wagtail_forms

        signal_handlers.connect()
        wagtail_forms.name_link_fields()


class UserScreensConfig(WagtailUsersAppConfig):
    """Wagtail's own screens for accounts and groups, with a screen for groups that keeps a record."""

    default = False
    group_viewset = "news.editorial.groups.RecordedGroups"
