from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "news"
    label = "news"
    verbose_name = _("News")

    def ready(self) -> None:
        from news import signal_handlers
        from news.publication import parts
        from news.publication.listings import Listings
        from news.publication.related import Related
        from news.share_images.stored import ShareImages

        signal_handlers.connect()
        for part in (Listings(), Related(), ShareImages()):
            parts.register(part)
