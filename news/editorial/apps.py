from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditorialConfig(AppConfig):
    name = "news.editorial"
    label = "news_editorial"
    verbose_name = _("Desk")

    def ready(self) -> None:
        from news.editorial import signal_handlers
        from news.editorial.decisions import decisions_for
        from news.editorial.versions.keeping import Versions
        from news.publication import parts

        signal_handlers.connect()
        parts.decide_with(decisions_for)
        parts.register(Versions())
