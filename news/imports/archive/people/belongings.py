"""What of one person goes over to another, and back: quotes, listings, offices, photos, and who was merged before.

Each function takes and gives numbers that JSON can hold. A few statements each, whatever somebody said.
"""

from collections.abc import Callable, Iterable
from itertools import batched

from django.db.models import Model, QuerySet

from news.models import ListingRow, Person, PersonAlias, Photo, Position
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
    """The offices of whoever stays that nobody chose: kept with somebody merged, for the way back."""
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
