"""The screens of the archive's tools: the work is done story by story, can be watched, and goes back."""

from typing import Any
from urllib.parse import urlencode

from django.db import transaction
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from news.imports.archive.comparing import (
    MOST_PEOPLE,
    Column,
    MergeForm,
    SearchForm,
    compared,
    rows_of,
    stays_of,
)
from news.imports.archive.duplicates import DUPLICATES_RIGHT, keep_both, same_photos
from news.imports.archive.merging import MERGE_RIGHT, merge, redraw, undo
from news.imports.archive.refiling import (
    MOST_STORIES,
    REFILE_RIGHT,
    ChoiceForm,
    begin,
    begin_undoing,
    go_on,
    mark_of,
    told,
)
from news.imports.archive.similar_names import Why, keep_apart, suggestions
from news.imports.archive.steps import WorkRefused, failures, try_again
from news.imports.models import Duplicate, PersonMerge, RefiledStory, Refiling
from news.models import Person
from news.screens import Screen
from news.text import number_in


# Each story is a transaction of its own, told of together at the end: one around them all would undo that.
@method_decorator(transaction.non_atomic_requests, name="dispatch")
class ArchiveScreen(Screen):
    """For those who may use the tool."""


class WorkScreen(ArchiveScreen):
    """One piece of work: a step of it is done with each POST, on its way there or back."""

    def load(self, pk: int) -> Any:
        """The work, or 404."""
        raise NotImplementedError

    def undo(self, work: Any) -> None:
        """Turn round. Raises ``WorkRefused``."""
        raise NotImplementedError

    def go_on(self, work: Any) -> None:
        """Do a step."""
        raise NotImplementedError

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        work = self.load(pk)
        if "undo" in request.POST:
            try:
                self.undo(work)
            except WorkRefused as refusal:
                messages.error(request, str(refusal))
                return redirect(request.path)
            work = self.load(pk)
        elif "again" in request.POST:
            try_again(work)
        self.go_on(work)
        return redirect(request.path)


SHOWN = 20
REFILINGS = 50


class ChooseView(ArchiveScreen):
    """Which stories, and what becomes of them; how many those are, and the first of them."""

    right = REFILE_RIGHT
    template_name = "news_archive/refile.html"
    page_title = gettext_lazy("File stories anew")

    def get(self, request: HttpRequest) -> HttpResponse:
        if not request.GET:
            return self.show(form=ChoiceForm(), refilings=_newest())
        form = ChoiceForm(request.GET)
        return self._preview(form) if form.is_valid() else self.show(form=form)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = ChoiceForm(request.POST)
        if not form.is_valid():
            return self.show(form=form, status=422)
        stories = list(form.stories().values_list("pk", flat=True)[: MOST_STORIES + 1])
        # What was looked at is what is done: stories that came in between are looked at first.
        if not stories or mark_of(stories) != request.POST.get("seen"):
            messages.warning(request, _("Other stories fit by now. Look again, then confirm."))
            return self._preview(form, status=409)
        if len(stories) > MOST_STORIES:
            return self._preview(form, status=422)
        made = begin(stories, asked=form.asked(), becomes=form.becomes(), by=request.user)
        go_on(made)
        return redirect("news_refiling:done", made.pk)

    def _preview(self, form: ChoiceForm, *, status: int = 200) -> HttpResponse:
        stories = form.stories()
        numbers = list(stories.values_list("pk", flat=True)[: MOST_STORIES + 1])
        count = len(numbers) if len(numbers) <= MOST_STORIES else stories.count()
        shown = stories.select_related("section", "region", "published").defer_streamfields()[:SHOWN]
        return self.show(
            form=form,
            count=count,
            seen=mark_of(numbers),
            stories=shown,
            more=max(0, count - SHOWN),
            is_too_many=count > MOST_STORIES,
            most=MOST_STORIES,
            status=status,
        )


