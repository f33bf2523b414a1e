"""The screens of merging: compare and choose, follow what is drawn anew, look back and undo."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from news.imports.archive.people.comparing import MOST_PEOPLE, Column, compared
from news.imports.archive.people.forms import MergeForm, SearchForm
from news.imports.archive.people.merging import RIGHT, merge, undo
from news.imports.archive.people.redrawing import redraw
from news.imports.archive.people.table import rows_of, stays_of
from news.imports.archive.refusals import WorkRefused
from news.imports.archive.screens import ArchiveScreen, WorkScreen
from news.imports.archive.stepping import failures
from news.imports.models import PersonMerge
from news.models import Person

FOUND = 12
MERGES = 50


class MergeView(ArchiveScreen):
    """Choose people, see what each has, say who stays."""

    right = RIGHT
    template_name = "news_archive/merge.html"
    page_title = gettext_lazy("Merge people")

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._compare(request, compared(numbers_in(request.GET)))

    def post(self, request: HttpRequest) -> HttpResponse:
        columns = compared(numbers_in(request.POST))
        form = MergeForm(request.POST, columns=columns) if len(columns) > 1 else None
        if form is None or not form.is_valid():
            messages.error(request, _("Choose at least two people, and one of them who stays."))
            return self._compare(request, columns, status=422)
        try:
            made = merge(
                form.kept,
                form.others,
                by=request.user,
                taking=form.taking,
                positions=form.cleaned_data["offices"],
            )
        except WorkRefused as refusal:
            messages.error(request, str(refusal))
            return self._compare(request, compared(numbers_in(request.POST)), status=409)
        redraw(made)
        messages.success(request, _("%(name)s is one person now.") % {"name": made.kept.name})
        return redirect("news_people:merged", made.pk)

    def _compare(self, request: HttpRequest, columns: list[Column], *, status: int = 200) -> HttpResponse:
        search = SearchForm(request.GET)
        asked = search.cleaned_data["q"] if search.is_valid() else ""
        context: dict[str, Any] = {"columns": columns, "search": search, "asked": asked}
        if len(columns) > 1:
            form = MergeForm(columns=columns)
            context |= {"rows": rows_of(columns, form), "stays": stays_of(form)}
        if len(columns) < MOST_PEOPLE:
            context["found"] = _found(asked, columns)
        context["heads"] = [
            (column, compare_address(*(one.person.pk for one in columns if one is not column)))
            for column in columns
        ]
        return self.show(status=status, **context)


class MergedView(WorkScreen):
    """One merge: what it did, how far its stories are, and the way back."""

    right = RIGHT
    template_name = "news_archive/merged.html"
    page_title = gettext_lazy("People merged")

    def load(self, pk: int) -> PersonMerge:
        return get_object_or_404(PersonMerge.objects.select_related("kept", "made_by", "undone_by"), pk=pk)

    def undo(self, work: PersonMerge) -> None:
        undo(work, by=self.request.user)
        messages.success(self.request, _("The merge is undone: each has what was theirs."))

    def go_on(self, work: PersonMerge) -> None:
        redraw(work)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        made = self.load(pk)
        merged = made.merged.select_related("person").order_by("pk")
        return self.show(made=made, merged=merged, failures=failures(made))


class MergesView(ArchiveScreen):
    """All merges, newest first."""

    right = RIGHT
    template_name = "news_archive/merges.html"
    page_title = gettext_lazy("Merges of people")

    def get(self, request: HttpRequest) -> HttpResponse:
        made = PersonMerge.objects.newest_first().select_related("kept", "made_by", "undone_by")
        return self.show(merges=made.prefetch_related("merged__person")[:MERGES])


def numbers_in(query: QueryDict) -> list[int]:
    """The people an address names; what is no number is nobody."""
    given = (text for text in query.getlist("id") if text.isascii() and text.isdigit() and len(text) < 16)
    return [int(text) for text in given]


def _found(asked: str, columns: list[Column]) -> list[tuple[Person, str]]:
    """Whom the words name, with the address that adds them to the comparison."""
    if not asked:
        return []
    chosen = [column.person.pk for column in columns]
    called = Q(name__icontains=asked) | Q(aliases__name__icontains=asked)
    people = Person.objects.standing().filter(called).exclude(pk__in=chosen).distinct()
    return [(person, compare_address(*chosen, person.pk)) for person in people.order_by("name")[:FOUND]]


def compare_address(*numbers: int) -> str:
    """Of the screen that compares these people."""
    return f"{reverse('news_people:merge')}?{urlencode([('id', number) for number in numbers])}"
