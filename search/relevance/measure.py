"""nDCG@10: how much of what a reader looks for stands at the top, from 0 to 1; 1 is the order that was judged best."""

import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import log2
from pathlib import Path
from statistics import fmean
from urllib.parse import urlencode

from django.http import QueryDict

from search.inquiry import Inquiry
from search.page import reading_of
from search.relevance.corpus import DATA, SECTION, load_stories
from search.results import find

HALVES = ("first_half", "second_half")
DEPTH = 10

type Search = Callable[[str], list[int]]
"""A reader's words → the ids of the stories found, best first."""


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """A query of one ``kind``, and the grade of each story that answers it."""

    kind: str
    query: str
    grades: dict[str, int]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Stories that can be loaded, and a folder with the judged queries about them."""

    name: str
    folder: Path
    load: Callable[[], dict[str, int]]


MADE = Corpus("made", DATA, load_stories)


def judged_queries(half: str, *, corpus: Corpus = MADE) -> list[Judged]:
    """The queries of one half of the set."""
    lines = tomllib.loads((corpus.folder / f"{half}.toml").read_text(encoding="utf-8"))["queries"]
    return [
        Judged(
            kind, query, {name: int(grade) for name, grade in (pair.split(":") for pair in answers.split())}
        )
        for kind, query, answers in lines
    ]


def ndcg(found: Iterable[int], grades: dict[int, int]) -> float:
    """Normalised discounted cumulative gain of the first ten; a grade's gain is 2 to its power, less one."""
    gained = _gain(grades.get(story, 0) for story in [*found][:DEPTH])
    return gained / _gain(sorted(grades.values(), reverse=True)[:DEPTH])


def measured(queries: list[Judged], search: Search, *, stories: dict[str, int]) -> dict[Judged, float]:
    """Each query's nDCG; ``stories`` are the ids by the names that judgements use."""
    return {
        judged: ndcg(search(judged.query), {stories[name]: grade for name, grade in judged.grades.items()})
        for judged in queries
    }


def means(values: dict[Judged, float]) -> dict[str, float]:
    """The mean of each kind, and of all under "all"."""
    kinds: dict[str, list[float]] = defaultdict(list)
    for judged, value in values.items():
        kinds[judged.kind].append(value)
    return {kind: fmean(found) for kind, found in kinds.items()} | {"all": fmean(values.values())}


def our_search(query: str) -> list[int]:
    """The reader's search, kept to the corpus."""
    inquiry = Inquiry.of(QueryDict(urlencode({"q": query, "rubrik": SECTION})))
    return [hit.article_id for hit in find(inquiry, reading_of(inquiry)).shown]


def _gain(grades: Iterable[int]) -> float:
    return sum((2**grade - 1) / log2(place + 2) for place, grade in enumerate(grades))
