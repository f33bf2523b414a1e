"""What the screens of one decision have in common: what readers will see, the answers, and the outlets told."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from news.editorial.audit.chain import record
from news.editorial.corrections.retraction import may_propose
from news.editorial.locks import lock_story
from news.editorial.refusals import ApproverRefused, DecidedAlready, DeskRefusal
from news.models import Correction, Republisher, Retraction
from news.screens import Screen


@transaction.atomic
def note_republisher(notice: Correction | Retraction, *, by: Any, outlet: str, told_on: date) -> Republisher:
    """Note one outlet that was told. Raises ``ApproverRefused``, and ``DecidedAlready`` if readers were not told."""
    lock_story(notice.article)
    notice = type(notice).objects.select_related("article").get(pk=notice.pk)
    if not may_propose(notice.article, by):
        raise ApproverRefused([_("Your account may not correct stories.")])
    is_correction = isinstance(notice, Correction)
    if not (notice.approved_at if is_correction else notice.is_in_force):
        raise DecidedAlready
    name = "correction" if is_correction else "retraction"
    told = Republisher.objects.create(**{name: notice}, outlet=outlet, told_on=told_on, noted_by=by)
    said = f"{outlet}, {date_format(told_on, 'j F Y')}"
    record("tell_republishers", by=by, article=notice.article, note=said, **{name: notice.pk})
    return told


class ReasonForm(forms.Form):
    """One text that stays on record."""

    reason = forms.CharField(
        label=gettext_lazy("Why?"), max_length=1000, strip=True, widget=forms.Textarea(attrs={"rows": 3})
    )


class DecisionView(Screen):
    """A screen about one record. ``answers`` names what its forms may post, each with a method of that name."""

    breadcrumbs_items: list[dict[str, str]] = []
    answers: frozenset[str] = frozenset()

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """What readers will see, and what may be answered."""
        return self.show()

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Do what was answered; a rule that stands in the way says so on the same screen."""
        answer = request.POST.get("answer", "")
        if answer not in self.answers:
            return self.show(error=_("This is not an answer."), status=400)
        try:
            message = getattr(self, f"do_{answer}")()
        except DeskRefusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, message)
        return redirect(request.get_full_path())

    def reason(self) -> str:
        """What was posted as the reason; empty where it is too long or unreadable."""
        form = ReasonForm(self.request.POST)
        return form.cleaned_data["reason"] if form.is_valid() else ""


class NotNoted(DeskRefusal):
    """What was typed is no outlet, or no day that was."""

    def __init__(self, form: forms.ModelForm) -> None:
        super().__init__(" ".join(str(error) for errors in form.errors.values() for error in errors))


class RepublisherForm(forms.ModelForm):
    """One outlet, and the day on which it was told."""

    class Meta:
        model = Republisher
        fields = ["outlet", "told_on"]
        widgets = {"told_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def clean_told_on(self) -> Any:
        """Nobody was told tomorrow."""
        told_on = self.cleaned_data["told_on"]
        if told_on > timezone.localdate():
            raise ValidationError(_("That day has not come yet."))
        return told_on


class TellsRepublishers:
    """For a ``DecisionView`` that answers ``tell`` about its ``notice``."""

    notice: Any

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the outlets that were told, and an empty form."""
        told = self.notice.republishers.select_related("noted_by")
        form = RepublisherForm(initial={"told_on": timezone.localdate()})
        return super().get_context_data(republishers=told, republisher_form=form, **kwargs)

    def do_tell(self) -> str:
        """Raises ``NotNoted``, and as ``note_republisher``."""
        form = RepublisherForm(self.request.POST)
        if not form.is_valid():
            raise NotNoted(form)
        note_republisher(self.notice, by=self.request.user, **form.cleaned_data)
        return _("Noted.")
