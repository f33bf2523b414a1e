"""A first mapping, by names: what is called like a region becomes that region, like a section that section."""

from collections import Counter
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from news.imports.wordpress.mapping import (
    AUTHOR,
    DROP,
    KEEP,
    NOTHING,
    REGION,
    SECTION,
    TOPIC,
    Mapping,
    Target,
)
from news.structurer.vocabulary.gazetteer import RegionRow, read_regions

if TYPE_CHECKING:
    from news.imports.wordpress.report.survey import Survey


_MOST_TAGS = 3_000
_UNSORTED = frozenset({"uncategorized", "uncategorised", "tak-berkategori", "tanpa-kategori", "umum"})
_ADVERTISING = (
    "iklan",
    "ads",
    "adsense",
    "related",
    "terkait",
    "contact-form",
    "contact_form",
    "share",
    "newsletter",
)
_KINDS_IN_NAMES = ("kabupaten ", "kab. ", "kab ", "kota ", "provinsi ", "prov. ")


def propose_mapping(survey: "Survey", *, sections: Collection[str] = ()) -> Mapping:
    """What a person may then correct. `sections` are the names of those the paper has."""
    places = _Places(read_regions())
    known = {name.casefold(): name for name in sections}
    uses = Counter({(use.taxonomy, use.slug): count for use, count in survey.term_uses.items()})
    mapping = Mapping()
    for slug, term in survey.index.categories.items():
        if not term.name:
            continue
        is_top = not term.parent
        mapping.categories[slug] = _category(slug, term.name, is_top=is_top, places=places, sections=known)
    tags = sorted(survey.index.tags.values(), key=lambda tag: -uses["post_tag", tag.slug])
    for tag in [tag for tag in tags if tag.name][:_MOST_TAGS]:
        region = places.slug_of(tag.name)
        mapping.tags[tag.slug] = Target(REGION, region) if region else Target(TOPIC, tag.name[:120])
    for author in filter(
        lambda author: author.name and "@" not in author.name, survey.index.authors.values()
    ):
        mapping.authors[author.login] = Target(AUTHOR, author.name[:120])
    for name in survey.tally.unknown_shortcodes:
        mapping.shortcodes[name] = DROP if any(word in name for word in _ADVERTISING) else KEEP
    return mapping


def _category(slug: str, name: str, *, is_top: bool, places: "_Places", sections: dict[str, str]) -> Target:
    if slug in _UNSORTED:
        return Target(NOTHING)
    if name.casefold() in sections:
        return Target(SECTION, sections[name.casefold()])
    if region := places.slug_of(name):
        return Target(REGION, region)
    if is_top and not sections:
        return Target(SECTION, name[:80])
    return Target(TOPIC, name[:120])


class _Places:
    """Regions by every name they go by; a name that several have is none."""

    def __init__(self, rows: Iterable[RegionRow]) -> None:
        self._slugs: dict[str, set[str]] = {}
        for row in rows:
            for name in {row.name, row.short_name, *row.aliases}:
                self._slugs.setdefault(name.casefold(), set()).add(row.slug)
            kind = {"city": "kota", "regency": "kabupaten"}.get(row.kind, "provinsi")
            self._slugs.setdefault(f"{kind} {row.name}".casefold(), set()).add(row.slug)

    def slug_of(self, name: str) -> str:
        """The slug of the one region of this name; empty if there is none, or more."""
        name = " ".join(name.casefold().split())
        found = self._slugs.get(name) or set()
        if not found:
            found = self._slugs.get(_without_kind(name)) or set()
        return next(iter(found)) if len(found) == 1 else ""


def _without_kind(name: str) -> str:
    return next((name.removeprefix(kind) for kind in _KINDS_IN_NAMES if name.startswith(kind)), name)
