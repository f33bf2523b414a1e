"""The screen of stories and photos that stand there twice."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from news.imports.archive.duplicates.deciding import RIGHT, keep_both, same_photos
from news.imports.models import Duplicate
from news.screens import Screen

SHOWN, PHOTOS = 30, 20


class DuplicatesView(Screen):
    """For whoever may decide about them; stories that are public no more are no question."""

    right = RIGHT
    template_name = "news_archive/duplicates.html"
    page_title = gettext_lazy("Stories and photos twice")

    def get(self, request: HttpRequest) -> HttpResponse:
        public = {"first__published__isnull": False, "second__published__isnull": False}
        pairs = Duplicate.objects.undecided().filter(**public)
        shown = pairs.select_related("first__published", "second__published")[:SHOWN]
        rows = [(pair, round(pair.share * 100), [pair.first, pair.second]) for pair in shown]
        return self.show(pairs=rows, total=pairs.count(), photos=same_photos(most=PHOTOS))

    def post(self, request: HttpRequest) -> HttpResponse:
        number = request.POST.get("pair", "")
        pairs = Duplicate.objects.select_related("first", "second")
        is_number = number.isascii() and number.isdigit() and len(number) < 16
        pair = get_object_or_404(pairs, pk=int(number) if is_number else 0)
        keep_both(pair, by=request.user)
        messages.success(request, _("Both stay, and nobody is asked again."))
        return redirect("news_duplicates:duplicates")
