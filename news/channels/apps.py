from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChannelsConfig(AppConfig):
    name = "news.channels"
    label = "news_channels"
    verbose_name = _("Channels")

    def ready(self) -> None:
        from news.channels.parts import Outbox
        from news.publication import parts

        parts.register(Outbox())
