"""Tests that begin alike share the work: what a builder wrote once is written again without being made again.

A test begins with the rows of its module. While only builders write, the rows are determined by which builders were
called, in which order and with what. So a call in such a beginning notes what it sent to the database, and the same
call at the same place in another test sends the notes: the same rows with the same numbers, moments and identities.
A beginning ends with the first thing that could make a difference. Decision 0030 says why that is safe.

NEWSROOM_BEGINNINGS=1   do so; otherwise every row is made anew
"""

import contextlib
import functools
import re
import time
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.conf import UserSettingsHolder, settings
from django.core.signals import request_started
from django.db import connection
from django.db.models import Model, signals
from django.utils import timezone, translation
from wagtail import signals as wagtail_signals

from news import signals as news_signals
from tests.likeness import Unlike, alike

FRESH_SECONDS = 60
"""For how long "now" is now: older notes are made anew."""

CLOCK = timezone.now
HEARD = [
    getattr(module, name)
    for module in (signals, wagtail_signals, news_signals)
    for name in vars(module)
    if name.startswith(("pre_save", "post_save", "pre_delete", "post_delete", "m2m_", "page_", "article_"))
]
LISTENING_FIXTURES = {"caplog", "django_capture_on_commit_callbacks"}
"""They see how rows come to be, not only that they are there."""

READS = re.compile(r"\s*(SELECT|PRAGMA|EXPLAIN|BEGIN|RELEASE)\b")
SAVEPOINT = re.compile(r"(ROLLBACK TO )?SAVEPOINT (\S+)")
NUMBERS_GIVEN = (
    "SELECT quote_ident(schemaname) || '.' || quote_ident(sequencename), last_value FROM pg_sequences"
)


@dataclass(slots=True)
class Notes:
    """What one call of a builder sent to the database, and where it left the test."""

    statements: list[tuple[str, Any, bool]] = field(default_factory=list)
    is_whole: bool = True
    made_at: float = 0.0
    row: tuple[type[Model], Any] | None = None
    place: Hashable = None
    next_number: int = 0

    def read_row(self) -> Model:
        """As the database has it, the first time as every other: what a call returns does not tell which it was."""
        model, number = self.row
        return model._default_manager.get(pk=number)


