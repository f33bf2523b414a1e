"""Where the old site's terms and authors go, as the mapping says; by their names where it says nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Shelf(StrEnum):
    """What a category or tag becomes."""

    SECTION = "section"
    REGION = "region"
    TOPIC = "topic"
    NOTHING = "none"


@dataclass(frozen=True, slots=True)
class Place:
    """One term's destination; an empty name keeps the term's own."""

    shelf: Shelf
    name: str = ""


@dataclass(frozen=True, slots=True)
class Destinations:
    """``terms`` by taxonomy and slug, ``authors`` (printed names) by login."""

    terms: Mapping[tuple[str, str], Place] = field(default_factory=dict)
    authors: Mapping[str, str] = field(default_factory=dict)
