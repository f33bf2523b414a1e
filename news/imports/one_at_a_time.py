"""One import at a time: a second one is refused at once, and a killed one leaves no lock behind."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.files import locks
from django.db import connection

# Any number below 2**31, the same in every process of the paper.
_ADVISORY = 7_350_018


class AlreadyRunning(Exception):
    """Another import is at work on this database."""


@contextmanager
def the_only_import() -> Iterator[None]:
    """Inside, nobody else imports. Raises ``AlreadyRunning``."""
    with _locked_database() if connection.vendor == "postgresql" else _locked_file():
        yield


def is_anybody_importing() -> bool:
    """Whether an import, or its undoing, is at work now. Looks at the lock without taking it."""
    if connection.vendor != "postgresql":
        return _is_file_held(_lock_file("running"))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted"
            " AND classid = 0 AND objid = %s AND objsubid = 1"
            " AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))",
            [_ADVISORY],
        )
        return cursor.fetchone()[0]


@contextmanager
def alone(path: Path) -> Iterator[bool]:
    """Whether no other process on this machine holds that file; released when the process ends, however it ends."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        yield locks.lock(file, locks.LOCK_EX | locks.LOCK_NB)


@contextmanager
def _locked_database() -> Iterator[None]:
    """A lock of a transaction that stays open on a connection of its own.

    A lock of the session would be lost, or kept for ever, behind a pooler that changes the server connection between
    transactions. The open transaction has written nothing and holds no snapshot, so it does not hinder vacuum.
    """
    holder = connection.copy()
    try:
        holder.set_autocommit(False)
        with holder.cursor() as cursor:
            cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_ADVISORY])
            if not cursor.fetchone()[0]:
                raise AlreadyRunning
        yield
    finally:
        holder.close()


@contextmanager
def _locked_file() -> Iterator[None]:
    """The first file decides who imports. The second one says so; waiting for it is waiting for a glance."""
    with alone(_lock_file("lock")) as is_alone:
        if not is_alone:
            raise AlreadyRunning
        with _lock_file("running").open("w") as file:
            locks.lock(file, locks.LOCK_EX)
            yield


def _is_file_held(path: Path) -> bool:
    """Shared, so that two who look do not see each other."""
    if not path.exists():
        return False
    with path.open() as file:
        return not locks.lock(file, locks.LOCK_SH | locks.LOCK_NB)


def _lock_file(ending: str) -> Path:
    return Path(settings.MEDIA_ROOT).parent / f"import.{ending}"
