"""The screen of one correction: how readers will see it, and what a second person answers."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.editorial.corrections.actions import (
    approve_correction,
    drop_correction,
    put_up_alone,
    read_afterwards,
)
from news.editorial.corrections.rules import (
    may_put_up_alone,
    objections,
    objections_to_reading_afterwards,
)
from news.editorial.corrections.snippets import CORRECTS_PARAMETER, standing
from news.editorial.models import AuditEntry
from news.editorial.reading.rendering import with_correction
from news.editorial.retraction.rules import may_propose
from news.editorial.views.decisions import DecisionView
from news.editorial.views.republishers import TellsRepublishers
from news.models import Correction

ADD_URL = "wagtailsnippets_news_correction:add"


class CorrectionView(TellsRepublishers, DecisionView):
    """Read a correction on its story, and answer."""

    template_name = "news_editorial/correction.html"
    page_title = gettext_lazy("Correction")
    answers = frozenset({"approve", "drop", "alone", "read", "tell"})

    def dispatch(self, request: HttpRequest, pk: int) -> HttpResponse:
        """For those who may see corrections."""
        self.require(request.user.has_perm("news.view_correction"))
        people = ("made_by", "approved_by", "read_afterwards_by", "dropped_by")
        found = Correction.objects.select_related("article", "corrects", *people)
        self.correction = self.notice = get_object_or_404(found, pk=pk)
        return super().dispatch(request, pk=pk)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The story with the notice above it."""
        return self.screen()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        correction, user = self.correction, self.request.user
        ask = objections_to_reading_afterwards if correction.is_to_be_read else objections
        found = ask(correction, user)
        dropped = AuditEntry.objects.about(correction.article).filter(action="drop_correction")
        return super().get_context_data(
            correction=correction,
            article=correction.article,
            standing=standing(correction),
            objections=found,
            may_drop=correction.made_by_id == user.pk or not found,
            may_tell=may_propose(correction.article, user),
            corrected_by=correction.corrected_by.first(),
            correct_it_url=f"{reverse(ADD_URL)}?{CORRECTS_PARAMETER}={correction.pk}",
            may_put_up_alone=may_put_up_alone(correction, user),
            dropped=dropped.filter(data__correction=correction.pk).first() if correction.dropped_at else None,
            frame=with_correction(correction, self.request) if correction.article.live else "",
            **kwargs,
        )

    def do_approve(self) -> str:
        approve_correction(self.correction, by=self.request.user)
        return _("Readers see it now.")

    def do_drop(self) -> str:
        drop_correction(self.correction, by=self.request.user, reason=self.reason())
        return _("Dropped; the record keeps it.")

    def do_alone(self) -> str:
        put_up_alone(self.correction, by=self.request.user, reason=self.reason())
        return _("Readers see it now. It stays on the list until a second person has read it.")

    def do_read(self) -> str:
        read_afterwards(self.correction, by=self.request.user)
        return _("Noted: a second person has read it.")
