"""The regions that ship with the code; ``news/data/README.md`` says where they come from."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

REGIONS_CSV = Path(__file__).parent / "data" / "regions.csv"


@dataclass(frozen=True, slots=True)
class RegionRow:
    """One line of the file. ``parent_code`` is empty for a province; ``short_name`` is never empty."""

    code: str
    parent_code: str
    kind: str
    name: str
    short_name: str
    slug: str
    zone: str
    aliases: tuple[str, ...]


def read_regions(path: Path = REGIONS_CSV) -> Iterator[RegionRow]:
    """Every region of the file, each parent before its children."""
    with path.open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            aliases = tuple(name for name in line.pop("aliases").split("|") if name)
            yield RegionRow(**line, aliases=aliases)
