"""Words that nobody wrote and what may have been meant, from the words of the paper's own stories.

A word is kept under its *spelling*: letters that people take for one another are made one. There, a word typed wrongly
is a letter away from the right one at most, so that exact look-ups find it in an archive of any size.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import log

from search.index import index_at_hand
from search.models import KnownWord
from search.question import forms_of

SHORTEST, LONGEST = 3, 24
MOST_WORDS = 6
_WORTH_ASKING = 1000
_SHORTEST_MISTAKEN, _SHORTEST_TWICE_MISTAKEN = 4, 7
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
# What older, Arabic and foreign spellings write differently.
_PAIRS = "oe/u dj/j tj/c kh/k sy/s dh/d th/t gh/g bh/b f/p v/p q/k x/ks z/s y/i"
_ALIKE = [pair.split("/") for pair in _PAIRS.split()]
_DOUBLED = re.compile(r"(.)\1+")
# A mistake has to be made good by so many times the frequency (its logarithm), a known word by far more.
_WORTH_OF_A_MISTAKE = 3.0
_FAR_MORE_FREQUENT = 20


@dataclass(frozen=True, slots=True)
class Spelling:
    """What the archive knows of the words asked.

    ``frequencies`` tells in how many stories each word stands in any form. ``unknown`` words stand in none, though
    what they are replaced by does; ``doubtful`` ones stand in few, and a word much like them in many.
    """

    frequencies: dict[str, int]
    unknown: dict[str, tuple[str, ...]]
    doubtful: dict[str, tuple[str, ...]]

    def without_unknown(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words with those exchanged that stand nowhere."""
        return tuple(new for word in words for new in self.unknown.get(word, (word,)))

    def replaced(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words with all that may be wrong exchanged."""
        better = self.doubtful | self.unknown
        return tuple(new for word in words for new in better.get(word, (word,)))


def remember_words(words: Iterable[str]) -> None:
    """Keep the words of a story; one statement. Sorted, so that two publications wait for each other in one order."""
    kept = sorted(_unknown({word for word in set(words) if _is_kept(word)}))
    known = [KnownWord(word=word, spelling=spelling_of(word)) for word in kept]
    KnownWord.objects.bulk_create(known, ignore_conflicts=True)


def _unknown(words: set[str]) -> set[str]:
    """Those that no story had; asked first where there are many, since nearly all are known in an archive."""
    if len(words) < _WORTH_ASKING:
        return words
    return words - set(KnownWord.objects.filter(word__in=words).values_list("word", flat=True))


@lru_cache(maxsize=50_000)
def spelling_of(word: str) -> str:
    """The word without what is easily mistaken: "syukur" and "sukkur" are one."""
    for written, said in _ALIKE:
        word = word.replace(written, said)
    return _DOUBLED.sub(r"\1", word).rstrip("h") or word


def look_up(words: Iterable[str]) -> Spelling:
    """Ask for some words and for all that look like them; one statement, none for no words."""
    asked = list(dict.fromkeys(words))[:MOST_WORDS]
    if not asked:
        return Spelling({}, {}, {})
    mistaken = [word for word in asked if _is_kept(word) and len(word) >= _SHORTEST_MISTAKEN]
    pairs = {(one, two): one + two for one, two in pairwise(asked) if _is_kept(one + two)}
    spellings = {near for word in mistaken for near in _one_letter_away(spelling_of(word))}
    spellings |= {spelling_of(part) for word in mistaken for halves in _halves(word) for part in halves}
    spellings |= {spelling_of(joined) for joined in pairs.values()}
    forms = {form for word in asked for form in forms_of(word)}
    counted = index_at_hand().frequencies(spellings=sorted(spellings), words=sorted(forms))
    frequencies = {word: max(counted.get(form, 0) for form in forms_of(word)) for word in asked}
    better = {word: found for word in mistaken if (found := _better(word, counted))}
    unknown = {word: found for word, found in better.items() if not frequencies[word]}
    for (one, two), joined in pairs.items():
        if counted.get(joined) and not (frequencies[one] and frequencies[two]) and one not in unknown:
            unknown |= {one: (joined,), two: ()}
    doubtful = {
        word: found
        for word, found in better.items()
        if frequencies[word]
        and min(map(counted.__getitem__, found)) >= _FAR_MORE_FREQUENT * frequencies[word]
    }
    return Spelling(frequencies, unknown, doubtful)


def _is_kept(word: str) -> bool:
    return SHORTEST <= len(word) <= LONGEST and word.isascii() and word.isalpha()


def _better(word: str, counted: dict[str, int]) -> tuple[str, ...]:
    """What was most likely meant: few mistakes, a frequent word, the first letter right; () for nothing."""
    most = 2 if len(word) >= _SHORTEST_TWICE_MISTAKEN else 1
    found = [
        (_worth(count, mistakes) + (other[0] == word[0]), (other,))
        for other, count in counted.items()
        if count and other not in forms_of(word) and (mistakes := _mistakes(word, other, most)) <= most
    ]
    found += [
        (_worth(min(counted[part] for part in halves), 1), halves)
        for halves in _halves(word)
        if all(counted.get(part) for part in halves)
    ]
    return max(found, default=(0, ()))[1]


def _worth(frequency: int, mistakes: float) -> float:
    return log(frequency + 1) - _WORTH_OF_A_MISTAKE * mistakes


def _halves(word: str) -> Iterator[tuple[str, str]]:
    """ "orangutan" may be two words."""
    return ((word[:place], word[place:]) for place in range(SHORTEST, len(word) - SHORTEST + 1))


def _one_letter_away(word: str) -> Iterator[str]:
    """The word itself, and with one letter left out, added, exchanged, or two of them swapped."""
    yield word
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        yield from (before + letter + after for letter in _LETTERS)
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in _LETTERS)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]


def _mistakes(word: str, other: str, most: int) -> float:
    """How many letters were left out, added, exchanged or swapped with their neighbour; half a one if it sounds alike.

    Beyond ``most`` it is only told that there are more.
    """
    if abs(len(word) - len(other)) > most:
        return most + 1
    if spelling_of(word) == spelling_of(other):
        return 0.5
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(word, start=1):
        earlier, before, row = before, row, [place]
        for column, against in enumerate(other, start=1):
            cost = min(before[column] + 1, row[-1] + 1, before[column - 1] + (letter != against))
            if earlier and column > 1 and letter == other[column - 2] and against == word[place - 2]:
                cost = min(cost, earlier[column - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
