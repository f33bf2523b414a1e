"""The names of provinces, regencies and cities as words: no misspelled persons, and known under several names."""

from collections import defaultdict
from functools import cache

from news.editorial.rules.names import WORD
from news.structurer.vocabulary.gazetteer import read_regions

type Words = frozenset[str]


@cache
def region_words() -> Words:
    """Every word of every name that a region goes by, in small letters: "sumsel" and "sulsel" are two of them."""
    return frozenset(word for names in _names() for name in names for word in name)


def is_region_named(name: str, known: set[str]) -> bool:
    """Whether a story with the words ``known`` names the region that is also called ``name``: "Kukar"."""
    return any(other <= known for other in _others().get(name.casefold(), ()))


@cache
def _others() -> dict[str, list[Words]]:
    """By name in one word: what else the region is called."""
    found: dict[str, list[Words]] = defaultdict(list)
    for names in _names():
        for name in names:
            if len(name) == 1:
                found[next(iter(name))] += [other for other in names if other != name]
    return dict(found)


@cache
def _names() -> list[list[Words]]:
    return [
        [frozenset(WORD.findall(name.casefold())) for name in (row.name, row.short_name, *row.aliases)]
        for row in read_regions()
    ]
