"""What ``measure_search`` prints, read again."""

import re


def means_of_all(report: str) -> list[tuple[float, float]]:
    """For each half the mean of all queries: ours, and that of Wagtail's own search."""
    found = re.findall(r"^  all +([\d.]+) \(([\d.]+)\)$", report, re.MULTILINE)
    return [(float(ours), float(plain)) for ours, plain in found]
