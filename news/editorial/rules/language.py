"""Indonesian as the rules read it: the dictionary, the style guide, names, regions, and quoted speech."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from Sastrawi.Dictionary.ArrayDictionary import ArrayDictionary
from Sastrawi.Stemmer.Stemmer import Stemmer
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

from news.editorial.repairs.rules import Sighting
from news.structurer.vocabulary.gazetteer import read_regions
from news.text import is_one_slip_apart

GUIDE = Path(__file__).parent.parent / "style_guide.toml"


@dataclass(frozen=True, slots=True)
class StyleGuide:
    """All in small letters, but ``capitals``.

    ``words`` and ``phrases`` say what to write instead; ``passive_roots`` are verbs that "di" is a part of;
    ``no_verbs`` are nouns that look like a verb in -kan; ``kinds`` stand before a name: "bupati", "kabupaten".
    """

    words: dict[str, str]
    phrases: dict[str, str]
    any_phrase: re.Pattern[str]
    passive_roots: frozenset[str]
    no_verbs: frozenset[str]
    kinds: frozenset[str]
    capitals: frozenset[str]


@cache
def style_guide() -> StyleGuide:
    """Read once."""
    read = tomllib.loads(GUIDE.read_text(encoding="utf-8"))
    wrong = sorted(map(re.escape, read["phrases"]), key=len, reverse=True)
    return StyleGuide(
        words=read["words"],
        phrases=read["phrases"],
        any_phrase=re.compile(rf"\b(?:{'|'.join(wrong)})\b", re.IGNORECASE),
        passive_roots=frozenset(read["passive"]["roots"].split()),
        no_verbs=frozenset(read["passive"]["not_verbs"].split()),
        kinds=frozenset(read["names"]["kinds"].split()),
        capitals=frozenset(read["capitals"]["known"].split()),
    )


_LONGEST = 30


@lru_cache(maxsize=10_000)
def is_common_word(word: str) -> bool:
    """A word of the dictionary, or one made from it: "tegaskan", "mengimbau"; the case says nothing."""
    small = word.casefold()
    if len(small) > _LONGEST:
        return False
    stemmer = _stemmer()
    return stemmer.dictionary.contains(small) or stemmer.dictionary.contains(stemmer.stem_word(small))


def is_root(word: str) -> bool:
    """A word as it stands in the dictionary, without prefix and ending; in small letters."""
    return _stemmer().dictionary.contains(word)


@cache
def _stemmer() -> Stemmer:
    # Not ``create_stemmer()``: its cache of results grows without bound.
    return Stemmer(ArrayDictionary(StemmerFactory().get_words()))


def in_dictionary(*, word: str, **kwargs: Any) -> Sighting:
    """A word of the dictionary is one in any story."""
    return Sighting.IN_SMALL_LETTERS if is_common_word(word) else Sighting.NOWHERE


_PAIR = re.compile(r"“([^“”\n]*)”|\"([^\"“”\n]*)\"")
_STRAIGHT = re.compile(r'"')


def marked_passages(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of what stands between two marks, line by line.

    In a line with an odd number of typewriter's marks nobody can tell what is inside: there only printer's marks count.
    """
    start = 0
    for line in text.splitlines(keepends=True):
        is_sure = line.count('"') % 2 == 0
        searched = line if is_sure else _STRAIGHT.sub(" ", line)
        for match in _PAIR.finditer(searched):
            group = 1 if match[1] is not None else 2
            yield start + match.start(group), start + match.end(group)
        start += len(line)


def without_speech(text: str) -> str:
    """The text with blanks for what is marked: everything else stays at its place."""
    kept, at = [], 0
    for start, end in marked_passages(text):
        kept += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*kept, text[at:]])


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
    *(("oe", "u"), ("dj", "j"), ("tj", "c"), ("sj", "sy"), ("ch", "k"), ("kh", "k"), ("ph", "f"), ("v", "f")),
    *(("dh", "d"), ("th", "t"), ("y", "i"), ("mm", "m"), ("nn", "n"), ("ll", "l"), ("ss", "s"), ("tt", "t")),
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
    return is_long and not _are_two_sexes(first, second) and is_one_slip_apart(first, second)


def nearest(word: str, candidates: Iterable[str]) -> str:
    """The candidate that ``word`` is a spelling of; empty if none."""
    return next((candidate for candidate in candidates if are_alike(word, candidate)), "")


def _sound(name: str) -> str:
    for written, heard in _ALIKE:
        name = name.replace(written, heard)
    return name


def _are_two_sexes(first: str, second: str) -> bool:
    return first[:-1] == second[:-1] and {first[-1], second[-1]} <= _SEXES


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
