"""What several people are and have, side by side, and the form that says who stays."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.forms import BoundField
from django.forms.boundfield import BoundWidget
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.imports.archive.merging import FIELDS
from news.models import ListingRow, Person
from news.pictures import portrait_url
from news.quotes.models import Promise, Quote
from news.text import clean_text, one_line

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
    """Of whom a field is proposed: of the person who stays, or of the first who has it."""
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


TAKE = "take_"


class SearchForm(forms.Form):
    """Whom to add to those that are compared. ``id`` is read beside it: it comes as often as there are people."""

    q = forms.CharField(label=gettext_lazy("Name or alias"), max_length=160, required=False)

    def clean_q(self) -> str:
        return one_line(clean_text(self.cleaned_data["q"]))


class MergeForm(forms.Form):
    """Offers only what is there: another's number is refused."""

    def __init__(self, *args: Any, columns: list[Column], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._people = {str(column.person.pk): column.person for column in columns}
        choices = [(number, person.name) for number, person in self._people.items()]
        kept = best_to_stay(columns)
        self.fields["stays"] = _choice(gettext_lazy("This one stays"), choices, initial=kept)
        for name in differing(columns):
            label = Person._meta.get_field(name).verbose_name
            source = proposed_source(columns, name, kept=kept)
            self.fields[TAKE + name] = _choice(label, choices, initial=source)
        offices = [(office.pk, str(office)) for column in columns for office in column.person.positions.all()]
        self.fields["offices"] = forms.TypedMultipleChoiceField(
            label=gettext_lazy("Offices"),
            choices=offices,
            coerce=int,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            initial=[number for number, _title in offices],
        )

    @property
    def kept(self) -> Person:
        """Who stays."""
        return self._people[self.cleaned_data["stays"]]

    @property
    def others(self) -> list[Person]:
        """Who becomes them."""
        return [person for person in self._people.values() if person != self.kept]

    @property
    def taking(self) -> dict[str, Person]:
        """Of whom each field is, where somebody was asked."""
        return {
            name.removeprefix(TAKE): self._people[number]
            for name, number in self.cleaned_data.items()
            if name.startswith(TAKE)
        }


def _choice(label: str, choices: list[tuple[str, str]], *, initial: Person) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, initial=str(initial.pk), widget=forms.RadioSelect)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one person has of a thing; ``choice`` if it can be chosen, ``choices`` if each of it can."""

    text: str = ""
    picture: str | None = None
    choice: BoundWidget | None = None
    choices: tuple[BoundWidget, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One thing that is compared. ``kind`` names the way it is drawn."""

    label: str
    cells: list[Cell]
    kind: str = "text"


def rows_of(columns: list[Column], form: MergeForm) -> list[ComparedRow]:
    """Everything, in the order in which somebody decides."""
    numbers = [
        (_("Quotes on record"), "quote_count"),
        (_("Stories"), "story_count"),
        (_("Promises"), "promise_count"),
    ]
    return [
        *(
            ComparedRow(label, [_counted_row(one.person, name) for one in columns], "number")
            for label, name in numbers
        ),
        *(_field_row(name, columns, form) for name in FIELDS),
        ComparedRow(_("Offices"), _offices(columns, form["offices"]), "offices"),
        ComparedRow(_("Other names"), [Cell(lines=_aliases(one.person)) for one in columns], "lines"),
        ComparedRow(_("Last words"), [Cell(lines=_words(one)) for one in columns], "lines"),
    ]


def stays_of(form: MergeForm) -> list[BoundWidget]:
    """The choice of who stays, one for each column."""
    return list(form["stays"])


def _counted_row(person: Person, name: str) -> Cell:
    return Cell(number_format(getattr(person, name), force_grouping=True))


def _field_row(name: str, columns: list[Column], form: MergeForm) -> ComparedRow:
    key = TAKE + name
    choices = list(form[key]) if key in form.fields else [None] * len(columns)
    cells = [
        Cell(picture=portrait_url(one.person.portrait), choice=choice)
        if name == "portrait"
        else Cell(str(one.value(name) or ""), choice=choice)
        for one, choice in zip(columns, choices, strict=True)
    ]
    return ComparedRow(str(Person._meta.get_field(name).verbose_name), cells, name)


def _offices(columns: list[Column], field: BoundField) -> list[Cell]:
    choices = iter(list(field))
    return [Cell(choices=tuple(next(choices) for _office in one.person.positions.all())) for one in columns]


def _aliases(person: Person) -> tuple[str, ...]:
    return tuple(alias.name for alias in person.aliases.all())


def _words(column: Column) -> tuple[str, ...]:
    return tuple(f"“{quote.text[:120]}”" for quote in column.words)
