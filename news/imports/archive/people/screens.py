"""The screens of merging: compare and choose, follow what is drawn anew, look back and undo."""

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from news.imports.archive.people.comparing import MOST_PEOPLE, Column, compared
from news.imports.archive.people.forms import MergeForm, SearchForm
from news.imports.archive.people.merging import RIGHT, merge, undo
from news.imports.archive.people.redrawing import redraw
from news.imports.archive.people.refusals import MergeRefused
from news.imports.archive.people.table import rows_of, stays_of
from news.imports.archive.stepping import failures, try_again
from news.imports.models import PersonMerge
from news.models import Person

FOUND = 12
MERGES = 50


# Each story is a transaction of its own, told of together at the end: one around them all would undo that.
@method_decorator(transaction.non_atomic_requests, name="dispatch")
class PeopleView(WagtailAdminTemplateMixin, View):
    """For whoever may merge people."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(RIGHT):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def show(self, *, status: int = 200, **context: Any) -> HttpResponse:
        """The screen with what it draws."""
        return self.render_to_response(self.get_context_data(**context), status=status)


class MergeView(PeopleView):
    """Choose people, see what each has, say who stays."""

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
        except MergeRefused as refusal:
            messages.error(request, refusal.sentence())
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


class MergedView(PeopleView):
    """One merge: what it did, how far its stories are, and the way back."""

    template_name = "news_archive/merged.html"
    page_title = gettext_lazy("People merged")

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        made = _merge(pk)
        merged = made.merged.select_related("person").order_by("pk")
        return self.show(made=made, merged=merged, failures=failures(made))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        made = _merge(pk)
        if "undo" in request.POST:
            try:
                undo(made, by=request.user)
            except MergeRefused as refusal:
                messages.error(request, refusal.sentence())
                return redirect("news_people:merged", pk)
            made = _merge(pk)
            messages.success(request, _("The merge is undone: each has what was theirs."))
        elif "again" in request.POST:
            try_again(made)
        redraw(made)
        return redirect("news_people:merged", pk)


class MergesView(PeopleView):
    """All merges, newest first."""

    template_name = "news_archive/merges.html"
    page_title = gettext_lazy("Merges of people")

    def get(self, request: HttpRequest) -> HttpResponse:
        made = PersonMerge.objects.newest_first().select_related("kept", "made_by", "undone_by")
        return self.show(merges=made.prefetch_related("merged__person")[:MERGES])


def _merge(pk: int) -> PersonMerge:
    return get_object_or_404(PersonMerge.objects.select_related("kept", "made_by", "undone_by"), pk=pk)


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
