"""Several records of one human being become one, and several again.

No text is rewritten: stories name whom they named when they were approved, and whoever reads them meets the one who
stays (``news/models/person.py``, decision 0036). Lists and ledger follow at once, drawn stories by ``redrawing.py``.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.search import index

from news.accounts.rights import require_right
from news.editorial.audit.chain import record
from news.imports.archive.people.belongings import hand_back, hand_over, leave_offices
from news.imports.archive.refusals import (
    MergedAlready,
    MergedOnwards,
    NobodyToMerge,
    PersonGone,
    UndoneAlready,
)
from news.imports.models import MergedPerson, PersonMerge
from news.models import Person, Photo
from news.publication.uses import stories_naming

RIGHT = "news_imports.merge_people"
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

    ``positions``: the offices that whoever stays has from now on; None: those that are theirs already.
    Raises ``PermissionDenied`` or a ``WorkRefused``; then nothing has changed.
    """
    require_right(by, RIGHT)
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
    require_right(by, RIGHT)
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
