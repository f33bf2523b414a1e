"""What the page tells of the items, gathered while they go by."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .fates import Fate
from .left_out import LeftOutLines

MOST_ROWS = 2_000


@dataclass(slots=True)
class Gathered:
    """What the page tells of the items: all are counted, the first of those that somebody should look at are listed."""

    picture_count: int = 0
    left_out: LeftOutLines = field(default_factory=LeftOutLines)
    redirects: list[tuple[str, str]] = field(default_factory=list)
    redirect_count: int = 0
    listed: list[Fate] = field(default_factory=list)
    left_out_count: int = 0

    def take(self, fates: Iterable[Fate]) -> Iterator[Fate]:
        """Pass the items on, gathering."""
        for fate in fates:
            self._count(fate)
            yield fate

    def _count(self, fate: Fate) -> None:
        self.picture_count += fate.is_file and not fate.dropped
        self.redirect_count += len(fate.redirects)
        self.redirects += [(path, fate.address) for path in fate.redirects[: MOST_ROWS - len(self.redirects)]]
        for line in fate.dropped:
            self.left_out.add(line)
        if len(self.listed) < MOST_ROWS:
            self.listed.append(fate)
        else:
            self.left_out_count += 1