class Beginning:
    """How far the running test has come: ``place`` stands for all builders called so far, None once others wrote."""

    def __init__(self) -> None:
        self.place: Hashable = None
        self.next_number = 1
        self.is_allowed = False
        self.is_over = True
        self.fresh_seconds = FRESH_SECONDS
        self.notes: dict[Hashable, Notes] = {}
        self._being_noted: list[Notes] = []
        self._places: dict[str, Hashable] = {}
        self._item: pytest.Item | None = None
        self._receivers: list[int] = []

    def allow(self) -> None:
        """From now on, as the bones stand in the database."""
        self.is_allowed = True
        self._receivers = [len(signal.receivers) for signal in HEARD]
        connection.execute_wrappers.append(self._watch)
        request_started.connect(self._end)

    def forbid(self) -> None:
        """Every row is made anew."""
        self.is_allowed = False
        connection.execute_wrappers.remove(self._watch)
        request_started.disconnect(self._end)

    def start_module(self) -> None:
        """A module begins that has rows of its own."""
        self.place, self.next_number, self.is_over, self._item = "bones", 1, False, None

    @contextlib.contextmanager
    def of(self, item: pytest.Item, *, commits: bool) -> Iterator[None]:
        """A test begins; what it writes is rolled back behind it."""
        if "module_db" not in item.fixturenames:
            self.start_module()
        number = self.next_number
        self._item = item
        self.is_over = commits or not LISTENING_FIXTURES.isdisjoint(item.fixturenames)
        yield
        self.next_number, self.is_over = number, True

    def lasts(self) -> bool:
        """Whether nothing has happened so far but calls of builders."""
        if not self.is_allowed or self.is_over or self.place is None or not connection.in_atomic_block:
            return False
        if isinstance(settings._wrapped, UserSettingsHolder) or timezone.now is not CLOCK:
            return False
        patch = self._item and self._item.funcargs.get("monkeypatch")
        return not (patch and (patch._setattr or patch._setitem)) and self._receivers == [
            len(signal.receivers) for signal in HEARD
        ]

    def note(self, key: Hashable, make: Callable[[], Model]) -> Model:
        """Make the row, and keep what that took."""
        notes, place, given = Notes(made_at=time.monotonic()), self.place, _numbers_given()
        with self._noting(notes):
            made = make()
        if not notes.is_whole or self.is_over:
            self.place = None
            return made
        if notes.statements:
            self.place = (key, notes.made_at)
            notes.statements[:0] = _give_again(given)
        else:
            self.place = place
        notes.row, notes.place, notes.next_number = (type(made), made.pk), self.place, self.next_number
        self.notes[key] = notes
        return notes.read_row()

    def repeat(self, notes: Notes) -> Model:
        """Write what was noted; returns the row as the database has it."""
        with self._noting(Notes()), connection.cursor() as cursor:
            for sql, values, is_many in notes.statements:
                (cursor.executemany if is_many else cursor.execute)(sql, values)
        self.place, self.next_number = notes.place, notes.next_number
        return notes.read_row()

    @contextlib.contextmanager
    def _noting(self, notes: Notes) -> Iterator[None]:
        self._being_noted.append(notes)
        try:
            yield
        except BaseException:
            self.place = None
            raise
        finally:
            self._being_noted.pop()

    def _watch(self, execute: Callable, sql: str, values: Any, many: bool, context: dict) -> Any:
        if match := SAVEPOINT.match(sql):
            self._pass_savepoint(*match.groups())
        elif sql.startswith("SELECT setval(") or not READS.match(sql):
            values = list(values) if many else values
            for notes in self._being_noted:
                notes.statements.append((sql, values, many))
            if not self._being_noted:
                self.place = None
        return execute(sql, values, many, context)

    def _pass_savepoint(self, back_to: str | None, name: str) -> None:
        if not back_to:
            self._places[name] = self.place
            return
        self.place = self._places.get(name)
        for notes in self._being_noted:
            notes.is_whole = False

    def _end(self, **_request: object) -> None:
        self.is_over = True


beginning = Beginning()


def next_number() -> int:
    """For names and addresses that must differ: counted anew in each test, on from those of its module."""
    beginning.next_number += 1
    return beginning.next_number - 1


def repeatable[**P, Row: Model](make: Callable[P, Row]) -> Callable[P, Row]:
    """A builder whose rows depend on nothing but its arguments and the rows that are there."""

    @functools.wraps(make)
    def built(*args: P.args, **kwargs: P.kwargs) -> Row:
        if not beginning.lasts():
            return make(*args, **kwargs)
        try:
            key = (
                beginning.place,
                beginning.next_number,
                make.__qualname__,
                alike((args, kwargs)),
                translation.get_language(),
                timezone.localdate(),
            )
        except Unlike:
            return make(*args, **kwargs)
        notes = beginning.notes.get(key)
        if notes and time.monotonic() - notes.made_at < beginning.fresh_seconds:
            return beginning.repeat(notes)
        return beginning.note(key, lambda: make(*args, **kwargs))

    return built


def _numbers_given() -> dict[str, int | None]:
    """How far each kind of row is counted. SQLite takes numbers back with the rows; PostgreSQL counts on."""
    if connection.vendor != "postgresql":
        return {}
    with connection.cursor() as cursor:
        cursor.execute(NUMBERS_GIVEN)
        return dict(cursor.fetchall())


def _give_again(before: dict[str, int | None]) -> list[tuple[str, Any, bool]]:
    """Count from there again, so that the noted numbers are those of the rows."""
    now = _numbers_given()
    calls = [
        f"setval('{name}', {last or 1}, {'true' if last else 'false'})"
        for name, last in before.items()
        if now[name] != last
    ]
    return [("SELECT " + ", ".join(calls), None, False)] if calls else []
