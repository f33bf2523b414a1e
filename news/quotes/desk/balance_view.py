"""The balance as a report: a time, five tables, and the same as a spreadsheet."""

import csv
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.quotes.balance import Table, load_balance
from news.quotes.open_data import BYTE_ORDER_MARK, as_cell
from news.screens import Screen

BALANCE_RIGHT = "news_quotes.view_balance"
DAYS = 90
_CALENDAR = [MinValueValidator(date(2000, 1, 1)), MaxValueValidator(date(2099, 12, 31))]
_DATE = {"widget": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), "validators": _CALENDAR}


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
