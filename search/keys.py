"""The publication key: one number that orders stories by first publication and names each of them.

Seconds in the high bits, the story's id in the low ones, so that ``ORDER BY key DESC`` is newest first without ties, a
page of results begins below the last key of the one before, and a span of days is a span of keys. In SQLite's index
it is the row's id.
"""

from datetime import UTC, datetime, timedelta

_ID_BITS = 30
_SECOND = timedelta(seconds=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FARTHEST_SECONDS = 2**33 - 1
LOWEST_KEY = -(2**63)
HIGHEST_KEY = 2**63 - 1


def publication_key(published_at: datetime, article_id: int = 0) -> int:
    """The key of a story; without an id, the lowest key of that second."""
    seconds = (published_at - _EPOCH) // _SECOND
    seconds = max(-_FARTHEST_SECONDS, min(seconds, _FARTHEST_SECONDS))
    return (seconds << _ID_BITS) | (article_id & (2**_ID_BITS - 1))


def seconds_of(key: int) -> int:
    """When the story was first published, in seconds since 1970."""
    return key >> _ID_BITS
