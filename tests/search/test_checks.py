"""An unfit database is told before it is used."""

from django.db import connection

from search import checks


def test_an_sqlite_that_is_too_old_is_named(monkeypatch):
    monkeypatch.setattr(checks, "sqlite_version_info", (3, 40, 1))
    messages = checks.sqlite_can_forget(None)
    assert [message.id for message in messages] == (["search.E001"] if connection.vendor == "sqlite" else [])


def test_the_sqlite_at_hand_will_do():
    assert checks.sqlite_can_forget(None) == []
