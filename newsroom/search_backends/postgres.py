"""The PostgreSQL search backend whose saves cost the same however large the archive is."""

from modelsearch.backends.database.postgres.postgres import PostgresIndex, PostgresSearchBackend


class Index(PostgresIndex):
    """Leaves title norms alone unless the whole index is rebuilt."""

    def _refresh_title_norms(self, full: bool = False) -> None:
        if full:
            super()._refresh_title_norms(full=True)


class SearchBackend(PostgresSearchBackend):
    """Named by WAGTAILSEARCH_BACKENDS."""

    index_class = Index
