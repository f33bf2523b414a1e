"""The calendar of assignments, its form, and the buttons on it."""

from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from news.editorial.assignments.actions import (
    AssignmentCancelled,
    AssignmentForm,
    cancel_assignment,
    may_plan,
    open_assignment,
    plan_assignment,
    start_draft,
)
from news.editorial.assignments.calendar import Week, state_of, with_gaps
from news.editorial.board.rows import Viewer
from news.editorial.board.wording import Clock
from news.editorial.models import Assignment
from news.editorial.refusals import DeskRefusal
from news.editorial.times import in_paper_zone, next_morning, zone_name
from news.screens import Screen


@method_decorator(require_safe, name="dispatch")
class AssignmentsView(WagtailAdminTemplateMixin, View):
    """A week of assignments."""

    template_name = "news_editorial/assignments.html"
    page_title = gettext_lazy("Assignments")

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The days with what the viewer can do with each assignment."""
        clock, viewer = Clock.at(timezone.now()), Viewer.of(self.request.user)
        today = clock.now.date()
        week = Week.of(self.request.GET.get("pekan", ""), today=today)
        days = week.load_days(today=today)
        for day in days:
            day.rows = [state_of(plan, viewer=viewer, clock=clock) for plan in day.assignments]
        return super().get_context_data(
            week=week,
            before=week.moved(-1).slug,
            after=week.moved(1).slug,
            days=with_gaps(days),
            may_plan=viewer.is_on_desk,
            zone=zone_name(),
            **kwargs,
        )


class AssignmentFormView(Screen):
    """Put down an assignment, or change one."""

    template_name = "news_editorial/assignment_form.html"
    page_title = gettext_lazy("Assignment")

    @transaction.atomic
    def dispatch(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        """Only for those who plan, and only what somebody is still to cover."""
        try:
            self.assignment = open_assignment(pk) if pk is not None and self.may(request.user) else None
        except Assignment.DoesNotExist:
            raise Http404 from None
        except AssignmentCancelled as refusal:
            messages.error(request, str(refusal))
            return redirect("news_editorial:assignments")
        return super().dispatch(request)

    def may(self, user: Any) -> bool:
        return may_plan(user)

    def get(self, request: HttpRequest) -> HttpResponse:
        initial = {} if self.assignment else {"starts_at": next_morning()}
        return self._show(AssignmentForm(instance=self.assignment, initial=initial))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = AssignmentForm(request.POST, instance=self.assignment)
        if not form.is_valid():
            return self._show(form, status=422)
        saved = plan_assignment(form, by=request.user)
        messages.success(request, _("“%(title)s” is on the calendar.") % {"title": saved.title})
        return _to_week(saved)

    def _show(self, form: AssignmentForm, *, status: int = 200) -> HttpResponse:
        return self.show(form=form, assignment=self.assignment, zone=zone_name(), status=status)


@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an assignment off the calendar."""
    assignment = get_object_or_404(Assignment, pk=pk)
    cancel_assignment(assignment, by=request.user)
    messages.success(request, _("“%(title)s” is cancelled.") % {"title": assignment.title})
    return _to_week(assignment)


@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the draft and open it; a second click opens the same one, for those who may change it."""
    assignment = get_object_or_404(Assignment, pk=pk)
    try:
        article = start_draft(assignment, by=request.user)
    except DeskRefusal as refusal:
        messages.error(request, str(refusal))
        return _to_week(assignment)
    if not article.permissions_for_user(request.user).can_edit():
        messages.info(request, _("%(name)s has begun this story.") % {"name": article.owner})
        return _to_week(assignment)
    return redirect("wagtailadmin_pages:edit", article.pk)


def _to_week(assignment: Assignment) -> HttpResponse:
    day = in_paper_zone(assignment.starts_at).date()
    return redirect(f"{reverse('news_editorial:assignments')}?pekan={Week.of('', today=day).slug}")
