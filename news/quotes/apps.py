from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class QuotesConfig(AppConfig):
    name = "news.quotes"
    label = "news_quotes"
    verbose_name = _("Quote ledger")

    def ready(self) -> None:
        from news.publication import parts
        from news.quotes.ledger import Ledger

        parts.register(Ledger())