class DoneView(WorkScreen):
    """One refiling: how far it is, what became of the stories, and the way back."""

    right = REFILE_RIGHT
    template_name = "news_archive/refiled.html"
    page_title = gettext_lazy("Stories filed anew")

    def load(self, pk: int) -> Refiling:
        found = Refiling.objects.select_related("section", "region", "topic", "made_by", "undone_by")
        return get_object_or_404(found, pk=pk)

    def undo(self, work: Refiling) -> None:
        begin_undoing(work, by=self.request.user)

    def go_on(self, work: Refiling) -> None:
        go_on(work)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        made = self.load(pk)
        counted = made.stories.order_by().values_list("fate").annotate(number=Count("pk"))
        fates = [(RefiledStory.Fate(fate).label, number) for fate, number in sorted(counted)]
        left_alone = (RefiledStory.Fate.OPEN, RefiledStory.Fate.CHANGED)
        others = made.stories.filter(fate__in=left_alone).select_related("article")[:SHOWN]
        return self.show(
            made=made, asked=told(made.asked), fates=fates, others=others, failures=failures(made)
        )


def _newest() -> list[Refiling]:
    return list(
        Refiling.objects.newest_first().select_related("section", "region", "topic", "made_by")[:REFILINGS]
    )


FOUND = 12
MERGES = 50


class MergeView(ArchiveScreen):
    """Choose people, see what each has, say who stays."""

    right = MERGE_RIGHT
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

    right = MERGE_RIGHT
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

    right = MERGE_RIGHT
    template_name = "news_archive/merges.html"
    page_title = gettext_lazy("Merges of people")

    def get(self, request: HttpRequest) -> HttpResponse:
        made = PersonMerge.objects.newest_first().select_related("kept", "made_by", "undone_by")
        return self.show(merges=made.prefetch_related("merged__person")[:MERGES])


def numbers_in(query: QueryDict) -> list[int]:
    """The people an address names; what is no number is nobody."""
    return [number for text in query.getlist("id") if (number := number_in(text)) is not None]


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


NAMES_SHOWN = 30
WORDS = {
    Why.TITLES: gettext_lazy("The same name, but for titles and degrees."),
    Why.SPELLING: gettext_lazy("Nearly the same spelling."),
    Why.INITIALS: gettext_lazy("One of them has initials."),
    Why.ONE_WORD: gettext_lazy("One word of the other's name, and both stand in one story."),
}


class NamesView(ArchiveScreen):
    """Pairs to decide; an answer is remembered."""

    right = MERGE_RIGHT
    template_name = "news_archive/names.html"
    page_title = gettext_lazy("Names that look alike")

    def get(self, request: HttpRequest) -> HttpResponse:
        found, total = suggestions(most=NAMES_SHOWN)
        rows = [
            (one, WORDS[one.why], zip(one.people, one.counts, one.examples, strict=True)) for one in found
        ]
        return self.show(suggestions=[(one, why, list(people)) for one, why, people in rows], total=total)

    def post(self, request: HttpRequest) -> HttpResponse:
        numbers = numbers_in(request.POST)[:2]
        people = list(Person.objects.standing().filter(pk__in=numbers))
        if len(people) < 2:
            messages.error(request, _("One of these people was deleted meanwhile. Choose again."))
        elif "compare" in request.POST:
            return redirect(compare_address(*numbers))
        else:
            keep_apart(*people, by=request.user)
            messages.success(request, _("They stay two, and nobody is asked again."))
        return redirect("news_people:names")


PAIRS_SHOWN, PHOTOS_SHOWN = 30, 20


class DuplicatesView(Screen):
    """For those who may decide about them; stories that are public no more are no question."""

    right = DUPLICATES_RIGHT
    template_name = "news_archive/duplicates.html"
    page_title = gettext_lazy("Stories and photos twice")

    def get(self, request: HttpRequest) -> HttpResponse:
        public = {"first__published__isnull": False, "second__published__isnull": False}
        pairs = Duplicate.objects.undecided().filter(**public)
        shown = pairs.select_related("first__published", "second__published")[:PAIRS_SHOWN]
        rows = [(pair, round(pair.share * 100), [pair.first, pair.second]) for pair in shown]
        return self.show(pairs=rows, total=pairs.count(), photos=same_photos(most=PHOTOS_SHOWN))

    def post(self, request: HttpRequest) -> HttpResponse:
        pairs = Duplicate.objects.select_related("first", "second")
        pair = get_object_or_404(pairs, pk=number_in(request.POST.get("pair", "")))
        keep_both(pair, by=request.user)
        messages.success(request, _("Both stay, and nobody is asked again."))
        return redirect("news_duplicates:duplicates")
