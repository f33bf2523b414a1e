"""Who gets quoted in a time: by role, region, institution, and sex where stated. For the desk, to think about.

Counted are quotes, not people; words of protected sources are counted where they have no name.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import CharField, Count, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, TruncDate, TruncMonth
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.models import Person, Position, Region
from news.quotes.models import Quote
from news.quotes.models.quote import LedgerQuerySet
from news.quotes.open_data import BYTE_ORDER_MARK, as_cell
from news.quotes.roles import RoleKind
from news.screens import Screen

SHOWN = 15
WHOLE = 100
BALANCE_RIGHT = "news_quotes.view_balance"
DAYS = 90
_CALENDAR = [MinValueValidator(date(2000, 1, 1)), MaxValueValidator(date(2099, 12, 31))]
_DATE = {"widget": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), "validators": _CALENDAR}


@dataclass(frozen=True, slots=True)
class Row:
    """``share`` in percent of all quotes of the time; ``people`` are different ones."""

    name: str
    quotes: int
    people: int
    share: int


@dataclass(frozen=True, slots=True)
class Table:
    """One way to look at who was quoted."""

    title: str
    rows: list[Row]


def load_balance(since: date, until: date) -> list[Table]:
    """The tables for the days from ``since`` to ``until``; six queries."""
    quotes = Quote.objects.standing().between(since, until)
    unknown = _("not on record")
    named = quotes.exclude(speaker=None).annotate(day=TruncDate("said_at"))
    places = _counted(quotes, F("region"))
    tables = [
        (_("Role"), _counted(quotes, F("role_kind")), _roles()),
        (_("Region"), places, _regions(places)),
        (_("Institution"), _counted(named, _institution()), {}),
        (_("Sex, where stated"), _counted(named, F("speaker__sex")), dict(Person.Sex.choices)),
    ]
    drawn = [Table(title, _rows(found, names, unknown)) for title, found, names in tables]
    return [*drawn, Table(_("Months"), _months(quotes))]


def _counted(quotes: LedgerQuerySet, by: Any) -> list[tuple[Any, int, int]]:
    grouped = quotes.order_by().annotate(by=by).values_list("by")
    counts = {"quotes": Count("pk"), "people": Count("speaker", distinct=True)}
    return list(grouped.annotate(**counts).order_by("-quotes", "by"))


def _institution() -> Coalesce:
    """Where the speaker held an office on the day of the words; of several the one taken last."""
    began = Q(starts_on=None) | Q(starts_on__lte=OuterRef("day"))
    lasts = Q(ends_on=None) | Q(ends_on__gte=OuterRef("day"))
    held = Position.objects.filter(began, lasts, person=OuterRef("speaker"))
    newest = held.order_by(F("starts_on").desc(nulls_last=True), "-pk").values("institution")[:1]
    return Coalesce(Subquery(newest), Value(""), output_field=CharField())


def _rows(found: Iterable[tuple[Any, int, int]], names: dict[str, Any], unknown: str) -> list[Row]:
    found = list(found)
    whole = sum(quotes for _by, quotes, _people in found) or 1
    rows = [
        Row(str(names.get(by, by) or unknown), quotes, people, round(quotes * WHOLE / whole))
        for by, quotes, people in found
    ]
    rest = rows[SHOWN:]
    if not rest:
        return rows
    quotes = sum(row.quotes for row in rest)
    others = Row(
        _("%(count)d others") % {"count": len(rest)},
        quotes,
        sum(row.people for row in rest),
        round(quotes * WHOLE / whole),
    )
    return [*rows[:SHOWN], others]


def _months(quotes: LedgerQuerySet) -> list[Row]:
    """Over time, oldest first; the share is that of women among those whose sex is stated."""
    women = Count("pk", filter=Q(speaker__sex=Person.Sex.WOMAN))
    stated = Count("pk", filter=~Q(speaker__sex="") & Q(speaker__isnull=False))
    grouped = quotes.order_by().annotate(month=TruncMonth("said_at")).values_list("month")
    counts = {
        "quotes": Count("pk"),
        "people": Count("speaker", distinct=True),
        "women": women,
        "stated": stated,
    }
    return [
        Row(date_format(month, "F Y"), quotes, people, round(women * WHOLE / stated) if stated else 0)
        for month, quotes, people, women, stated in grouped.annotate(**counts).order_by("month")
    ]


def _roles() -> dict[str, Any]:
    return dict(RoleKind.choices)


def _regions(found: Iterable[tuple[Any, int, int]]) -> dict[int, str]:
    """With their kind: a regency and a city may have the same name."""
    return {pk: region.full_name for pk, region in Region.objects.in_bulk([row[0] for row in found]).items()}


class PeriodForm(forms.Form):
    """From one day to another."""

    dari = forms.DateField(label=gettext_lazy("From"), required=False, **_DATE)
    sampai = forms.DateField(label=gettext_lazy("Until"), required=False, **_DATE)

    def clean(self) -> dict[str, Any]:
        """The last three months, where nothing else is asked; an end before its beginning is refused."""
        values = super().clean()
        values["sampai"] = values.get("sampai") or timezone.localdate()
        values["dari"] = values.get("dari") or values["sampai"] - timedelta(days=DAYS)
        if values["sampai"] < values["dari"]:
            raise forms.ValidationError(_("The last day lies before the first."))
        return values


class BalanceView(Screen):
    """For whoever may see it: editors and the editor-in-chief."""

    right = BALANCE_RIGHT
    template_name = "news_quotes/balance.html"
    page_title = gettext_lazy("Who gets quoted")

    def get(self, request: HttpRequest) -> HttpResponse:
        form = PeriodForm(request.GET)
        if not form.is_valid():
            return self.show(form=form, status=422)
        since, until = form.cleaned_data["dari"], form.cleaned_data["sampai"]
        tables = load_balance(since, until)
        if request.GET.get("bentuk") == "csv":
            return _spreadsheet(tables, since, until)
        shown = PeriodForm(initial=form.cleaned_data)
        return self.show(form=shown, tables=tables, since=since, until=until)


def _spreadsheet(tables: list[Table], since: date, until: date) -> HttpResponse:
    response = HttpResponse(BYTE_ORDER_MARK, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="keseimbangan-{since}-{until}.csv"'
    writer = csv.writer(response)
    writer.writerow([_("Table"), _("Name"), _("Quotes"), _("People"), _("Percent")])
    for table in tables:
        for row in table.rows:
            writer.writerow([table.title, as_cell(row.name), row.quotes, row.people, row.share])
    return response
