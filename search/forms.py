"""What a reader may ask for by the address; whatever cannot be understood is left out and is never an error page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from news.forms.limits import DayParameter
from search.normalise import visible
from search.question import MAX_CHARACTERS

RELEVANCE, NEWEST = "relevan", "terbaru"
_LONGEST_SLUG = 160


class VisibleTextField(forms.CharField):
    """A line of text, freed of what nobody can see before it is judged: a NUL is no reason to refuse a search."""

    def to_python(self, value: object) -> str:
        """Drop invisible characters, fold white space, keep the beginning of what is very long."""
        return " ".join(visible(super().to_python(value)).split())[:MAX_CHARACTERS]


class SearchForm(forms.Form):
    """The parameters of ``/cari/``. Where it is not valid, ``cleaned_data`` still holds what was understood."""

    q = VisibleTextField(required=False)
    wilayah = forms.SlugField(required=False, max_length=_LONGEST_SLUG)
    rubrik = forms.SlugField(required=False, max_length=_LONGEST_SLUG)
    penulis = forms.SlugField(required=False, max_length=_LONGEST_SLUG)
    tokoh = forms.SlugField(required=False, max_length=_LONGEST_SLUG)
    dari = DayParameter()
    sampai = DayParameter()
    urut = forms.ChoiceField(required=False, choices=[(RELEVANCE, _("most relevant")), (NEWEST, _("newest"))])
    lanjut = forms.RegexField(r"\A([0-9]{1,4}\.)?-?[0-9]{1,19}\Z", required=False)

    def clean(self) -> dict[str, Any]:
        """A span that ends before it starts holds nothing: its end is left out."""
        values = super().clean()
        since, until = values.get("dari"), values.get("sampai")
        if since and until and until < since:
            self.add_error("sampai", _("The last day lies before the first."))
        return values
