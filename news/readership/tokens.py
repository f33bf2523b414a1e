"""A reader without a name: what is kept of a read, with the salt of today, and what goes in time.

The salt is one for all workers; those of other days are destroyed, and what was seen with them too.
"""

import re
from datetime import date, timedelta
from hashlib import blake2b
from secrets import token_hex
from zlib import crc32

from django.db import connection, transaction
from django.utils import timezone

from news.client_address import network_of
from news.readership.models import DailySalt, HourlyReads, SeenRead

READERS_PER_NETWORK = 32
"""At most so many readers of one story and day are told apart behind one address: who invents browsers gains little."""

TOKEN_BYTES = 8
# Crawlers, previews of links, programs; and browsers that are driven by one. CUBOT and Phantom are phones.
_MACHINE = re.compile(
    r"(?<!cu)bot(?:\b|_)|crawl|spider|slurp|archiver|preview|facebookexternalhit|whatsapp|skype|embedly|"
    r"headless|lighthouse|pagespeed|pingdom|uptime|monitor|scrap|fetch|curl|wget|python|java/|okhttp|go-http|"
    r"libwww|httpclient|axios|node|ruby|perl|phantomjs|selenium|puppeteer|playwright|feed|rss",
    re.IGNORECASE,
)
_BROWSER = "Mozilla/"
SALT_BYTES = 32
GRACE = timedelta(minutes=1)
"""After midnight, for reads of the last seconds that wait to be written."""
HOURS_ARE_KEPT = timedelta(days=90)


def is_machine(agent: str) -> bool:
    """Whether a program says that it is none of the browsers people read with. Who lies is not found out here."""
    return _BROWSER not in agent or _MACHINE.search(agent) is not None


def token_of(salt: bytes, *, address: str, agent: str, article_id: int) -> int:
    """One reader's read of one story on the day of ``salt``.

    Another story makes another token, so that nobody can follow a reader from story to story; another day, too.
    """
    browser = crc32(agent.encode(errors="replace")) % READERS_PER_NETWORK
    read = f"{network_of(address)} {browser} {article_id}".encode(errors="replace")
    return int.from_bytes(blake2b(read, key=salt, digest_size=TOKEN_BYTES).digest(), signed=True)


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


def purge() -> tuple[int, int]:
    """How many past days' salts were destroyed, and how many counts of hours removed. Counts of days stay."""
    long_ago = timezone.now() - HOURS_ARE_KEPT
    return destroy_past_salts(), HourlyReads.objects.filter(hour_at__lt=long_ago).delete()[0]
