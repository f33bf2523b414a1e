"""Wagtail's search for the editor, without its statement over the whole index at every save.

Upstream `add_items()` refreshes the average title length of the entire table each time a page is saved: at 150,000
articles about 100 ms of every publication. Here that happens in `update_index` only; rank in the editor's own search
is slightly off until then. Readers search another table.
"""

from modelsearch.backends.database.postgres.postgres import PostgresIndex, PostgresSearchBackend
from modelsearch.backends.database.sqlite.sqlite import SQLiteIndex, SQLiteSearchBackend


class TitleNormsAtRebuilding:
    """Leaves title norms alone unless the whole index is rebuilt."""

    def _refresh_title_norms(self, full: bool = False) -> None:
        if full:
            super()._refresh_title_norms(full=True)


class OurPostgresIndex(TitleNormsAtRebuilding, PostgresIndex):
    pass


class OurSQLiteIndex(TitleNormsAtRebuilding, SQLiteIndex):
    pass


class PostgresBackend(PostgresSearchBackend):
    """Named by WAGTAILSEARCH_BACKENDS, as the other one is."""

    index_class = OurPostgresIndex


class SQLiteBackend(SQLiteSearchBackend):
    index_class = OurSQLiteIndex
