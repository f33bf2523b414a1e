"""Records of people that may be one human being, found in the archive: by their names and the stories they share."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from django.db import transaction
from django.db.models import Count

from news.accounts.rights import require_right
from news.editorial.audit.chain import record
from news.imports.archive.people.alike import Why, alike, bucket, is_one_of, name_words
from news.imports.archive.people.merging import RIGHT
from news.imports.models import PeopleApart
from news.models import ListingRow, Person, PublishedArticle

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
    require_right(by, RIGHT)
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
