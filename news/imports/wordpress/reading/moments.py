"""Moments as WordPress writes them: local time and GMT beside each other, zeros where there is none."""

import datetime
import re
from collections import Counter

_STAMP = re.compile(r"\s*(\d{4})-(\d\d?)-(\d\d?)(?:[ T](\d\d?):(\d\d)(?::(\d\d))?)?")
_QUARTER_SECONDS = 900
# No news of a website is older, and no plan reaches farther: a moment beyond is a mistake of the old site.
_FIRST_YEAR = 1990
_FARTHEST_AHEAD = datetime.timedelta(days=3653)
_FARTHEST_SECONDS = 14 * 3600


class Clock:
    """Reads a file's moments. Where only the local time is given, the offset most seen in the file so far is taken."""

    def __init__(self) -> None:
        self._offsets: Counter[int] = Counter()

    def moment(self, local: str, gmt: str) -> datetime.datetime | None:
        """An aware moment; None if neither is a date, as in "0000-00-00 00:00:00"."""
        at_gmt, at_local = _stamp(gmt), _stamp(local)
        if at_gmt:
            if at_local:
                self._learn(at_local, at_gmt)
            return at_gmt
        return at_local and self._from_local(at_local)

    def _learn(self, local: datetime.datetime, gmt: datetime.datetime) -> None:
        seconds = round((local - gmt).total_seconds() / _QUARTER_SECONDS) * _QUARTER_SECONDS
        if abs(seconds) <= _FARTHEST_SECONDS:
            self._offsets[seconds] += 1

    def _from_local(self, local: datetime.datetime) -> datetime.datetime | None:
        seconds = self._offsets.most_common(1)[0][0] if self._offsets else 0
        try:
            return local - datetime.timedelta(seconds=seconds)
        except OverflowError:
            return None


def _stamp(text: str) -> datetime.datetime | None:
    match = _STAMP.match(text)
    if not match:
        return None
    try:
        found = datetime.datetime(*(int(part or 0) for part in match.groups()), tzinfo=datetime.UTC)
    except ValueError:
        return None
    return found if found.year >= _FIRST_YEAR and found < _now() + _FARTHEST_AHEAD else None


def _now() -> datetime.datetime:
    return datetime.datetime.now(tz=datetime.UTC)
