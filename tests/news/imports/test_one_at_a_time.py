"""The lock of imports: looking at it takes nothing, and a pooler does not break it."""

import sys
from threading import Barrier, Event, Thread
from time import monotonic

import pytest
from django.db import connection

from news.imports.one_at_a_time import AlreadyRunning, is_anybody_importing, the_only_import

pytestmark = pytest.mark.django_db


def test_an_import_is_seen_while_it_runs_and_not_afterwards():
    assert not is_anybody_importing()
    with the_only_import():
        assert is_anybody_importing()
        assert is_anybody_importing(), "looking must not release it"
    assert not is_anybody_importing()


def test_a_second_import_is_refused():
    with the_only_import(), pytest.raises(AlreadyRunning), the_only_import():
        pass
    with the_only_import():
        """The refused one left nothing behind."""


def test_looking_never_refuses_an_import_that_begins(django_db_blocker):
    """Somebody looks all the time; no import that begins meanwhile is told that another one runs."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    may_look, is_over = Barrier(2), Event()

    def look() -> None:
        with django_db_blocker.unblock():
            is_anybody_importing()
            may_look.wait(30)
            while not is_over.is_set():
                is_anybody_importing()
            connection.close()

    looker = Thread(target=look)
    looker.start()
    may_look.wait(30)
    try:
        ends_at = monotonic() + 2
        while monotonic() < ends_at:
            with the_only_import():
                pass
    finally:
        sys.setswitchinterval(usual)
        is_over.set()
        looker.join()


def test_the_lock_survives_a_pooler():
    """On PostgreSQL a transaction holds it, which no pooler takes apart; on SQLite there is no pooler, and no row."""
    if connection.vendor == "postgresql":
        asked = (
            "SELECT activity.state FROM pg_locks AS held JOIN pg_stat_activity AS activity USING (pid)"
            " WHERE held.locktype = 'advisory' AND held.pid <> pg_backend_pid()"
        )
        expected = [("idle in transaction",)]
    else:
        asked, expected = "SELECT 1 WHERE 0", []
    with the_only_import(), connection.cursor() as cursor:
        cursor.execute(asked)
        assert cursor.fetchall() == expected
