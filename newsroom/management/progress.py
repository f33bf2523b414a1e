"""How far long work is: how many, how fast, how much longer; said every few seconds."""

import time
from collections.abc import Callable

EVERY_SECONDS = 5.0


class Progress:
    """Counts steps; ``tell`` takes a line. Nothing is told of work that takes less than a few seconds."""

    def __init__(
        self, total: int, *, tell: Callable[[str], object], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.done = 0
        self._total, self._tell, self._clock = total, tell, clock
        self._started = self._told = clock()

    def step(self, about: str = "", *, by: int = 1) -> None:
        """One more is done, or ``by`` more."""
        self.done += by
        now = self._clock()
        if now - self._told < EVERY_SECONDS:
            return
        self._told = now
        rate = self.done / (now - self._started)
        left = (self._total - self.done) / rate
        line = f"{self.done} of {self._total}, {rate:.0f} a second, {_span(left)} left"
        self._tell(f"{line}; {about}" if about else line)


def _span(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
