"""The screen of names that look alike: compare and merge, or say that they are two."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from news.imports.archive.people.alike import Why
from news.imports.archive.people.merging import RIGHT
from news.imports.archive.people.screens import compare_address, numbers_in
from news.imports.archive.people.suggesting import keep_apart, suggestions
from news.imports.archive.screens import ArchiveScreen
from news.models import Person

SHOWN = 30
WORDS = {
    Why.TITLES: gettext_lazy("The same name, but for titles and degrees."),
    Why.SPELLING: gettext_lazy("Nearly the same spelling."),
    Why.INITIALS: gettext_lazy("One of them has initials."),
    Why.ONE_WORD: gettext_lazy("One word of the other's name, and both stand in one story."),
}


class NamesView(ArchiveScreen):
    """Pairs to decide; an answer is remembered."""

    right = RIGHT
    template_name = "news_archive/names.html"
    page_title = gettext_lazy("Names that look alike")

    def get(self, request: HttpRequest) -> HttpResponse:
        found, total = suggestions(most=SHOWN)
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
