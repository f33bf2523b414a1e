"""The comparison as a table: a column for each person, a row for each thing that is compared."""

from dataclasses import dataclass

from django.forms import BoundField
from django.forms.boundfield import BoundWidget
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from news.imports.archive.people.comparing import Column
from news.imports.archive.people.forms import TAKE, MergeForm
from news.imports.archive.people.merging import FIELDS
from news.models import Person
from news.pictures import portrait_url


@dataclass(frozen=True, slots=True)
class Cell:
    """What one person has of a thing; ``choice`` if it can be chosen, ``choices`` if each of it can."""

    text: str = ""
    picture: str | None = None
    choice: BoundWidget | None = None
    choices: tuple[BoundWidget, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that is compared. ``kind`` names the way it is drawn."""

    label: str
    cells: list[Cell]
    kind: str = "text"


def rows_of(columns: list[Column], form: MergeForm) -> list[Row]:
    """Everything, in the order in which somebody decides."""
    numbers = [
        (_("Quotes on record"), "quote_count"),
        (_("Stories"), "story_count"),
        (_("Promises"), "promise_count"),
    ]
    return [
        *(Row(label, [_counted(one.person, name) for one in columns], "number") for label, name in numbers),
        *(_field_row(name, columns, form) for name in FIELDS),
        Row(_("Offices"), _offices(columns, form["offices"]), "offices"),
        Row(_("Other names"), [Cell(lines=_aliases(one.person)) for one in columns], "lines"),
        Row(_("Last words"), [Cell(lines=_words(one)) for one in columns], "lines"),
    ]


def stays_of(form: MergeForm) -> list[BoundWidget]:
    """The choice of who stays, one for each column."""
    return list(form["stays"])


def _counted(person: Person, name: str) -> Cell:
    return Cell(number_format(getattr(person, name), force_grouping=True))


def _field_row(name: str, columns: list[Column], form: MergeForm) -> Row:
    key = TAKE + name
    choices = list(form[key]) if key in form.fields else [None] * len(columns)
    cells = [
        Cell(picture=portrait_url(one.person.portrait), choice=choice)
        if name == "portrait"
        else Cell(str(one.value(name) or ""), choice=choice)
        for one, choice in zip(columns, choices, strict=True)
    ]
    return Row(str(Person._meta.get_field(name).verbose_name), cells, name)


def _offices(columns: list[Column], field: BoundField) -> list[Cell]:
    choices = iter(list(field))
    return [Cell(choices=tuple(next(choices) for _office in one.person.positions.all())) for one in columns]


def _aliases(person: Person) -> tuple[str, ...]:
    return tuple(alias.name for alias in person.aliases.all())


def _words(column: Column) -> tuple[str, ...]:
    return tuple(f"“{quote.text[:120]}”" for quote in column.words)
