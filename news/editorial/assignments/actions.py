"""Who covers what, when (*rencana liputan*): editors plan, reporters begin their own drafts from it."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log

from news.editorial.board.rows import is_on_desk
from news.editorial.models import Assignment
from news.editorial.refusals import DeskRefusal
from news.editorial.times import FARTHEST, PaperDateTimeField, in_paper_zone
from news.filing import month_page_for
from news.headline import STAND_IN_SLUG
from news.models import ArticlePage, Author, BylineEntry, PaperSettings, Region
from news.slugs import fill_slug


class PlanTimeField(PaperDateTimeField):
    """A moment within a year of now, either way: what was covered this morning can be put down too."""

    default_error_messages = {
        "required": gettext_lazy("Say when it is."),
        "far": gettext_lazy("This is more than a year away. Check the year."),
    }

    def validate(self, value: datetime | None) -> None:
        forms.Field.validate(self, value)
        if value and abs(value - timezone.now()) > FARTHEST:
            raise ValidationError(self.error_messages["far"], code="far")


class AssignmentForm(forms.ModelForm):
    """Regions are the home province's; people are those who work here now."""

    starts_at = PlanTimeField(label=gettext_lazy("When"))
    due_at = PlanTimeField(label=gettext_lazy("Text due at"), required=False)

    class Meta:
        model = Assignment
        fields = ("title", "place", "starts_at", "due_at", "people", "region", "section", "notes")
        widgets = {
            "people": forms.CheckboxSelectMultiple,
            "notes": forms.Textarea(attrs={"rows": 4}),
        }
        error_messages = {"title": {"required": gettext_lazy("Say what is to be covered.")}}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["region"].queryset = _regions(self.instance)
        self.fields["people"].queryset = _people(self.instance)
        self.fields["people"].label_from_instance = str

    def clean(self) -> dict:
        cleaned = super().clean()
        starts_at, due_at = cleaned.get("starts_at"), cleaned.get("due_at")
        if starts_at and due_at and due_at < starts_at:
            self.add_error("due_at", gettext_lazy("The text cannot be due before it begins."))
        return cleaned


def _regions(assignment: Assignment) -> QuerySet[Region]:
    province = PaperSettings.load().home_province_id
    chosen = Q(pk=assignment.region_id)
    if province is None:
        return Region.objects.filter(Q(ends_on=None) | chosen)
    return Region.objects.filter(Q(pk=province) | Q(parent=province, ends_on=None) | chosen)


def _people(assignment: Assignment) -> QuerySet:
    """Those who may log in to the newsroom, and those who are assigned already."""
    users = get_user_model().objects.order_by("first_name", "last_name", "username")
    works_here = Q(is_active=True) & (Q(groups__isnull=False) | Q(is_superuser=True))
    chosen = Q(assignments=assignment.pk) if assignment.pk else Q(pk=None)
    return users.filter(works_here | chosen).distinct()


class AssignmentCancelled(DeskRefusal):
    """Nobody covers this any more."""

    def __init__(self) -> None:
        super().__init__(_("This assignment was cancelled."))


def may_plan(user: Any) -> bool:
    """Editors and chiefs."""
    return is_on_desk(user)


@transaction.atomic
def open_assignment(pk: int) -> Assignment:
    """The assignment under its lock, so that a draft begun in the meantime is not forgotten by the change.

    Raises ``Assignment.DoesNotExist`` or ``AssignmentCancelled``. Call it in the transaction of the change.
    """
    locked = Assignment.objects.select_for_update(of=("self",)).get(pk=pk)
    if locked.cancelled_at is not None:
        raise AssignmentCancelled
    return locked


@transaction.atomic
def plan_assignment(form: AssignmentForm, *, by: Any) -> Assignment:
    """Put what a valid form says on the calendar; writes only what the form asks. Raises ``PermissionDenied``."""
    if not may_plan(by):
        raise PermissionDenied
    assignment = form.save(commit=False)
    if is_new := assignment.pk is None:
        assignment.made_by = by
        assignment.save()
    else:
        columns = {field.name for field in Assignment._meta.concrete_fields}
        assignment.save(update_fields=columns.intersection(form.cleaned_data))
    form.save_m2m()
    log(assignment, "wagtail.create" if is_new else "wagtail.edit", user=by)
    return assignment


@transaction.atomic
def cancel_assignment(assignment: Assignment, *, by: Any, now: datetime | None = None) -> Assignment:
    """Take it off the calendar; a draft that came of it stays. Raises ``PermissionDenied``."""
    if not may_plan(by):
        raise PermissionDenied
    locked = Assignment.objects.select_for_update(of=("self",)).get(pk=assignment.pk)
    if locked.cancelled_at is None:
        locked.cancelled_at = now or timezone.now()
        locked.save(update_fields=["cancelled_at"])
        log(locked, "news.assignment.cancel", user=by)
    return locked


@transaction.atomic
def start_draft(assignment: Assignment, *, by: Any) -> ArticlePage:
    """The draft of an assignment, made at the first call and found at every other; its owner is who began it.

    Only for those who are assigned, or for the desk where nobody is. Raises ``PermissionDenied`` or
    ``AssignmentCancelled``.
    """
    locked = Assignment.objects.select_for_update(of=("self",)).get(pk=assignment.pk)
    people = set(locked.people.values_list("pk", flat=True))
    if by.pk not in people and (people or not may_plan(by)):
        raise PermissionDenied
    if locked.article_id:
        return ArticlePage.objects.get(pk=locked.article_id)
    if locked.cancelled_at is not None:
        raise AssignmentCancelled
    article = _draft_of(locked, by=by)
    locked.article = article
    locked.save(update_fields=["article"])
    return article


def _draft_of(assignment: Assignment, *, by: Any) -> ArticlePage:
    """Datelined where the region is: what the assignment says of the place may be a court room."""
    month = month_page_for()
    if not month.permissions_for_user(by).can_add_subpage():
        raise PermissionDenied
    article = ArticlePage(
        title=assignment.title,
        section=assignment.section,
        region=assignment.region,
        dateline_place=assignment.region.name if assignment.region else "",
        dateline_on=in_paper_zone(assignment.starts_at).date(),
        owner=by,
        live=False,
    )
    fill_slug(article, slugify(assignment.title) or STAND_IN_SLUG)
    article.byline_entries = [BylineEntry(author=author) for author in _authors(assignment, by=by)]
    month.add_child(instance=article)
    log(article, "wagtail.create", user=by, data={"assignment": assignment.pk})
    article.save_revision(user=by)
    return article


def _authors(assignment: Assignment, *, by: Any) -> list[Author]:
    """Who began it first, then the others who were sent."""
    people = [by.pk, *assignment.people.order_by("pk").values_list("pk", flat=True)]
    found = Author.objects.filter(user__in=people).order_by("pk")
    return sorted(found, key=lambda author: author.user_id != by.pk)
