from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditorialConfig(AppConfig):
    name = "news.editorial"
    label = "news_editorial"
    verbose_name = _("Desk")

    def ready(self) -> None:
        from news.editorial import signal_handlers

        signal_handlers.connect()
