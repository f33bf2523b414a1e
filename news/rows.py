"""Many rows of a table at once, as fast as the database takes them: ``COPY`` in PostgreSQL, one statement in SQLite.

For archives. Nothing is asked and nothing announced: no ``save()``, no signal, no default that only Python knows but
those of the instances. Whoever writes this way writes everything else that a save would have written.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import count
from operator import attrgetter
from typing import Any

from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import (
    AutoField,
    BooleanField,
    CharField,
    Field,
    FloatField,
    ForeignKey,
    IntegerField,
    Max,
    Model,
    TextField,
)

_FEW = 25


def insert(instances: Sequence[Model], *, of: type[Model] | None = None) -> None:
    """Rows of one table: of the model's own columns, or of those of the parent ``of``.

    Without numbers they get theirs; some with and some without are a mistake.
    """
    if instances:
        model = of or type(instances[0])
        if instances[0].pk is None:
            number(instances)
        fields = own_fields(model)
        # The proxy looks for its connection each time.
        database = connections[connection.alias]
        preparing = [_preparing(field, database) for field in fields]
        rows = ([prepare(row) for prepare in preparing] for row in instances)
        insert_values(model, [field.column for field in fields], rows)


def add(instances: Sequence[Model]) -> None:
    """New rows of one table without numbers: few in Django's one statement, which also numbers them, many as above."""
    if len(instances) > _FEW:
        insert(instances)
    elif instances:
        type(instances[0])._base_manager.bulk_create(instances)


def insert_values(model: type[Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """The same for values that the database takes as they are; ``columns`` may name one that is no field."""
    quoted = connection.ops.quote_name
    table, names = quoted(model._meta.db_table), ", ".join(map(quoted, columns))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)  # noqa: S608 - our columns


def insert_numbered(model: type[Model], names: Sequence[str], found: Sequence[Sequence[Any]]) -> None:
    """The same by the names of fields, each row under a number of its own: where nobody needs the instances.

    To make one costs more than to write it.
    """
    fields = [model._meta.pk, *map(model._meta.get_field, names)]
    numbered = ((pk, *row) for pk, row in zip(reserve(model, len(found)), found, strict=True))
    insert_values(model, [field.column for field in fields], numbered)


def own_fields(model: type[Model]) -> list[Field]:
    """The columns of a model's own table."""
    return [field for field in model._meta.local_concrete_fields if not field.generated]


def reserve(model: type[Model], how_many: int) -> list[int]:
    """Numbers for new rows that nobody else gets; in the transaction that writes them."""
    if not how_many:
        return []
    field = model._meta.pk
    if connection.vendor != "postgresql":
        # SQLite has one writer: it is us.
        numbers = count(_highest(model) + 1)
        return [next(numbers) for _number in range(how_many)]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [model._meta.db_table, field.column, how_many],
        )
        return [pk for (pk,) in cursor.fetchall()]


def _highest(model: type[Model]) -> int:
    """The highest number that SQLite ever gave a row of this table: one that was deleted keeps its number.

    Logs, the chain of decisions and addresses that readers cite know things by number after they are gone.
    """
    held = model._base_manager.aggregate(highest=Max("pk"))["highest"] or 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [model._meta.db_table])
        given = cursor.fetchone()
    return max(held, given[0] if given else 0)


def number(instances: Sequence[Model]) -> None:
    """Give new rows of one kind their numbers."""
    if instances:
        for row, pk in zip(instances, reserve(type(instances[0]), len(instances)), strict=True):
            row.pk = pk


type Preparing = Callable[[Model], Any]

# What these hold in memory is what both databases take.
_PLAIN = (CharField, TextField, IntegerField, BooleanField, AutoField, FloatField)


def _preparing(field: Field, database: BaseDatabaseWrapper) -> Preparing:
    """How a column's value is got from a row; most need no conversion, and are asked for hundreds of times a story."""
    # No subclass: it may store something else than it shows, as a sealed text or a stream does.
    if type(field).__module__.startswith("django.db.models.fields") and (
        isinstance(field, _PLAIN) or _names_a_number(field)
    ):
        return attrgetter(field.attname)
    return lambda row: field.get_db_prep_save(field.pre_save(row, add=True), database)


def _names_a_number(field: Field) -> bool:
    return isinstance(field, ForeignKey) and isinstance(field.target_field, (IntegerField, AutoField))
