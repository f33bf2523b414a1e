"""Names in a text, and whether two of them are one name spelled in two ways."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

WORD = re.compile(r"[^\W\d_]+")
SENTENCE_START = re.compile(r"(?:^|[.!?:“\"]\s*|\n\s*)$")
_CAPITALISED = re.compile(r"(?<!\w)[A-Z][^\W\d_]*(?:['’-][^\W\d_]+)*")
_RUN = re.compile(rf"{_CAPITALISED.pattern}(?: {_CAPITALISED.pattern})+")
_NAME_BEFORE = re.compile(r"[A-Z][\w'’-]* $")
_NAME_AFTER = re.compile(r" [A-Z]")
# In a headline in title case only some of the small words are small: one in six.
_SMALL_ONES_SHARE = 6
_SHORTEST_IN_TITLE = 4
_FEWEST_IN_TITLE = 3
_LONGEST_TITLE = 400
# A name one letter away from another is that other name, unless the letter makes a woman of a man.
_SEXES = frozenset("aio")
# Old and new spelling, and letters that sound alike.
_ALIKE = (
    ("oe", "u"),
    ("dj", "j"),
    ("tj", "c"),
    ("sj", "sy"),
    ("ch", "k"),
    ("kh", "k"),
    ("ph", "f"),
    ("v", "f"),
)
_ALIKE_ALSO = (
    ("dh", "d"),
    ("th", "t"),
    ("y", "i"),
    ("mm", "m"),
    ("nn", "n"),
    ("ll", "l"),
    ("ss", "s"),
    ("tt", "t"),
)
_APOSTROPHES = str.maketrans("’‘ʼ`", "''''")
SHORTEST, SHORTEST_WITH_ANOTHER_LETTER = 3, 5


def is_title_case(text: str) -> bool:
    """A headline whose words all begin with a capital: it does not say which of them are names."""
    if len(text) > _LONGEST_TITLE:
        return False
    words = [word for word in WORD.findall(text) if len(word) >= _SHORTEST_IN_TITLE]
    small = sum(word[0].islower() for word in words)
    return len(words) >= _FEWEST_IN_TITLE and small * _SMALL_ONES_SHARE <= len(words)


def begins_sentence(text: str, at: int) -> bool:
    """Whether what stands at ``at`` owes its capital to the sentence that it begins."""
    return bool(SENTENCE_START.search(text[max(0, at - 4) : at]))


def name_pairs(text: str) -> Iterator[tuple[str, str]]:
    """Neighbouring words with capitals: "Bupati Rosdiana Kapitan" gives two pairs."""
    for run in _RUN.findall(text):
        yield from pairwise(run.split(" "))


def names_alone(text: str) -> Iterator[str]:
    """Single words with a capital in the middle of a sentence: names that stand alone."""
    for match in _CAPITALISED.finditer(text):
        start, end = match.span()
        beside = _NAME_BEFORE.search(text[max(0, start - 40) : start]) or _NAME_AFTER.match(text, end)
        if not beside and not begins_sentence(text, start):
            yield match[0]


def are_alike(first: str, second: str) -> bool:
    """Two spellings of one name: they sound alike, or differ by one letter in a long word.

    "Susanto" and "Susanti" are two people; "Mas'ud" and "Mas’ud" are one name in one spelling.
    """
    first, second = first.translate(_APOSTROPHES).casefold(), second.translate(_APOSTROPHES).casefold()
    if first == second or min(len(first), len(second)) < SHORTEST:
        return False
    if _sound(first) == _sound(second):
        return True
    is_long = min(len(first), len(second)) >= SHORTEST_WITH_ANOTHER_LETTER
    return is_long and not _are_two_sexes(first, second) and _is_one_letter_apart(first, second)


def nearest(word: str, candidates: Iterable[str]) -> str:
    """The candidate that ``word`` is a spelling of; empty if none."""
    return next((candidate for candidate in candidates if are_alike(word, candidate)), "")


def _sound(name: str) -> str:
    for written, heard in (*_ALIKE, *_ALIKE_ALSO):
        name = name.replace(written, heard)
    return name


def _are_two_sexes(first: str, second: str) -> bool:
    return first[:-1] == second[:-1] and {first[-1], second[-1]} <= _SEXES


def _is_one_letter_apart(first: str, second: str) -> bool:
    """One letter more, less, other, or two that changed places."""
    if abs(len(first) - len(second)) > 1:
        return False
    start = next(
        (at for at, pair in enumerate(zip(first, second, strict=False)) if pair[0] != pair[1]),
        min(len(first), len(second)),
    )
    left, right = first[start:], second[start:]
    return (
        left[1:] == right[1:]
        or left[1:] == right
        or left == right[1:]
        or (left[:2] == right[:2][::-1] and left[2:] == right[2:])
    )
