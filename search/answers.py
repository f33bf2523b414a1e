"""Direct answers above the results: people and regions that the reader's words name."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db.models import F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Concat, Trim
from django.utils.translation import gettext as _

from news.models import ListingRow, Person, Position, Region
from news.presentation import portrait_url
from news.withheld import without_withheld
from search.facets import REGION, SPEAKER
from search.names import ABBREVIATION, Mention, Thing
from search.normalise import folded_words
from search.reading import Reading

MOST_ANSWERS = 2
_FEWEST_STORIES_OF_A_SPEAKER = 3
_MOST_HEARD, _MOST_OFFICES = 8, 100
_OF_SOMEBODY_ELSE = (["wakil"], ["calon"], ["mantan"], ["bekas"], ["eks"])


def understood(mentions: Iterable[Mention]) -> str:
    """Says which other name was looked for too, where somebody was called by a nickname or an abbreviation."""
    sentences = [
        _("We also looked for “%(found)s” for “%(asked)s”.")
        % {"found": thing.name, "asked": " ".join(mention.words)}
        for mention in mentions
        for thing in mention.things
        if tuple(folded_words(thing.name)) != mention.words
    ]
    return " ".join(dict.fromkeys(sentences))


def regions_answered(mentions: Iterable[Mention]) -> list[dict[str, Any]]:
    """The regions that were named: ``name``, ``url``, ``other_names``; no statement."""
    return [_region(thing) for thing in _things(mentions, REGION)[:MOST_ANSWERS]]


def people_answered(reading: Reading, speakers: Counter[int], heard: list[int]) -> list[dict[str, Any]]:
    """The people that were named, hold the office asked for, are called so in part, or speak in the most stories found.

    ``heard`` are the speakers whom readers may know, the most frequent first. Each with ``name``, ``url``, ``role``,
    ``portrait``, and ``count``: in how many of the stories they speak. Two statements at most, none without
    such people.
    """
    # Whoever writes may make people: until a public story quotes them, readers hear nothing of them.
    named = [thing.pk for thing in _things(reading.mentions, SPEAKER) if speakers[thing.pk]][:MOST_ANSWERS]
    heard = heard[:_MOST_HEARD]
    regions = [] if named else _things(reading.mentions, REGION)
    people = _people(named or heard, regions)
    words = set(reading.telling_words)
    answers = (
        named,
        [pk for pk, person in people.items() if regions and person.office and _is_asked(person, reading)],
        [pk for pk in heard if pk in people and words.intersection(folded_words(people[pk].name))],
        [pk for pk in heard[:1] if speakers[pk] >= _FEWEST_STORIES_OF_A_SPEAKER],
    )
    ids = next(filter(None, answers), [])[:MOST_ANSWERS]
    return [_person(people[pk], count=speakers[pk]) for pk in ids if pk in people]


def _things(mentions: Iterable[Mention], kind: str) -> list[Thing]:
    found = {thing.pk: thing for mention in mentions for thing in mention.things if thing.kind == kind}
    return list(found.values())


def _region(thing: Thing) -> dict[str, Any]:
    region = Region(name=thing.name, kind=thing.detail, slug=thing.slug)
    others = [name for name in thing.other_names if name not in (thing.name, region.full_name)]
    return {"name": region.full_name, "url": region.get_absolute_url(), "other_names": others}


def _people(ids: list[int], regions: list[Thing]) -> dict[int, Person]:
    """Some people by id, and those who hold an office in one of the regions."""
    held = Position.objects.filter(ends_on=None)
    latest = held.filter(person=OuterRef("pk")).order_by(F("starts_on").desc(nulls_last=True), "-pk")
    condition = Q(pk__in=ids)
    if regions:
        here = Q(region__in=[thing.pk for thing in regions])
        here |= Q(institution__in=[name for thing in regions for name in (thing.name, *thing.other_names)])
        read_of = ListingRow.objects.filter(kind=ListingRow.Kind.PERSON).values("key")
        condition |= Q(pk__in=held.filter(here).values("person")) & Q(pk__in=read_of)
    elif not ids:
        return {}
    people = without_withheld(Person.objects.filter(condition)).select_related("portrait").order_by("pk")
    people = people.prefetch_related("portrait__renditions").annotate(
        office=Subquery(latest.values("title")[:1]),
        role=Subquery(latest.values_list(Trim(Concat("title", Value(" "), "institution")))[:1]),
    )
    return {person.pk: person for person in people[:_MOST_OFFICES]}


def _is_asked(person: Person, reading: Reading) -> bool:
    """True when the question has the office: "wali kota samarinda", "wabup ppu", but no "wakil bupati" for "bupati"."""
    question = f" {' '.join(_in_full(reading))} "
    before, office, _after = question.partition(f" {' '.join(folded_words(person.office))} ")
    return bool(office.strip()) and before.split()[-1:] not in _OF_SOMEBODY_ELSE


def _in_full(reading: Reading) -> list[str]:
    """The words of the question, abbreviations in full."""
    words: list[str] = []
    starts = {mention.start: mention for mention in reading.mentions}
    place = 0
    while place < len(reading.question.words):
        mention = starts.get(place)
        name = mention.things[0].name if mention and mention.things[0].kind == ABBREVIATION else ""
        words += folded_words(name) if name else [reading.question.words[place]]
        place = mention.end if mention and name else place + 1
    return words


def _person(person: Person, *, count: int) -> dict[str, Any]:
    return {
        "name": person.name,
        "url": person.get_absolute_url(),
        "role": person.role or person.description,
        "count": count,
        "portrait": portrait_url(person.portrait),
    }
