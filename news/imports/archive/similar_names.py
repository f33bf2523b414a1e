"""Records of people that may be one human being: by their names and the stories they share."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Any

from django.db import transaction
from django.db.models import Count

from news.accounts.rights import require_right
from news.editorial.audit.chain import record
from news.imports.archive.merging import MERGE_RIGHT
from news.imports.models import PeopleApart
from news.models import ListingRow, Person, PublishedArticle
from news.structurer.vocabulary.words import DEGREES, HONORIFICS, RANKS
from news.text import is_one_slip_apart

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
    if min(map(len, whole)) >= _SHORTEST_TO_COMPARE and is_one_slip_apart(*whole):
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


EXAMPLES = 2
# In a crowd of people with the same first letters the rest is chance.
LARGEST_BUCKET = 400
_READ_OF = ListingRow.objects.filter(kind=ListingRow.Kind.PERSON)

type Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two records, why they may be one, and what each has in the archive: how many stories, and the newest of them."""

    people: tuple[Person, Person]
    why: Why
    counts: tuple[int, int]
    examples: tuple[list[PublishedArticle], list[PublishedArticle]]


def suggestions(*, most: int) -> tuple[list[Suggestion], int]:
    """The surest first, then those with most stories; and how many there are in all. Nobody is asked twice.

    Reads all names and compares those with the same first letters, then of those shown the stories: some seconds for
    ten thousand people.
    """
    names = dict(Person.objects.standing().values_list("pk", "name"))
    words = {number: name_words(name) for number, name in names.items()}
    counts = Counter(dict(_READ_OF.values_list("key").annotate(number=Count("pk"))))
    refused = set(PeopleApart.objects.values_list("first", "second"))
    found = {pair: why for pair, why in _pairs(words) if pair not in refused}
    order = [*Why]
    ranked = sorted(
        found, key=lambda pair: (order.index(found[pair]), -counts[pair[0]] - counts[pair[1]], pair)
    )
    shown = ranked[:most]
    people = Person.objects.in_bulk({number for pair in shown for number in pair})
    return [
        Suggestion(
            people=(people[first], people[second]),
            why=found[first, second],
            counts=(counts[first], counts[second]),
            examples=(_examples(first), _examples(second)),
        )
        for first, second in shown
    ], len(ranked)


@transaction.atomic
def keep_apart(first: Person, second: Person, *, by: Any) -> None:
    """They are two: nobody is asked again. Said twice, it is said once. Raises ``PermissionDenied``."""
    require_right(by, MERGE_RIGHT)
    one, other = sorted((first, second), key=lambda person: person.pk)
    _row, is_new = PeopleApart.objects.get_or_create(first=one, second=other, defaults={"made_by": by})
    if is_new:
        record("keep_people_apart", by=by, about=f"{one.name} / {other.name}")


def _pairs(words: dict[int, tuple[str, ...]]) -> Iterator[tuple[Pair, Why]]:
    """Each pair once, the lower number first."""
    for numbers in _buckets(words):
        for first, second in combinations(sorted(numbers), 2):
            if why := alike(words[first], words[second]):
                yield (first, second), why
    yield from _one_word_pairs(words)


def _buckets(words: dict[int, tuple[str, ...]]) -> Iterable[list[int]]:
    found = defaultdict(list)
    for number, name in words.items():
        found[bucket(name)].append(number)
    return [numbers for numbers in found.values() if 1 < len(numbers) <= LARGEST_BUCKET]


def _one_word_pairs(words: dict[int, tuple[str, ...]]) -> Iterator[tuple[Pair, Why]]:
    """One word names many; where a story has both that word and the full name, it is probably the same person."""
    short = [number for number, name in words.items() if len(name) == 1]
    fuller = defaultdict(list)
    for number, name in words.items():
        for word in name if len(name) > 1 else ():
            fuller[word].append(number)
    pairs = [
        (one, other)
        for one in short
        for other in fuller[words[one][0]]
        if is_one_of(words[one], words[other])
    ]
    stories = _stories_of({number for pair in pairs for number in pair})
    for one, other in pairs:
        if stories[one] & stories[other]:
            yield (min(one, other), max(one, other)), Why.ONE_WORD


def _stories_of(numbers: set[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for key, story in _READ_OF.filter(key__in=numbers).values_list("key", "published"):
        found[key].add(story)
    return found


def _examples(number: int) -> list[PublishedArticle]:
    rows = _READ_OF.filter(key=number).newest_first().select_related("published")
    return [
        row.published for row in rows.only("published__url", "published__card", "published_at")[:EXAMPLES]
    ]
