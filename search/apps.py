from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    label = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        from news.publication import parts
        from search import checks, signal_handlers  # noqa: F401 - checks register themselves
        from search.documents import Search

        signal_handlers.connect()
        parts.register(Search())
