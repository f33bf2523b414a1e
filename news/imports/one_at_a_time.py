"""One import at a time: a second one is refused at once, and a killed one leaves no lock behind."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.files import locks
from django.db import connection

# Any number, the same in every process of the paper.
_ADVISORY = 7_350_018


class AlreadyRunning(Exception):
    """Another import is at work on this database."""


@contextmanager
def the_only_import() -> Iterator[None]:
    """Inside, nobody else imports. Raises ``AlreadyRunning``.

    PostgreSQL's lock ends with the connection, the file's with the process.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [_ADVISORY])
            if not cursor.fetchone()[0]:
                raise AlreadyRunning
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_ADVISORY])
        return
    with alone(Path(settings.MEDIA_ROOT).parent / "import.lock") as is_alone:
        if not is_alone:
            raise AlreadyRunning
        yield


@contextmanager
def alone(path: Path) -> Iterator[bool]:
    """Whether no other process on this machine holds that file; it lets go when it ends, however that is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        yield locks.lock(file, locks.LOCK_EX | locks.LOCK_NB)


def is_anybody_importing() -> bool:
    """Whether an import, or its undoing, is at work now, in whatever process: the lock knows, a row only guesses."""
    try:
        with the_only_import():
            return False
    except AlreadyRunning:
        return True
