"""What takes long to make is made once in a run; whoever asks again gets a copy of the database as it was then.

For SQLite, and for tests that commit: the copy replaces all rows.
"""

import atexit
import sqlite3
from collections.abc import Callable
from copy import deepcopy

from django.core.cache import cache
from django.db import connection

from newsroom import edition

_made: dict[Callable, tuple[sqlite3.Connection, object]] = {}


def copy[Made](make: Callable[[], Made]) -> Made:
    """What ``make`` returned when it was first called, with all rows that it had made."""
    if make not in _made:
        made = make()
        kept = sqlite3.connect(":memory:", check_same_thread=False)
        atexit.register(kept.close)
        connection.connection.backup(kept)
        _made[make] = kept, deepcopy(made)
        return made
    kept, made = _made[make]
    connection.ensure_connection()
    kept.backup(connection.connection)
    cache.clear()
    edition.forget_all()
    return deepcopy(made)
