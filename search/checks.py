from sqlite3 import sqlite_version_info
from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.db import connection

_OLDEST_SQLITE = (3, 43, 0)


@register
def sqlite_can_forget(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """An older SQLite cannot take a story out of a contentless index again."""
    if connection.vendor != "sqlite" or sqlite_version_info >= _OLDEST_SQLITE:
        return []
    return [
        Error(
            f"The search needs SQLite 3.43 or later; this Python has {'.'.join(map(str, sqlite_version_info))}.",
            hint="Use a newer Python, or PostgreSQL (DATABASE_URL).",
            id="search.E001",
        )
    ]
