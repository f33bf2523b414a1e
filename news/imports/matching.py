"""What the paper knows by the names that a text gives. Every function queries."""

import re
from collections import Counter
from collections.abc import Iterable

from django.db.models import Q

from news.models import Author, Person, PersonAlias, Region, Topic
from news.structurer.editing import propose_topics
from news.structurer.result import Proposal, StructuredText

MOST_NAMESAKES = 5
_WORD = re.compile(r"\w+")


def load_regions(place: str) -> list[Region]:
    """Those of this name; else of this short name; else of this alias."""
    for lookup in ("name__iexact", "short_name__iexact", "aliases__name__iexact"):
        found = list(Region.objects.filter(**{lookup: place}).distinct()[:MOST_NAMESAKES])
        if found:
            return found
    return []


def load_region(place: str) -> Region | None:
    """The one region of this name, short name or alias; None if there are several or none."""
    found = load_regions(place)
    return found[0] if len(found) == 1 else None


def load_regions_named_in(text: str) -> list[Region]:
    """Those whose name, short name or alias stands in a text with its capitals, the most often named first."""
    told = f" {' '.join(_WORD.findall(text))} "
    counts: Counter[int] = Counter()
    named = Region.objects.values_list("pk", "name", "short_name", "aliases__name")
    for pk, name in {(pk, name) for pk, *names in named for name in names if name}:
        counts[pk] += told.count(f" {name} ")
    found = [pk for pk, count in counts.most_common(MOST_NAMESAKES) if count]
    regions = Region.objects.in_bulk(found)
    return [regions[pk] for pk in found]


def load_people(name: str) -> list[Person]:
    """Those the paper knows by this name or else by this alias, whatever the capitals."""
    people = Person.objects.standing()
    named = list(people.filter(name__iexact=name)[:MOST_NAMESAKES])
    return named or list(people.filter(aliases__name__iexact=name).distinct()[:MOST_NAMESAKES])


def load_similar_people(name: str) -> list[Person]:
    """Those whose name or alias shares its last word with this one: "Haji Basri" may be Muhammad Basri."""
    word = name.split()[-1] if name.split() else ""
    if len(word) < 3:
        return []
    shared = Q(name__icontains=word) | Q(aliases__name__icontains=word)
    return list(
        Person.objects.standing().filter(shared).exclude(name__iexact=name).distinct()[:MOST_NAMESAKES]
    )


def load_authors(initials: str) -> list[list[Author]]:
    """For each sign between slashes, "(adv/ara)", the authors who close their stories with it."""
    signs = (sign.strip() for sign in initials.split("/"))
    return [list(Author.objects.filter(initials__iexact=sign)[:MOST_NAMESAKES]) for sign in signs if sign]


def load_known_names() -> list[str]:
    """All names and aliases of people, for the structurer to know them by. Queries twice."""
    names: Iterable[str] = Person.objects.standing().values_list("name", flat=True)
    return [*names, *PersonAlias.objects.filter(person__merged_into=None).values_list("name", flat=True)]


def load_proposed_topics(structured: StructuredText) -> list[tuple[Topic, Proposal]]:
    """The paper's topics that a text names, the surest first, each with how that is known. Queries twice at most."""
    known = tuple(Topic.objects.order_by("name").values_list("name", flat=True))
    proposals = propose_topics(structured, known) if known else []
    found = {topic.name: topic for topic in Topic.objects.filter(name__in=[p.value for p in proposals])}
    return [(found[proposal.value], proposal) for proposal in proposals if proposal.value in found]
