"""A question as it was understood: the reader's words with the names, abbreviations and times among them.

From it come the expressions that the index is asked, strict ones first: every part of the question, then any two of
them where too few stories have all.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from search.dates import times_in
from search.expressions import AllOf, AnyOf, Expression, Facet, Part, Phrase, Word
from search.little_words import telling_words
from search.names import ABBREVIATION, Mention, Thing, mentions_in
from search.question import Meaning, Question

MOST_LOOSE_PARTS = 6
_AS_GOOD_AS_ALL = 3


@dataclass(frozen=True)
class Reading:
    """``things`` are what the words may name, ``filters`` the facets that every story found must have."""

    question: Question
    things: tuple[Thing, ...] = ()
    filters: tuple[str, ...] = ()

    @cached_property
    def times(self) -> tuple[Meaning, ...]:
        """Days, months and years among the words."""
        return times_in(self.question.words)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """People, regions and abbreviations among the words; what is part of a date abbreviates nothing."""
        named = tuple(thing for thing in self.things if thing.kind != ABBREVIATION)
        found = mentions_in(self.question.words, self.things)
        if not any(_overlap(mention, time) for mention in found for time in self.times):
            return found
        return mentions_in(self.question.words, named)

    @cached_property
    def meanings(self) -> tuple[Meaning, ...]:
        """What else may stand for the words; nothing overlaps."""
        named = tuple(mention.meaning() for mention in self.mentions)
        return (*named, *(time for time in self.times if not any(_overlap(time, other) for other in named)))

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """What the words ask for."""
        return self.question.parts(self.meanings)

    @property
    def telling_words(self) -> tuple[str, ...]:
        """The words of which nothing is understood but themselves: they may be typed wrongly."""
        telling = telling_words(self.question.words)
        taken = {place for meaning in self.meanings for place in range(meaning.start, meaning.end)}
        words = enumerate(self.question.words)
        return tuple(word for place, word in words if place not in taken and word in telling)

    def strict(self) -> Expression:
        """Stories that have all of it."""
        return self._expression(self.parts)

    def loose(self, frequencies: dict[str, int]) -> Expression | None:
        """Stories that have two parts of it, one where there are but two; None where that asks for nothing more.

        Of a long question the parts that tell most are taken; words that stand nowhere are left out. Phrases stay.
        """
        known = [part for part in self.parts if _frequency(part, frequencies) != 0]
        parts = sorted(known, key=lambda part: _frequency(part, frequencies) or 0)[:MOST_LOOSE_PARTS]
        if not parts or len(self.parts) < 2:
            return None
        if len(parts) < _AS_GOOD_AS_ALL:
            return self._expression((_any(parts),))
        pairs = [AllOf((part, _any(parts[place:]))) for place, part in enumerate(parts[:-1], start=1)]
        return self._expression((AnyOf(tuple(pairs)),))

    def forms(self) -> dict[str, int]:
        """All forms that answer, to mark them in what was found."""
        return self.question.forms(self.meanings)

    def replaced(self, words: tuple[str, ...]) -> "Reading":
        """The same question in other words."""
        return Reading(self.question.with_words(words), self.things, self.filters)

    def _expression(self, parts: tuple[Part, ...]) -> Expression:
        return Expression(
            wanted=(*parts, *self.question.quoted()),
            unwanted=tuple(part for words in self.question.unwanted for part in self._unwanted(words)),
            facets=tuple(Facet(token) for token in self.filters),
        )

    def _unwanted(self, words: tuple[str, ...]) -> Iterable[Part]:
        """The words as they stand, and, where all of them name one thing, its other names and its stories."""
        yield Phrase(words)
        for mention in mentions_in(words, self.things):
            if (mention.start, mention.end) == (0, len(words)):
                meaning = mention.meaning()
                yield from (Phrase(name) for name in meaning.names)
                yield from (Facet(token) for token in meaning.facets)


def _overlap(one: Mention | Meaning, other: Meaning) -> bool:
    return one.start < other.end and other.start < one.end


def _any(parts: list[Part]) -> Part:
    return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))


def _frequency(part: Part, frequencies: dict[str, int]) -> int | None:
    """In how many stories a plain word stands; None where that was not asked, as for names."""
    return frequencies.get(part.forms[0]) if isinstance(part, Word) else None
