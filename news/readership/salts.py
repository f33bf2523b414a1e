"""The salt of today, one for all workers; those of other days are destroyed, and what was seen with them too."""

from datetime import date, timedelta
from secrets import token_hex

from django.db import connection, transaction
from django.utils import timezone

from news.readership.models import DailySalt, SeenRead

SALT_BYTES = 32
GRACE = timedelta(minutes=1)
"""After midnight, for reads of the last seconds that wait to be written."""


class NoSalt(Exception):
    """Today's salt was sealed with a key that is gone: nothing is counted until tomorrow."""


def salt_of(day: date) -> bytes:
    """The day's salt, made by whoever asks first; raises ``NoSalt``."""
    row, _is_new = DailySalt.objects.get_or_create(day=day, defaults={"salt": token_hex(SALT_BYTES)})
    if not row.salt:
        raise NoSalt
    return bytes.fromhex(row.salt)


def open_days() -> set[date]:
    """Days whose reads can still be told apart; locked, so that one worker writes at a time. In a transaction."""
    return {row.day for row in DailySalt.objects.select_for_update().defer("salt")}


@transaction.atomic
def destroy_past_salts() -> int:
    """Forget all of past days but the counts; returns how many days."""
    today = timezone.localdate(timezone.now() - GRACE)
    past = DailySalt.objects.filter(day__lt=today)
    # Without loading what may be a million rows: nobody listens for their end.
    table, column = (connection.ops.quote_name(name) for name in (SeenRead._meta.db_table, "day"))
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE {column} < %s", [today])  # noqa: S608 - our own names
    return past.delete()[0]
