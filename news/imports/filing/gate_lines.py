"""What the gate says, as a phone shows it: one sentence about several things is one line that counts them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from news.publishing import Finding


@dataclass(frozen=True, slots=True)
class GateLine:
    """``count`` things of which the same is said."""

    message: str
    is_blocking: bool
    count: int

    def __str__(self) -> str:
        return f"{self.count}× {self.message}" if self.count > 1 else self.message


def gate_lines(findings: Iterable[Finding]) -> list[GateLine]:
    """In the order in which each is said first."""
    counted = Counter((finding.message, finding.is_blocking) for finding in findings)
    return [GateLine(message, is_blocking, count) for (message, is_blocking), count in counted.items()]
