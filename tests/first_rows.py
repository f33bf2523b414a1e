"""The rows that migrations made, put back before each test that commits: copied, not made again.

Django's own way writes them as JSON, reads each back through its model, and empties every table there is.
"""

import atexit
import sqlite3
import time
from collections.abc import Callable

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

SCHEMA = "first_rows"
PATIENCE_SECONDS = 30
_file = sqlite3.connect(":memory:", check_same_thread=False)
atexit.register(_file.close)


def remember() -> None:
    """Copy what stands in the database now."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        connection.connection.backup(_file)
        return
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE SCHEMA {SCHEMA}")
        for table in _filled(cursor):
            cursor.execute(f'CREATE TABLE {SCHEMA}."{table}" AS TABLE public."{table}"')


def put_back() -> None:
    """Make the database what it was when `remember` was called."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        _file.backup(connection.connection, progress=_patience())
        return
    with transaction.atomic(), connection.cursor() as cursor:
        # As on a replica: no foreign key is checked and no trigger runs.
        cursor.execute("SET LOCAL session_replication_role = replica")
        for table in _filled(cursor):
            cursor.execute(f'DELETE FROM public."{table}"')  # noqa: S608 - our own tables
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s", [SCHEMA])
        for (table,) in cursor.fetchall():
            cursor.execute(f'INSERT INTO public."{table}" SELECT * FROM {SCHEMA}."{table}"')  # noqa: S608


def _filled(cursor: CursorWrapper) -> list[str]:
    """The tables that have any row."""
    cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    names = [name for (name,) in cursor.fetchall()]
    asked = [f"SELECT '{name}' WHERE EXISTS (SELECT FROM public.\"{name}\")" for name in names]  # noqa: S608
    cursor.execute(" UNION ALL ".join(asked))
    return [name for (name,) in cursor.fetchall()]


def _patience() -> Callable[[int, int, int], None]:
    """Asked after each try: a thread that never lets go of the database must not stop the run for good."""
    until = time.monotonic() + PATIENCE_SECONDS

    def is_patient(_status: int, _left: int, _all: int) -> None:
        if time.monotonic() > until:
            raise TimeoutError("A thread of the test before still holds the database.")

    return is_patient
