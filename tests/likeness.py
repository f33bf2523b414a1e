"""Whether two calls of a builder were given the same, told by value."""

from collections.abc import Hashable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Model

PLAIN = (type(None), str, int, float, bool, date, datetime, timedelta, UUID)


class Unlike(Exception):
    """Something that can be compared with nothing."""


def alike(value: Any) -> Hashable:
    """A key that is the same for the same value. Raises ``Unlike``."""
    if isinstance(value, PLAIN):
        return type(value), value
    if isinstance(value, dict):
        return dict, tuple((name, alike(held)) for name, held in value.items())
    if isinstance(value, list | tuple):
        return type(value), tuple(map(alike, value))
    if isinstance(value, Model) and not value._state.adding:
        # The row itself is known by the builders called so far; what a test changed in its copy is not. Moments may be
        # the database's own and differ each time.
        held = [value.__dict__.get(field.attname) for field in value._meta.concrete_fields]
        return type(value), tuple(
            part for part in held if isinstance(part, PLAIN) and not isinstance(part, datetime)
        )
    raise Unlike(type(value))
