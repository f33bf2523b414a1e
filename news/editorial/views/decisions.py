"""What the small screens of one decision have in common: what readers will see, and the answers beside it."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from news.editorial.refusals import DeskRefusal


class ReasonForm(forms.Form):
    """One text that stays on record."""

    reason = forms.CharField(
        label=gettext_lazy("Why?"), max_length=1000, strip=True, widget=forms.Textarea(attrs={"rows": 3})
    )


class DecisionView(WagtailAdminTemplateMixin, View):
    """A screen about one record. ``answers`` names what its forms may post, each with a method of that name."""

    breadcrumbs_items: list[dict[str, str]] = []
    answers: frozenset[str] = frozenset()

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Do what was answered; a rule that stands in the way says so on the same screen."""
        answer = request.POST.get("answer", "")
        if answer not in self.answers:
            return self.screen(error=_("This is not an answer."), status=400)
        try:
            message = getattr(self, f"do_{answer}")()
        except DeskRefusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, message)
        return redirect(request.get_full_path())

    def screen(self, *, status: int = 200, **context: Any) -> HttpResponse:
        """The template with what it needs."""
        return self.render_to_response(self.get_context_data(**context), status=status)

    def reason(self) -> str:
        """What was posted as the reason; empty where it is too long or unreadable."""
        form = ReasonForm(self.request.POST)
        return form.cleaned_data["reason"] if form.is_valid() else ""

    def require(self, is_allowed: bool) -> None:
        """403 for whoever has no business here."""
        if not is_allowed:
            raise PermissionDenied
