"""What several people are and have, side by side: from this somebody decides whether they are one."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from news.imports.archive.people.merging import FIELDS
from news.models import ListingRow, Person
from news.quotes.models import Promise, Quote

MOST_PEOPLE = 6
LAST_WORDS = 2


@dataclass(slots=True)
class Column:
    """One of them: the record with its counts, and the last words that were quoted."""

    person: Person
    words: list[Quote] = field(default_factory=list)

    @property
    def weight(self) -> tuple[int, int]:
        """Who has most on record stays, if nobody says otherwise; of equals the older one."""
        return self.person.quote_count, -self.person.pk

    def value(self, name: str) -> Any:
        """One of the fields that can be taken over, as it is shown."""
        return self.person.get_sex_display() if name == "sex" else getattr(self.person, name)


def compared(numbers: Iterable[int]) -> list[Column]:
    """Those of some people who stand for themselves, in the order asked for; a few queries for all, one for each."""
    wanted = list(dict.fromkeys(numbers))[:MOST_PEOPLE]
    people = _counted(Person.objects.standing()).select_related("portrait")
    found = people.prefetch_related("aliases", "positions").in_bulk(wanted)
    return [Column(found[number], words=_last_words(found[number])) for number in wanted if number in found]


def best_to_stay(columns: list[Column]) -> Person:
    """Whom the form proposes."""
    return max(columns, key=lambda column: column.weight).person


def proposed_source(columns: list[Column], name: str, *, kept: Person) -> Person:
    """Of whom a field is proposed: of whoever stays, or of the first who has it."""
    ordered = sorted(columns, key=lambda column: column.person != kept)
    return next((column.person for column in ordered if column.value(name)), kept)


def differing(columns: list[Column]) -> list[str]:
    """The fields about which somebody has to decide: where everybody has the same, or nothing, nobody is asked."""
    return [name for name in FIELDS if len({column.value(name) for column in columns}) > 1]


def _counted(people: QuerySet) -> QuerySet:
    stories = ListingRow.objects.filter(kind=ListingRow.Kind.PERSON)
    return people.annotate(
        quote_count=_count(Quote.objects.standing().filter(speaker=OuterRef("pk")), "speaker"),
        promise_count=_count(Promise.objects.filter(quote__speaker=OuterRef("pk")), "quote__speaker"),
        story_count=_count(stories.filter(key=OuterRef("pk")), "key"),
    )


def _count(rows: QuerySet, by: str) -> Coalesce:
    counted = rows.order_by().values(by).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _last_words(person: Person) -> list[Quote]:
    spoken = Quote.objects.standing().by(person).newest_first()
    return list(spoken.select_related("article")[:LAST_WORDS])
