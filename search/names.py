"""Who and what a search names: people, regions and abbreviations in the reader's words, and what its filters stand for.

All of it is found in one statement, and another one names what the results are counted by.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import reduce

from django.db.models import CharField, F, Model, Q, QuerySet, Value
from django.db.models.functions import Coalesce, Lower, Replace
from django.db.models.lookups import In

from news.models import Author, ListingRow, Person, PersonAlias, Region, RegionAlias, Section
from news.withheld import without_withheld
from search.abbreviations import usual_abbreviations
from search.facets import AUTHOR, REGION, SECTION, SPEAKER, facet
from search.models import Abbreviation
from search.normalise import folded_words
from search.question import Meaning

FILTER_KINDS = {"wilayah": REGION, "rubrik": SECTION, "penulis": AUTHOR, "tokoh": SPEAKER}
ABBREVIATION = "x"
MAX_NAME_WORDS = 6
_MODELS: dict[str, type[Model]] = {REGION: Region, SECTION: Section, AUTHOR: Author, SPEAKER: Person}
# What people write before a region's name, and which kind of region they then mean.
_KIND_WORDS = {"provinsi": "province", "kabupaten": "regency", "kab": "regency", "kota": "city"}
# Signs that folding turns into blanks or nothing, as far as they stand in names.
_SIGNS_IN_NAMES = {"-": " ", "'": " ", "’": " ", ".": ""}


@dataclass(slots=True)
class Thing:
    """A region, section, author, person or abbreviation with all its names; ``detail`` is a region's kind."""

    kind: str
    pk: int
    slug: str
    name: str
    detail: str = ""
    other_names: list[str] = field(default_factory=list)

    @property
    def facet(self) -> str:
        """The token that its stories carry."""
        return facet(self.kind, self.pk)

    @property
    def folded_names(self) -> set[tuple[str, ...]]:
        """Every name as a sequence of folded words."""
        return {tuple(folded_words(name)) for name in (self.name, *self.other_names)} - {()}


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a question that name one thing, or several of one name (Bogor the city, Bogor the regency).

    ``words`` is the name; ``start`` to ``end`` may begin earlier, with "Kabupaten".
    """

    start: int
    end: int
    words: tuple[str, ...]
    things: tuple[Thing, ...]

    def meaning(self) -> Meaning:
        """What may stand for these words in a search: the things' other names, and their facets."""
        names = {name for thing in self.things for name in thing.folded_names}
        if self.end - self.start == len(self.words):
            names.discard(self.words)
        facets = tuple(thing.facet for thing in self.things if thing.kind != ABBREVIATION)
        return Meaning(self.start, self.end, tuple(sorted(names)), facets)


def find_things(sequences: Iterable[tuple[str, ...]], *, slugs: dict[str, str]) -> list[Thing]:
    """What some sequences of words may name, and what the filters' slugs stand for; one statement at most."""
    runs = list(dict.fromkeys(run for words in sequences for run in _runs(words)))
    asked = {kind: Q(slug=slugs[name]) for name, kind in FILTER_KINDS.items() if name in slugs}
    if runs:
        asked[REGION] = (
            asked.get(REGION, Q()) | _is_called(RegionAlias, "region", runs) | _one_of("short_name", runs)
        )
        asked[SPEAKER] = asked.get(SPEAKER, Q()) | _is_called(PersonAlias, "person", runs)
        asked[ABBREVIATION] = _one_of("short", runs) | _one_of("long", runs)
    if SPEAKER in asked:
        # The newsroom may know somebody by name of whom no reader has read yet.
        read_of = ListingRow.objects.filter(kind=ListingRow.Kind.PERSON)
        asked[SPEAKER] &= Q(pk__in=read_of.values("key"))
    return [
        *_things(part for kind, condition in asked.items() for part in _parts(kind, condition)),
        *_usual(runs),
    ]


def name_things(keys: dict[str, Iterable[int]]) -> dict[str, Thing]:
    """The things of some ids by kind, each under its facet."""
    parts = [_part(kind, Q(pk__in=list(ids))) for kind, ids in keys.items() if ids]
    return {thing.facet: thing for thing in _things(parts)}


