"""The tokens of all public stories, in the way of the database at hand."""

from functools import cache

from django.db import connection

from search.index.base import Entry, Hit, Index, Span
from search.index.postgres import PostgresIndex
from search.index.sqlite import SQLiteIndex

__all__ = ["Entry", "Hit", "Index", "Span", "index_at_hand"]

_INDEXES: dict[str, type[Index]] = {"sqlite": SQLiteIndex, "postgresql": PostgresIndex}


@cache
def index_at_hand() -> Index:
    """The index of the database that the site runs on."""
    return _INDEXES[connection.vendor]()
