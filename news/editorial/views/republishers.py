"""The small form beside a correction or a retraction: which outlet was told, and when."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from news.editorial.corrections.republishers import note_republisher
from news.editorial.refusals import DeskRefusal
from news.models import Republisher


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
