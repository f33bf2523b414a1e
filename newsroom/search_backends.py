"""Wagtail's search for the editor, without its statement over the whole index at every save.

Upstream `add_items()` refreshes the average title length of the entire table each time a page is saved: at 150,000
articles about 100 ms of every publication. Here that happens in `update_index` only; rank in the editor's own search
is slightly off until then. Readers search another table.
"""

from django.db import connection

# Each of these can only be imported on its own database: elsewhere its models do not exist.
if connection.vendor == "postgresql":
    from modelsearch.backends.database.postgres.postgres import PostgresIndex as Index
    from modelsearch.backends.database.postgres.postgres import PostgresSearchBackend as SearchBackend
else:
    from modelsearch.backends.database.sqlite.sqlite import SQLiteIndex as Index
    from modelsearch.backends.database.sqlite.sqlite import SQLiteSearchBackend as SearchBackend


class OurIndex(Index):
    """Leaves title norms alone unless the whole index is rebuilt."""

    def _refresh_title_norms(self, full: bool = False) -> None:
        if full:
            super()._refresh_title_norms(full=True)


class Backend(SearchBackend):
    """Named by WAGTAILSEARCH_BACKENDS."""

    index_class = OurIndex