def mentions_in(words: tuple[str, ...], things: Iterable[Thing]) -> tuple[Mention, ...]:
    """Where the words name things: of names that begin at the same word the longest, none inside another."""
    by_name: dict[tuple[str, ...], list[Thing]] = defaultdict(list)
    for thing in things:
        if thing.kind in (REGION, SPEAKER, ABBREVIATION):
            for name in thing.folded_names:
                by_name[name].append(thing)
    found: list[Mention] = []
    place = 0
    while place < len(words):
        mention = _mention_at(place, words, by_name)
        if mention:
            found.append(mention)
        place = mention.end if mention else place + 1
    return tuple(found)


def _mention_at(
    place: int, words: tuple[str, ...], by_name: dict[tuple[str, ...], list[Thing]]
) -> Mention | None:
    kind = _KIND_WORDS.get(words[place])
    for start, wanted in ((place + 1, kind), (place, None)) if kind else ((place, None),):
        for end in range(min(start + MAX_NAME_WORDS, len(words)), start, -1):
            name = words[start:end]
            things = tuple(thing for thing in by_name.get(name, ()) if wanted in (None, thing.detail))
            if things:
                return Mention(place, end, name, things)
    return None


def _runs(words: tuple[str, ...]) -> Iterator[str]:
    """All runs of words that are no longer than a name."""
    return (
        " ".join(words[start:end])
        for start in range(len(words))
        for end in range(start + 1, min(start + MAX_NAME_WORDS, len(words)) + 1)
    )


def _usual(runs: list[str]) -> list[Thing]:
    """The abbreviations that every reader knows, among some runs of words."""
    known = usual_abbreviations()
    things = dict.fromkeys(names for run in runs for names in known.get(tuple(run.split()), ()))
    return [Thing(ABBREVIATION, 0, "", long, other_names=[*others]) for long, *others in things]


def _is_called(alias_model: type[Model], owner: str, runs: list[str]) -> Q:
    """By name or by alias, however it is spelled with signs and capitals."""
    aliases = alias_model.objects.filter(_one_of("name", runs))
    return _one_of("name", runs) | Q(pk__in=aliases.values(owner))


def _one_of(field_name: str, runs: list[str]) -> Q:
    return Q(In(folded(field_name), runs))


def folded(field_name: str) -> Replace:
    """A name in the database as its folded words, but for accents."""
    signs = _SIGNS_IN_NAMES.items()
    return reduce(lambda text, sign: Replace(text, Value(sign[0]), Value(sign[1])), signs, Lower(field_name))


def _parts(kind: str, condition: Q) -> list[QuerySet]:
    if kind == ABBREVIATION:
        return [_abbreviations(condition)]
    if kind == REGION:
        return [
            _part(kind, condition, other_name="aliases__name"),
            _part(kind, condition, other_name="short_name"),
        ]
    return [_part(kind, condition, other_name="aliases__name" if kind == SPEAKER else "")]


def _part(kind: str, condition: Q, *, other_name: str = "") -> QuerySet:
    detail = F("kind") if kind == REGION else Value("")
    other = Coalesce(F(other_name), Value("")) if other_name else Value("")
    things = _MODELS[kind].objects.filter(condition).order_by()
    if kind == SPEAKER:
        things = without_withheld(things)
    things = things.annotate(found_as=Value(kind), found_detail=detail, found_other=other)
    return things.values_list("found_as", "pk", "slug", "name", "found_detail", "found_other")


def _abbreviations(condition: Q) -> QuerySet:
    nothing = Value("", output_field=CharField())
    found = Abbreviation.objects.filter(condition).order_by()
    found = found.annotate(found_as=Value(ABBREVIATION), found_slug=nothing, found_detail=Value(""))
    return found.values_list("found_as", "pk", "found_slug", "long", "found_detail", "short")


def _things(parts: Iterable[QuerySet]) -> list[Thing]:
    """The things of all parts, each once with all its other names; one statement, none for no parts."""
    first, *rest = [*parts] or [None]
    things: dict[tuple[str, int], Thing] = {}
    if first is not None:
        for kind, pk, slug, name, detail, other in first.union(*rest, all=True).order_by():
            thing = things.setdefault((kind, pk), Thing(kind, pk, slug, name, detail))
            if other and other not in thing.other_names:
                thing.other_names.append(other)
    return list(things.values())
