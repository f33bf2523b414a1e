"""Several records of one human being become one, and several again.

No text is rewritten: stories name whom they named when they were approved, and readers meet the person who stays
(``news/models/person.py``, decision 0036). Lists and ledger follow at once, drawn stories by ``redraw``. What goes over
is kept as numbers that JSON can hold.
"""

from collections.abc import Callable, Iterable
from itertools import batched
from typing import Any

from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils import timezone
from wagtail.search import index

from news.accounts.rights import require_right
from news.editorial.audit.chain import record
from news.imports.archive.steps import (
    SECONDS_A_STEP,
    MergedAlready,
    MergedOnwards,
    NobodyToMerge,
    PersonGone,
    UndoneAlready,
    wait_too,
    work_off,
)
from news.imports.models import MergedPerson, PersonMerge
from news.models import ListingRow, Person, PersonAlias, Photo, Position, PublishedArticle
from news.projection import reproject, stories_naming
from news.quotes.models import Quote

_NUMBERS_A_STATEMENT = 5000
_KIND = ListingRow.Kind.PERSON

type Moved = dict[str, list]


def hand_over(person: Person, *, to: Person, positions: Iterable[int]) -> Moved:
    """Everything that is ``person``'s becomes another's; of the offices those that were chosen."""
    quotes = Quote.objects.filter(speaker=person)
    offices = Position.objects.filter(person=person, pk__in=list(positions))
    followers = Person.objects.filter(merged_into=person)
    moved: Moved = {
        "quotes": _numbers(quotes),
        "offices": _numbers(offices),
        "followers": _numbers(followers),
        "photos": _move_photos(person, to=to),
        "aliases": _name(to, [person.name, *person.aliases.values_list("name", flat=True)]),
    } | _move_listings(person, to=to)
    quotes.update(speaker=to)
    offices.update(person=to)
    followers.update(merged_into=to)
    return moved


def leave_offices(kept: Person, *, to: Person, but: Iterable[int]) -> list[int]:
    """The offices of the person who stays that nobody chose: kept with somebody merged, for the way back."""
    offices = Position.objects.filter(person=kept).exclude(pk__in=list(but))
    numbers = _numbers(offices)
    offices.update(person=to)
    return numbers


def hand_back(moved: Moved, *, person: Person, kept: Person) -> None:
    """The reverse; what somebody changed or removed meanwhile is left as it is."""
    for model, key, field in (
        (Quote, "quotes", "speaker"),
        (Position, "offices", "person"),
        (Person, "followers", "merged_into"),
    ):
        _each(
            model,
            moved[key],
            lambda rows, field=field: rows.filter(**{field: kept}).update(**{field: person}),
        )
    Position.objects.filter(pk__in=moved["left"], person=person).update(person=kept)
    PersonAlias.objects.filter(pk__in=moved["aliases"], person=kept).delete()
    shown = Photo.people.through.objects
    shown.filter(photo__in=moved["photos"], person=kept).update(person=person)
    _each(ListingRow, moved["stories"], lambda rows: rows.update(key=person.pk), by="published", key=kept.pk)
    _each(ListingRow, moved["shared"], lambda rows: _stand_beside(rows, person), by="published", key=kept.pk)


def _move_listings(person: Person, *, to: Person) -> Moved:
    """A story that names both stands in the other's list already."""
    rows = ListingRow.objects.of(_KIND, person.pk)
    shared = rows.filter(published__in=ListingRow.objects.of(_KIND, to.pk).values("published"))
    found = list(shared.values_list("published", flat=True))
    ListingRow.objects.filter(pk__in=list(shared.values_list("pk", flat=True))).delete()
    alone = list(rows.values_list("published", flat=True))
    rows.update(key=to.pk)
    return {"stories": sorted(alone), "shared": sorted(found)}


def _stand_beside(rows: QuerySet, person: Person) -> None:
    copies = [
        ListingRow(kind=_KIND, key=person.pk, published_id=row.published_id, published_at=row.published_at)
        for row in rows
    ]
    ListingRow.objects.bulk_create(copies, ignore_conflicts=True)


def _move_photos(person: Person, *, to: Person) -> list[int]:
    """Where only ``person`` is said to be on the photo; where both are, nothing changes."""
    shown = Photo.people.through.objects
    both = shown.filter(person=to).values("photo")
    alone = shown.filter(person=person).exclude(photo__in=both)
    found = sorted(alone.values_list("photo", flat=True))
    alone.update(person=to)
    return found


def _name(person: Person, names: Iterable[str]) -> list[int]:
    """The names by which somebody is not known yet become aliases; their numbers."""
    known = {
        person.name.casefold(),
        *(alias.casefold() for alias in person.aliases.values_list("name", flat=True)),
    }
    made = []
    for name in dict.fromkeys(names):
        if name.casefold() not in known:
            known.add(name.casefold())
            made.append(PersonAlias.objects.create(person=person, name=name).pk)
    return made


def _numbers(rows: QuerySet) -> list[int]:
    return sorted(rows.values_list("pk", flat=True))


def _each(
    model: type[Model],
    numbers: list[int],
    do: Callable[[QuerySet], object],
    *,
    by: str = "pk",
    key: int | None = None,
) -> None:
    """As many rows at a time as a statement takes; ``key``: only those of one person's list."""
    rows = model._default_manager.all() if key is None else ListingRow.objects.of(_KIND, key)
    for some in batched(numbers, _NUMBERS_A_STATEMENT):
        do(rows.filter(**{f"{by}__in": some}))


