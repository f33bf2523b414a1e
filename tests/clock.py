"""The clock, set to another moment for a while."""

from contextlib import AbstractContextManager
from datetime import datetime
from unittest import mock

from django.utils import timezone


def at(moment: datetime) -> AbstractContextManager:
    """What happens inside happens then; the database's own clock goes on."""
    return mock.patch.object(timezone, "now", return_value=moment)
