"""What the board is narrowed to. Whatever an address says, the board answers: unknown values narrow nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from news.editorial.board.rows import Row
from news.editorial.board.scene import Name
from news.editorial.board.standing import people_of
from news.editorial.status import DRAFT, PUBLISHED, RETURNED, SCHEDULED, WAITING

# Addresses are read by the newsroom, so they speak its language.
SLUGS = {
    DRAFT: "draf",
    WAITING: "menunggu",
    RETURNED: "dikembalikan",
    SCHEDULED: "terjadwal",
    PUBLISHED: "terbit",
}
_LIST_OF = {slug: name for name, slug in SLUGS.items()}


@dataclass(frozen=True, slots=True)
class Filters:
    """``current`` is the list that a phone shows; ``whole`` is one that is shown without its limit."""

    region: str = ""
    section: str = ""
    person: int = 0
    is_mine_only: bool = False
    current: str = WAITING
    whole: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Filters":
        """From the query of an address."""
        person = query.get("orang", "")
        return cls(
            region=query.get("wilayah", ""),
            section=query.get("rubrik", ""),
            person=int(person) if person.isascii() and person.isdigit() and len(person) < 19 else 0,
            is_mine_only=query.get("saya") == "1",
            current=_LIST_OF.get(query.get("daftar", ""), WAITING),
            whole=_LIST_OF.get(query.get("semua", ""), ""),
        )

    def known(self, options: "Options") -> "Filters":
        """Without what nobody can choose: a link from yesterday would show an empty board."""
        return replace(
            self,
            region=self.region if any(self.region == slug for slug, _name in options.regions) else "",
            section=self.section if any(self.section == slug for slug, _name in options.sections) else "",
            person=self.person if any(self.person == pk for pk, _name in options.people) else 0,
        )

    def matches(self, row: Row) -> bool:
        """Whether a story belongs to what was chosen; a province stands for all that lies in it."""
        if self.region and self.region not in regions_of(row):
            return False
        if self.section and self.section != row.filed("section", "slug"):
            return False
        return not self.person or self.person in people_of(row)

    def query(self, **changes: str) -> str:
        """The same narrowing as a query, with ``changes`` of the list that is shown; ``?`` alone if there is none."""
        said = {
            "wilayah": self.region,
            "rubrik": self.section,
            "orang": str(self.person or ""),
            "saya": "1" if self.is_mine_only else "",
            "daftar": SLUGS[self.current] if self.current != WAITING else "",
            "semua": SLUGS.get(self.whole, ""),
        } | changes
        return "?" + urlencode({name: value for name, value in said.items() if value})


@dataclass(frozen=True, slots=True)
class Options:
    """What can be chosen: only what stands on the board now."""

    regions: list[tuple[str, str]]
    sections: list[tuple[str, str]]
    people: list[tuple[int, str]]

    @classmethod
    def among(cls, rows: Iterable[Row], names: Mapping[int, Name]) -> "Options":
        regions: dict[str, str] = {}
        sections: dict[str, str] = {}
        people: set[int] = set()
        for row in rows:
            regions |= regions_of(row)
            sections[row.filed("section", "slug")] = row.filed("section", "name")
            people |= people_of(row)
        known = ((pk, names[pk].full) for pk in people if pk in names)
        return cls(_sorted(regions), _sorted(sections), sorted(known, key=lambda pair: pair[1].casefold()))


def regions_of(row: Row) -> dict[str, str]:
    """Where a story belongs, by slug: its region, and the province that this lies in."""
    own = {row.filed("region", "slug"): row.filed("region", "short_name") or row.filed("region", "name")}
    own[row.filed("region", "parent__slug")] = row.filed("region", "parent__name")
    return {slug: name for slug, name in own.items() if slug}


def _sorted(named: Mapping[str, str]) -> list[tuple[str, str]]:
    return sorted(((slug, name) for slug, name in named.items() if slug), key=lambda pair: pair[1].casefold())
