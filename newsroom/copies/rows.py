"""Writing many rows of one kind: by COPY where there is such a thing, in long statements where not.

Django's own way makes a model of each row first.
"""

from itertools import batched
from typing import Any

from django.db import connection
from django.db.models import Model

from newsroom.copies.templates import written_fields


def insert_rows(model: type[Model], rows: list[list[Any]]) -> None:
    """``rows`` hold the values of the kind's ``written_fields``, as the database takes them."""
    if connection.vendor == "postgresql":
        _copy(model, rows)
    else:
        _insert(model, rows)


def _copy(model: type[Model], rows: list[list[Any]]) -> None:
    """No statement is read or planned, and no row is bound to a place in it."""
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {_table(model)} ({_columns(model)}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row(row)


def _insert(model: type[Model], rows: list[list[Any]]) -> None:
    """As many rows in a statement as the database takes."""
    fields = written_fields(model)
    into = f"INSERT INTO {_table(model)} ({_columns(model)}) VALUES"
    marks = f"({', '.join(['%s'] * len(fields))})"
    with connection.cursor() as cursor:
        for batch in batched(rows, connection.ops.bulk_batch_size(fields, rows)):
            values = [value for row in batch for value in row]
            cursor.execute(f"{into} {', '.join([marks] * len(batch))}", values)


def _table(model: type[Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def _columns(model: type[Model]) -> str:
    return ", ".join(connection.ops.quote_name(field.column) for field in written_fields(model))
