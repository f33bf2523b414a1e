"""Whether two names may be one human being's: pure, no database. It proposes; somebody who knows them decides."""

import re
from enum import StrEnum
from itertools import zip_longest

from news.structurer.vocabulary.words import DEGREES, HONORIFICS, RANKS

_WORD = re.compile(r"[^\W_]+(?:['’`-][^\W_]+)*\.?")
# "S.H.", "M.Si.", "Sp.OG": letters with points between them.
_DOTTED = re.compile(r"\b(?:[^\W\d_]{1,4}\.){1,}[^\W\d_]{1,4}\.?(?=\W|$)")
_NO_LETTER = re.compile(r"[\W_]+")
# Spelled before 1972, and still in many names.
_OLD_SPELLING = (("oe", "u"), ("dj", "j"), ("tj", "c"), ("sj", "sy"), ("nj", "ny"), ("ch", "kh"))
_SHORTEST_TO_COMPARE = 7


class Why(StrEnum):
    """What makes two names look like one, the surest first."""

    TITLES = "titles"
    SPELLING = "spelling"
    INITIALS = "initials"
    ONE_WORD = "one_word"


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name without honours, ranks and degrees, in small letters; of nothing but titles, all words."""
    found = _words(_DOTTED.sub(" ", name.partition(",")[0]))
    plain = tuple(word for word in found if word not in HONORIFICS | RANKS | DEGREES)
    return plain or tuple(found) or tuple(_words(name))


def bucket(words: tuple[str, ...]) -> str:
    """Names that ``alike`` could find alike, other than by one word, have the same."""
    return " ".join(_plain_spelling(word)[:1] for word in words)


def alike(first: tuple[str, ...], second: tuple[str, ...]) -> Why | None:
    """Why the words of two names may stand for one human being."""
    if first == second:
        return Why.TITLES
    is_shared = len(first) == len(second) and not set(first).isdisjoint(second)
    if is_shared and all(map(_is_initial_of, first, second)):
        return Why.INITIALS
    whole = [_plain_spelling("".join(words)) for words in (first, second)]
    if min(map(len, whole)) >= _SHORTEST_TO_COMPARE and _is_one_slip_away(*whole):
        return Why.SPELLING
    return None


def is_one_of(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether a name of one word is a word of a longer one."""
    return len(short) == 1 < len(long) and short[0] in long


def _words(text: str) -> list[str]:
    return [_NO_LETTER.sub("", word).casefold() for word in _WORD.findall(text)]


def _is_initial_of(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _plain_spelling(word: str) -> str:
    for old, new in _OLD_SPELLING:
        word = word.replace(old, new)
    return re.sub(r"(.)\1", r"\1", word)


def _is_one_slip_away(one: str, other: str) -> bool:
    """Equal, or one letter is other, too much, or stands after its neighbour."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip_longest(short, long)) if a != b), len(short))
    rest, other_rest = short[start:], long[start:]
    if len(short) < len(long):
        return rest == other_rest[1:]
    is_swapped = rest[:2] == other_rest[1::-1] and rest[2:] == other_rest[2:]
    return is_swapped or rest[1:] == other_rest[1:]