MERGE_RIGHT = "news_imports.merge_people"
FIELDS = ("honorific", "description", "portrait", "sex")
"""What one of several is chosen of; names all become aliases."""


@transaction.atomic
def merge(
    kept: Person,
    others: Iterable[Person],
    *,
    by: Any,
    taking: dict[str, Person] | None = None,
    positions: Iterable[int] | None = None,
) -> PersonMerge:
    """``others`` become ``kept``, who takes each field of ``FIELDS`` from whom ``taking`` names.

    ``positions``: the offices that the person who stays has from now on; None: those that are theirs already.
    Raises ``PermissionDenied`` or a ``WorkRefused``; then nothing has changed.
    """
    require_right(by, MERGE_RIGHT)
    kept, others = _locked(kept, others)
    stories = {number for person in (kept, *others) for number in stories_naming(person)}
    made = PersonMerge.objects.create(
        kept=kept,
        made_by=by,
        waiting=sorted(stories),
        story_count=len(stories),
        taken=_taken(kept, taking or {}),
    )
    chosen = list(positions or ())
    left = [] if positions is None else leave_offices(kept, to=others[0], but=chosen)
    for person in others:
        moved = hand_over(person, to=kept, positions=chosen) | {"left": left if person == others[0] else []}
        MergedPerson.objects.create(merge=made, person=person, moved=moved)
        person.merged_into = kept
        person.save(update_fields=["merged_into"])
    _write(kept, {name: values["after"] for name, values in made.taken.items()})
    record(
        "merge_people",
        by=by,
        about=kept.name,
        model="news.person",
        added=[person.name for person in others],
        fields=sorted(made.taken),
    )
    return made


@transaction.atomic
def undo(made: PersonMerge, *, by: Any) -> None:
    """Each is a record of their own again, with what was theirs. Raises ``PermissionDenied`` or a ``WorkRefused``."""
    require_right(by, MERGE_RIGHT)
    made = PersonMerge.objects.select_for_update().get(pk=made.pk)
    if made.undone_at is not None:
        raise UndoneAlready
    # The last one first: a story that named two of them stands in the list for the first.
    merged = list(made.merged.select_related("person").order_by("-pk"))
    people = Person.objects.select_for_update().order_by("pk")
    people = people.in_bulk([made.kept_id, *(one.person_id for one in merged)])
    kept = people[made.kept_id]
    if kept.merged_into_id:
        raise MergedOnwards(kept.name, into=kept.merged_into.name)
    for one in merged:
        person = people[one.person_id]
        hand_back(one.moved, person=person, kept=kept)
        person.merged_into = None
        person.save(update_fields=["merged_into"])
    _write(kept, _as_before(kept, made.taken))
    stories = {number for person in people.values() for number in stories_naming(person)}
    made.waiting, made.story_count = sorted(stories), len(stories)
    made.failed = []
    made.undone_by, made.undone_at = by, timezone.now()
    made.save()
    names = [one.person.name for one in merged]
    record("undo_merge_people", by=by, about=kept.name, model="news.person", removed=names)


def _locked(kept: Person, others: Iterable[Person]) -> tuple[Person, list[Person]]:
    """As they are now, and nobody else merges them: of two who merge the same at once the second is told."""
    wanted = list(dict.fromkeys(person.pk for person in others))
    if not wanted or kept.pk in wanted:
        raise NobodyToMerge
    numbers = [kept.pk, *wanted]
    found = Person.objects.select_for_update().order_by("pk").in_bulk(numbers)
    if len(found) < len(numbers):
        raise PersonGone
    for person in found.values():
        if person.merged_into_id:
            raise MergedAlready(person.name, into=person.merged_into.name)
    return found[kept.pk], [found[number] for number in wanted]


def _taken(kept: Person, taking: dict[str, Person]) -> dict[str, dict[str, Any]]:
    """The fields that change, by their column, each with before and after."""
    found = {}
    for name, person in taking.items():
        column = Person._meta.get_field(name).attname
        before, after = getattr(kept, column), getattr(person, column)
        if before != after:
            found[column] = {"before": before, "after": after}
    return found


def _as_before(kept: Person, taken: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """What nobody changed since; a portrait that was deleted does not come back."""
    values = {name: one["before"] for name, one in taken.items() if getattr(kept, name) == one["after"]}
    portrait = values.get("portrait_id")
    if portrait is not None and not Photo.objects.filter(pk=portrait).exists():
        del values["portrait_id"]
    return values


def _write(kept: Person, values: dict[str, Any]) -> None:
    """Its stories are drawn anew in batches anyway: the signals of a saved portrait would do it at once."""
    if values:
        Person.objects.filter(pk=kept.pk).update(**values)
    kept.refresh_from_db()
    index.insert_or_update_object(kept)


def redraw(made: PersonMerge, *, seconds: float = SECONDS_A_STEP) -> int:
    """Draw waiting stories for about so long; how many still wait."""
    wait_too(made, _latecomers(made))
    return work_off(made, _draw, seconds=seconds)


def _latecomers(made: PersonMerge) -> set[int]:
    """Public stories that stand where nobody reads them: published while people were merged, as whom they were read."""
    merged = made.merged.exclude(person__merged_into=None).values("person")
    rows = ListingRow.objects.filter(kind=ListingRow.Kind.PERSON, key__in=merged)
    spoken = Quote.objects.standing().filter(speaker__in=merged)
    found = {*rows.values_list("published", flat=True), *spoken.values_list("article", flat=True)}
    return set(PublishedArticle.objects.filter(pk__in=found).values_list("pk", flat=True))


def _draw(made: PersonMerge, article_id: int) -> None:
    reproject(article_id)
