"""What one pair of eyes put live, shown to a second: the text, what it changed, and why it went out alone."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from news.digest import Digests, short_form
from news.editorial.actions import confirm_second_reading
from news.editorial.models import Approval
from news.editorial.reading.rendering import as_readers_see
from news.editorial.reading.second_readings import load_went_live, objections_to
from news.editorial.refusals import DeskRefusal
from news.editorial.views.reading_screen import AS_READ, ReadingScreen, compared_texts


class SecondReadingView(ReadingScreen):
    """Read what went out, and say that one has."""

    template_name = "news_editorial/second_reading.html"
    page_title = gettext_lazy("Second reading")

    def dispatch(self, request: HttpRequest, approval_id: int) -> HttpResponse:
        """Only for those who may publish the story, and only of what one pair of eyes decided."""
        alone = Approval.objects.filter(kind__in=Approval.ALONE)
        self.approval = get_object_or_404(
            alone.select_related("article", "made_by", "second_reading__read_by"), pk=approval_id
        )
        self.article = self.approval.article
        self.require_publisher(request)
        self.went_live = load_went_live(self.approval)
        if self.went_live is None:
            raise Http404
        return super().dispatch(request, approval_id)

    def get(self, request: HttpRequest, approval_id: int) -> HttpResponse:
        """Show the text; the showing is on record, and the answer needs it."""
        self.note_reading(self.went_live.content)
        return self.render_to_response(self.get_context_data(tab=self.tab, **self._story()))

    def post(self, request: HttpRequest, approval_id: int) -> HttpResponse:
        """Take the answer; it is about the text of this approval, whatever the story says by now."""
        if self.load_reading(Digests(self.went_live.content)) is None:
            messages.error(request, _("Read the text first."))
            return redirect("news_editorial:second_reading", approval_id)
        try:
            confirm_second_reading(self.approval, by=request.user, seen_digest=self.seen)
        except DeskRefusal as refusal:
            messages.error(request, str(refusal))
            return redirect("news_editorial:second_reading", approval_id)
        title = self.went_live.article.get_admin_display_title()
        messages.success(request, _("Your reading of “%(title)s” is on record.") % {"title": title})
        return redirect("wagtailadmin_home")

    def _story(self) -> dict[str, Any]:
        shown = self.went_live.article
        frame = as_readers_see(shown, self.request, is_draft=True) if self.tab == AS_READ else ""
        return compared_texts(self.went_live.before, shown) | {"frame": frame}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Who put it live, when and why, and whether this person can be the second reader."""
        approval, went_live = self.approval, self.went_live
        second = getattr(approval, "second_reading", None)
        return super().get_context_data(
            approval=approval,
            article=approval.article,
            content=went_live.article,
            before=went_live.before,
            second=second,
            against=[entry for entry in approval.gate if entry.get("is_blocking")],
            objections=[] if second else objections_to(approval, self.request.user, went_live=went_live),
            digest=approval.digest,
            short_digest=short_form(approval.digest),
            **kwargs,
        )
