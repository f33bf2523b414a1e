"""The form of an assignment: what, where, who, when; times of the paper's zone."""

from datetime import datetime

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from news.editorial.models import Assignment
from news.editorial.schedule.clock import FARTHEST, PaperDateTimeField
from news.models import PaperSettings, Region


class PlanTimeField(PaperDateTimeField):
    """A moment within a year of now, either way: what was covered this morning can be put down too."""

    default_error_messages = {
        "required": _("Say when it is."),
        "far": _("This is more than a year away. Check the year."),
    }

    def validate(self, value: datetime | None) -> None:
        forms.Field.validate(self, value)
        if value and abs(value - timezone.now()) > FARTHEST:
            raise ValidationError(self.error_messages["far"], code="far")


class AssignmentForm(forms.ModelForm):
    """Regions are the home province's; people are those who work here now."""

    starts_at = PlanTimeField(label=_("When"))
    due_at = PlanTimeField(label=_("Text due at"), required=False)

    class Meta:
        model = Assignment
        fields = ("title", "place", "starts_at", "due_at", "people", "region", "section", "notes")
        widgets = {
            "people": forms.CheckboxSelectMultiple,
            "notes": forms.Textarea(attrs={"rows": 4}),
        }
        error_messages = {"title": {"required": _("Say what is to be covered.")}}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["region"].queryset = _regions(self.instance)
        self.fields["people"].queryset = _people(self.instance)
        self.fields["people"].label_from_instance = str

    def clean(self) -> dict:
        cleaned = super().clean()
        starts_at, due_at = cleaned.get("starts_at"), cleaned.get("due_at")
        if starts_at and due_at and due_at < starts_at:
            self.add_error("due_at", _("The text cannot be due before it begins."))
        return cleaned


def _regions(assignment: Assignment) -> QuerySet[Region]:
    province = PaperSettings.load().home_province_id
    chosen = Q(pk=assignment.region_id)
    if province is None:
        return Region.objects.filter(Q(ends_on=None) | chosen)
    return Region.objects.filter(Q(pk=province) | Q(parent=province, ends_on=None) | chosen)


def _people(assignment: Assignment) -> QuerySet:
    """Whoever may log in to the newsroom, and those who are assigned already."""
    users = get_user_model().objects.order_by("first_name", "last_name", "username")
    works_here = Q(is_active=True) & (Q(groups__isnull=False) | Q(is_superuser=True))
    chosen = Q(assignments=assignment.pk) if assignment.pk else Q(pk=None)
    return users.filter(works_here | chosen).distinct()
