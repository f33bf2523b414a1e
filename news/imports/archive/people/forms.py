"""Who stays, and what is taken over: one form for as many people as were chosen."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from news.imports.archive.people.comparing import Column, best_to_stay, differing, proposed_source
from news.models import Person
from news.text import clean_text, one_line

TAKE = "take_"


class SearchForm(forms.Form):
    """Whom to add to those that are compared. ``id`` is read beside it: it comes as often as there are people."""

    q = forms.CharField(label=_("Name or alias"), max_length=160, required=False)

    def clean_q(self) -> str:
        return one_line(clean_text(self.cleaned_data["q"]))


class MergeForm(forms.Form):
    """Offers only what is there: whoever posts another's number is refused."""

    def __init__(self, *args: Any, columns: list[Column], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._people = {str(column.person.pk): column.person for column in columns}
        choices = [(number, person.name) for number, person in self._people.items()]
        kept = best_to_stay(columns)
        self.fields["stays"] = _choice(_("This one stays"), choices, initial=kept)
        for name in differing(columns):
            label = Person._meta.get_field(name).verbose_name
            source = proposed_source(columns, name, kept=kept)
            self.fields[TAKE + name] = _choice(label, choices, initial=source)
        offices = [(office.pk, str(office)) for column in columns for office in column.person.positions.all()]
        self.fields["offices"] = forms.TypedMultipleChoiceField(
            label=_("Offices"),
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
