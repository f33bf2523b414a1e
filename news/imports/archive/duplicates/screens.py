"""The screen of stories and photos that stand there twice."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from news.imports.archive.duplicates.deciding import RIGHT, keep_both, same_photos
from news.imports.models import Duplicate

SHOWN, PHOTOS = 30, 20


class DuplicatesView(WagtailAdminTemplateMixin, View):
    """For whoever may decide about them; stories that are public no more are no question."""

    template_name = "news_archive/duplicates.html"
    page_title = gettext_lazy("Stories and photos twice")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(RIGHT):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        public = {"first__published__isnull": False, "second__published__isnull": False}
        pairs = Duplicate.objects.undecided().filter(**public)
        shown = pairs.select_related("first__published", "second__published")[:SHOWN]
        rows = [(pair, round(pair.share * 100), [pair.first, pair.second]) for pair in shown]
        context = {"pairs": rows, "total": pairs.count(), "photos": same_photos(most=PHOTOS)}
        return self.render_to_response(self.get_context_data(**context))

    def post(self, request: HttpRequest) -> HttpResponse:
        number = request.POST.get("pair", "")
        pairs = Duplicate.objects.select_related("first", "second")
        is_number = number.isascii() and number.isdigit() and len(number) < 16
        pair = get_object_or_404(pairs, pk=int(number) if is_number else 0)
        keep_both(pair, by=request.user)
        messages.success(request, _("Both stay, and nobody is asked again."))
        return redirect("news_duplicates:duplicates")
