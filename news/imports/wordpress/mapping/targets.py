"""The mapping as data: for each thing of the old site, what it becomes here."""

from dataclasses import dataclass, field
from typing import Any

from news.imports.wordpress.records import TermUse

SECTION, REGION, TOPIC, NOTHING = "section", "region", "topic", "none"
KINDS = (SECTION, REGION, TOPIC, NOTHING)
AUTHOR = "author"
KEEP, DROP = "keep", "drop"
TABLES = ("categories", "tags", "authors", "shortcodes", "others")


@dataclass(frozen=True, slots=True)
class Target:
    """A section or topic by its name, a region by its slug, an author by name; or nothing at all."""

    kind: str
    name: str = ""

    def __str__(self) -> str:
        return f"{self.kind}:{self.name}" if self.name else self.kind


@dataclass(slots=True)
class Mapping:
    """Keys are slugs of categories and tags, logins of authors, names of shortcodes.

    What is not listed becomes what `others` says of its kind; an unlisted author stays who he is, an unlisted
    shortcode loses its brackets and keeps its text.
    """

    categories: dict[str, Target] = field(default_factory=dict)
    tags: dict[str, Target] = field(default_factory=dict)
    authors: dict[str, Target] = field(default_factory=dict)
    shortcodes: dict[str, str] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=lambda: {"categories": TOPIC, "tags": TOPIC})

    def target_of(self, use: TermUse) -> Target:
        """What a term of an item becomes; terms of foreign taxonomies become nothing."""
        table = {"category": "categories", "post_tag": "tags"}.get(use.taxonomy)
        if table is None:
            return Target(NOTHING)
        listed = getattr(self, table).get(use.slug)
        if listed:
            return listed
        kind = self.others.get(table, TOPIC)
        return Target(kind, use.name) if kind != NOTHING else Target(NOTHING)

    def author_of(self, login: str, *, name: str) -> str:
        """The name under which somebody's stories appear; empty if under none."""
        target = self.authors.get(login)
        return target.name if target else name

    @property
    def dropped_shortcodes(self) -> frozenset[str]:
        """Those whose text goes with them."""
        return frozenset(name for name, fate in self.shortcodes.items() if fate == DROP)

    def as_json(self) -> dict[str, Any]:
        """As it is stored; `mapping_from_json` reads it."""
        targets = {
            table: {key: str(value) for key, value in getattr(self, table).items()}
            for table in ("categories", "tags", "authors")
        }
        return {**targets, "shortcodes": dict(self.shortcodes), "others": dict(self.others)}
