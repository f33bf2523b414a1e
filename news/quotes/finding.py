"""What a reader narrows the ledger by; whatever cannot be understood is left out, said so, and never an error page."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from news.forms.limits import DayParameter
from news.models import Person, Region
from news.quotes import words
from news.quotes.models import Quote
from news.quotes.models.quote import LedgerQuerySet
from news.quotes.roles import RoleKind
from news.text import one_line
from news.withheld import without_withheld

LONGEST_QUESTION = 200


class QuestionField(forms.CharField):
    """A line of text, freed of what nobody can see before it is judged."""

    def to_python(self, value: object) -> str:
        """Fold white space, keep the beginning of what is very long."""
        return one_line(super().to_python(value))[:LONGEST_QUESTION]


class LedgerForm(forms.Form):
    """The parameters of ``/kutipan/`` and of its data."""

    q = QuestionField(required=False)
    tokoh = forms.SlugField(required=False, max_length=160)
    peran = forms.ChoiceField(required=False, choices=RoleKind.choices)
    wilayah = forms.SlugField(required=False, max_length=120)
    dari = DayParameter()
    sampai = DayParameter()


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What is asked for. ``is_vain`` if a name in it is nobody's: then nothing is found."""

    question: str = ""
    person: Person | None = None
    role: str = ""
    region: Region | None = None
    since: date | None = None
    until: date | None = None
    is_vain: bool = False
    is_partly_understood: bool = False

    @classmethod
    def load(cls, data: QueryDict) -> "Inquiry":
        """From the query of an address; at most two queries. A name that no reader may know is nobody's."""
        return cls.of(data, people=without_withheld(Person.objects.all()))

    @classmethod
    def of(cls, data: QueryDict, *, people: QuerySet) -> "Inquiry":
        """The same, with these people to ask for: the newsroom knows more of them than its readers."""
        form = LedgerForm(data)
        is_clear = form.is_valid()
        values = form.cleaned_data
        slug, place = values.get("tokoh", ""), values.get("wilayah", "")
        # Whoever has nothing on record is unknown here: a name that no reader knows is not told.
        spoken = Exists(Quote.objects.standing().filter(speaker=OuterRef("pk")))
        called = Q(slug=slug) | Q(merged__slug=slug)
        person = people.filter(spoken).filter(called).first() if slug else None
        region = Region.objects.filter(slug=place).first() if place else None
        return cls(
            question=values.get("q", ""),
            person=person,
            role=values.get("peran", ""),
            region=region,
            since=values.get("dari"),
            until=values.get("sampai"),
            is_vain=bool(slug and person is None) or bool(place and region is None),
            is_partly_understood=not is_clear,
        )

    @property
    def is_empty(self) -> bool:
        """Everything is asked for."""
        return not (self.is_vain or self._parts())

    def narrow(self, entries: LedgerQuerySet) -> LedgerQuerySet:
        """Only words that stand, once something is asked of them: a withdrawn place says nothing of who or what."""
        if self.is_vain:
            return entries.none()
        if self.is_empty:
            return entries
        entries = entries.standing().between(self.since, self.until)
        if self.person:
            entries = entries.by(self.person)
        if self.role:
            entries = entries.as_a(self.role)
        if self.region:
            entries = entries.from_region(self.region)
        for word in words.asked(self.question):
            entries = entries.with_word(word)
        return entries

    def query(self, **changes: Any) -> str:
        """The address that asks for the same but for some changes; an empty value takes a part away."""
        parts = {name: value for name, value in (self._parts() | changes).items() if value}
        return f"?{urlencode(parts)}" if parts else "?"

    def chips(self) -> list[dict[str, str]]:
        """What is in force, each with the address without it."""
        names = {
            "q": f"“{self.question}”",
            "tokoh": str(self.person),
            "peran": str(RoleKind(self.role).label) if self.role else "",
            "wilayah": self.region.full_name if self.region else "",
            "dari": _("from %(day)s") % {"day": date_format(self.since, "j F Y")} if self.since else "",
            "sampai": _("until %(day)s") % {"day": date_format(self.until, "j F Y")} if self.until else "",
        }
        return [{"name": names[part], "remove_url": self.query(**{part: ""})} for part in self._parts()]

    def kept(self) -> list[tuple[str, str]]:
        """For the hidden fields of a form that asks for more."""
        return list(self._parts().items())

    def _parts(self) -> dict[str, str]:
        parts = {
            "q": self.question,
            "tokoh": self.person.slug if self.person else "",
            "peran": self.role,
            "wilayah": self.region.slug if self.region else "",
            "dari": self.since.isoformat() if self.since else "",
            "sampai": self.until.isoformat() if self.until else "",
        }
        return {name: value for name, value in parts.items() if value}
