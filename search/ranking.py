"""The order of the best hits by what their texts say, the same on both databases.

The index brings the candidates. Here each is read: which parts of the question it has and where, whether the words
stand together as they were asked, and how fresh it is.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import log
from operator import mul

from search.expressions import AllOf, AnyOf, Facet, Part, Phrase, Word
from search.normalise import WORD, fold, stem_of

LEAD_CHARACTERS, READ_CHARACTERS = 400, 2500
_IN_TITLE, _IN_LEAD, _IN_TEXT, _BY_FACET = 1.0, 0.65, 0.5, 0.65
# What a relative of the word is worth beside the word itself.
_RELATED = 0.65
_TOGETHER, _OFTEN, _TITLE_SHARE = 0.25, 0.03, 0.15
_MOST_REPEATS = 5


@dataclass(frozen=True, slots=True)
class Passage:
    """Some words of a story, folded, and their roots, each as one line between blanks."""

    surfaces: str
    roots: str
    forms: frozenset[str]
    root_forms: frozenset[str]

    def has(self, part: Part) -> float:
        """1 for the word, the phrase or the name as it was asked, less for a relative, 0 for nothing of it."""
        match part:
            case Word(forms):
                if forms[0] in self.forms:
                    return 1.0
                related = any(form in self.root_forms or form in self.forms for form in forms)
                return _RELATED if related else 0.0
            case Phrase(words, roots):
                if f" {' '.join(words)} " in self.surfaces:
                    return 1.0
                return _RELATED if roots and f" {' '.join(roots)} " in self.roots else 0.0
            case AllOf(parts):
                return min(map(self.has, parts))
            case AnyOf(parts):
                return max(map(self.has, parts))
        return 0.0


@dataclass(frozen=True, slots=True)
class Text:
    """What is read of a story."""

    title: str
    text: str
    facets: frozenset[str]


class Reader:
    """Reads texts for one question; remembers each word's form and root while a page is made."""

    def __init__(self, parts: tuple[Part, ...], *, words: tuple[str, ...]) -> None:
        self.parts = parts
        self._neighbours = [
            (f" {one} {two} ", f" {stem_of(one)} {stem_of(two)} ") for one, two in pairwise(words)
        ]
        self._words = _Words()

    def worths(self, texts: dict[int, Text]) -> dict[int, float]:
        """How well each story answers; about 1 for a headline that has all of it.

        A part of the question that few of these stories have tells more than one that most have.
        """
        read = {key: self._read(text) for key, text in texts.items()}
        counts = [
            sum(1 for found, _extra in read.values() if found[place]) for place in range(len(self.parts))
        ]
        weights = [log(1.0 + len(read) / count) if count else 0.0 for count in counts]
        total = sum(weights) or 1.0
        return {
            key: sum(map(mul, weights, found))
            / total
            * (sum(weight for weight, worth in zip(weights, found, strict=True) if worth) / total)
            + extra
            for key, (found, extra) in read.items()
        }

    def _read(self, text: Text) -> tuple[list[float], float]:
        """What each part is worth here, and what is added for how they stand."""
        headline, lead = self._passage(text.title), self._passage(text.text[:LEAD_CHARACTERS])
        rest = self._passage(text.text[LEAD_CHARACTERS:READ_CHARACTERS])
        places = ((headline, _IN_TITLE), (lead, _IN_LEAD), (rest, _IN_TEXT))
        found = [
            max(max(passage.has(part) * worth for passage, worth in places), _by_facet(part, text.facets))
            for part in self.parts
        ]
        extra = (
            _TOGETHER * self._together(headline, lead, rest)
            + _TITLE_SHARE * self._title_share(headline)
            + _OFTEN * self._repeats(f"{lead.surfaces}{rest.surfaces}")
        )
        return found, extra

    def _passage(self, text: str) -> Passage:
        pairs = [self._words[word] for word in WORD.findall(text)]
        surfaces, roots = [surface for surface, _root in pairs], [root for _surface, root in pairs]
        return Passage(
            f" {' '.join(surfaces)} ", f" {' '.join(roots)} ", frozenset(surfaces), frozenset(roots)
        )

    def _together(self, headline: Passage, *others: Passage) -> float:
        """The share of neighbours in the question that are neighbours in the story, most of all in its headline."""
        if not self._neighbours:
            return 0.0
        return sum(
            1.0 if _are_in(headline, pair) else 0.6 if any(_are_in(other, pair) for other in others) else 0.0
            for pair in self._neighbours
        ) / len(self._neighbours)

    def _title_share(self, headline: Passage) -> float:
        """How much of the headline is what was asked: a story about it alone before one that mentions it."""
        words = headline.surfaces.split()
        answering = sum(1 for part in self.parts if headline.has(part))
        return min(1.0, answering / len(words)) if words else 0.0

    def _repeats(self, line: str) -> float:
        counts = (
            min(_MOST_REPEATS, line.count(f" {part.forms[0]} "))
            for part in self.parts
            if isinstance(part, Word)
        )
        return sum(counts) / (_MOST_REPEATS * max(1, len(self.parts)))


class _Words(dict[str, tuple[str, str]]):
    """For each word as it is written its folded form and its root."""

    def __missing__(self, word: str) -> tuple[str, str]:
        surface = fold(word)
        self[word] = surface, stem_of(surface)
        return self[word]


def _by_facet(part: Part, carried: frozenset[str]) -> float:
    inner: Iterable[Part] = part.parts if isinstance(part, AnyOf) else (part,)
    return _BY_FACET if any(isinstance(one, Facet) and one.token in carried for one in inner) else 0.0


def _are_in(passage: Passage, pair: tuple[str, str]) -> bool:
    return pair[0] in passage.surfaces or pair[1] in passage.roots
