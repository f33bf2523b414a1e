"""Direct answers above the results: people and regions that the reader's words name."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db.models import F, OuterRef, Subquery, Value
from django.db.models.functions import Concat, Trim
from django.utils.translation import gettext as _

from news.models import Person, Position, Region
from news.presentation import portrait_url
from search.facets import REGION, SPEAKER
from search.names import Mention, Thing

MOST_ANSWERS = 2
_FEWEST_STORIES_OF_A_SPEAKER = 3


def understood(mentions: Iterable[Mention]) -> str:
    """Says which other name was looked for too, where somebody was called by a nickname or an abbreviation."""
    sentences = [
        _("We also looked for “%(found)s” for “%(asked)s”.")
        % {"found": thing.name, "asked": " ".join(mention.words)}
        for mention in mentions
        for thing in mention.things
        if thing.name.casefold() != " ".join(mention.words)
    ]
    return " ".join(dict.fromkeys(sentences))


def regions_answered(mentions: Iterable[Mention]) -> list[dict[str, Any]]:
    """The regions that were named: ``name``, ``url``, ``other_names``; no statement."""
    return [_region(thing) for thing in _things(mentions, REGION)[:MOST_ANSWERS]]


def people_answered(mentions: Iterable[Mention], speakers: Counter[int]) -> list[dict[str, Any]]:
    """The people that were named, or who speaks in the most stories found: ``name``, ``url``, ``role``, ``portrait``.

    ``count`` is in how many of the stories they speak. Two statements, none without such people.
    """
    # Whoever writes may make people: until a public story quotes them, readers hear nothing of them.
    named = (thing.pk for thing in _things(mentions, SPEAKER))
    ids = [pk for pk in named if speakers[pk]][:MOST_ANSWERS]
    if not ids:
        ids = [pk for pk, count in speakers.most_common(1) if count >= _FEWEST_STORIES_OF_A_SPEAKER]
    people = _people_with_role().in_bulk(ids) if ids else {}
    return [_person(people[pk], count=speakers[pk]) for pk in ids if pk in people]


def _things(mentions: Iterable[Mention], kind: str) -> list[Thing]:
    found = {thing.pk: thing for mention in mentions for thing in mention.things if thing.kind == kind}
    return list(found.values())


def _region(thing: Thing) -> dict[str, Any]:
    region = Region(name=thing.name, kind=thing.detail, slug=thing.slug)
    others = [name for name in thing.other_names if name not in (thing.name, region.full_name)]
    return {"name": region.full_name, "url": region.get_absolute_url(), "other_names": others}


def _people_with_role():
    held = Position.objects.filter(person=OuterRef("pk"), ends_on=None)
    latest = held.order_by(F("starts_on").desc(nulls_last=True), "-pk")
    title = latest.values_list(Trim(Concat("title", Value(" "), "institution")))[:1]
    people = Person.objects.select_related("portrait").prefetch_related("portrait__renditions")
    return people.annotate(role=Subquery(title))


def _person(person: Person, *, count: int) -> dict[str, Any]:
    return {
        "name": person.name,
        "url": person.get_absolute_url(),
        "role": person.role or person.description,
        "count": count,
        "portrait": portrait_url(person.portrait),
    }
