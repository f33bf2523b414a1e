"""Troubles, gathered: so many of each code are kept word for word, all are counted."""

from collections import Counter
from collections.abc import Iterator

from news.imports.wordpress.records import Trouble
from news.imports.wordpress.troubles import CODES

MOST_OF_ONE_CODE = 1_000


class Remarks:
    """A million posts without a known author are one line in the report and must not fill the memory."""

    def __init__(self) -> None:
        self._kept: dict[str, list[Trouble]] = {}
        self.counts: Counter[str] = Counter()

    def add(self, trouble: Trouble) -> None:
        self.counts[trouble.code] += 1
        kept = self._kept.setdefault(trouble.code, [])
        if len(kept) < MOST_OF_ONE_CODE:
            kept.append(trouble)

    def say(self, code: str, where: str, why: str, *, line: int = 0) -> None:
        """Add a trouble found by looking."""
        self.add(Trouble(code, where, why, line))

    def __iter__(self) -> Iterator[Trouble]:
        for code in [*CODES, *(code for code in self._kept if code not in CODES)]:
            yield from self._kept.get(code, ())
