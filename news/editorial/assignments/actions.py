"""Who covers what, when (*rencana liputan*): editors plan, reporters begin their own drafts from it."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from news.editorial.assignments.form import AssignmentForm
from news.editorial.board.viewer import is_on_desk
from news.editorial.models import Assignment
from news.editorial.refusals import DeskRefusal
from news.editorial.schedule.clock import in_paper_zone
from news.filing import month_page_for
from news.headline import STAND_IN_SLUG
from news.models import ArticlePage, Author, BylineEntry
from news.slugs import fill_slug


class AssignmentCancelled(DeskRefusal):
    """Nobody covers this any more."""

    def __init__(self) -> None:
        super().__init__(_("This assignment was cancelled."))


def may_plan(user: Any) -> bool:
    """Editors and chiefs."""
    return is_on_desk(user)


@transaction.atomic
def open_assignment(pk: int) -> Assignment:
    """The assignment under its lock, so that a draft begun in the meantime is not forgotten by whoever changes it.

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
    """Whoever began it first, then the others who were sent."""
    people = [by.pk, *assignment.people.order_by("pk").values_list("pk", flat=True)]
    found = Author.objects.filter(user__in=people).order_by("pk")
    return sorted(found, key=lambda author: author.user_id != by.pk)
