"""What no browser posts and no database takes, refused before Django or Wagtail stumble over it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import BadRequest
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _
from modelcluster.forms import ClusterForm

from news.block_values import LARGEST_KEY

FIRST_YEAR, LAST_YEAR = 1900, 2200
NO_SUCH_DAY = _("Type a day of a year between %(first)s and %(last)s.")


class DayParameter(forms.DateField):
    """A day in an address: ISO, optional, and no day's end lies outside the calendar."""

    default_validators = (
        MinValueValidator(date(FIRST_YEAR, 1, 1)),
        MaxValueValidator(date(LAST_YEAR - 1, 12, 31)),
    )

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, input_formats=["%Y-%m-%d"], **options)


def refuse_made_up_choices(form: ClusterForm) -> None:
    """Raise ``BadRequest`` where a choice of the form, or of one of its rows, is no number of a row at all.

    A number that names nothing is the field's own to refuse; anything else breaks the choosers that show it again.
    """
    for part in _with_rows(form):
        for name, field in part.fields.items():
            if isinstance(field, forms.ModelChoiceField):
                posted = field.widget.value_from_datadict(part.data, part.files, part.add_prefix(name))
                for value in posted if isinstance(posted, list) else [posted]:
                    if value not in (None, "") and not _is_key(str(value)):
                        raise BadRequest("A choice in the form names nothing.")


def refuse_strange_years(form: forms.ModelForm, cleaned: dict) -> None:
    """Add an error to each day or moment that no newspaper had or will have; some cannot be stored."""
    for name, value in list(cleaned.items()):
        if hasattr(value, "year") and not FIRST_YEAR <= value.year <= LAST_YEAR:
            form.add_error(name, NO_SUCH_DAY % {"first": FIRST_YEAR, "last": LAST_YEAR})


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 20 and int(text) <= LARGEST_KEY


def _with_rows(form: ClusterForm) -> Iterator[forms.ModelForm]:
    yield form
    for formset in form.formsets.values():
        yield from formset.forms
