"""The screens of refiling: ask and look, follow the work, look back and undo."""

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from news.imports.archive.refiling.choosing import MOST_STORIES, ChoiceForm, mark_of, told
from news.imports.archive.refiling.working import (
    RIGHT,
    begin,
    begin_undoing,
    go_on,
)
from news.imports.archive.screens import ArchiveScreen, WorkScreen
from news.imports.archive.stepping import failures
from news.imports.models import RefiledStory, Refiling

SHOWN = 20
REFILINGS = 50


class ChooseView(ArchiveScreen):
    """Which stories, and what becomes of them; how many those are, and the first of them."""

    right = RIGHT
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

    right = RIGHT
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
