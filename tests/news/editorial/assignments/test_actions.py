"""Assignments: who plans, and how one becomes a draft."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.models import ModelLogEntry

from news.editorial.assignments.actions import (
    AssignmentCancelled,
    AssignmentForm,
    cancel_assignment,
    open_assignment,
    plan_assignment,
    start_draft,
)
from news.editorial.models import Assignment
from news.models import ArticlePage
from tests.builders import a_chief, a_region, a_reporter, a_section, an_author, an_editor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def an_assignment(*people, **changes) -> Assignment:
    values = {"title": "Sidang gugatan jalan tambang", "starts_at": timezone.now()}
    assignment = Assignment.objects.create(**(values | changes))
    assignment.people.set(people)
    return assignment


def test_draft_carries_what_was_planned_and_belongs_to_who_began_it():
    reporter = a_reporter()
    an_author("Laras Wening", user=reporter)
    # Past midnight in the paper's zone, the day before in UTC.
    moment = datetime(2026, 11, 25, 17, 0, tzinfo=UTC)
    region, section = a_region("Berau"), a_section("Hukum")
    assignment = an_assignment(
        reporter, place="Ruang sidang Kusuma Atmadja", region=region, section=section, starts_at=moment
    )
    article = start_draft(assignment, by=reporter)
    assignment.refresh_from_db()
    assert assignment.article == article
    draft = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    assert (draft.title, draft.region, draft.section) == ("Sidang gugatan jalan tambang", region, section)
    assert (draft.dateline_place, draft.dateline_on.isoformat()) == ("Berau", "2026-11-26")
    assert [entry.author.name for entry in draft.byline_entries.all()] == ["Laras Wening"]
    assert draft.owner == reporter
    assert not draft.live


def test_second_start_finds_the_same_draft():
    dimas, laras = a_reporter(), a_reporter()
    assignment = an_assignment(dimas, laras)
    assert start_draft(assignment, by=dimas) == start_draft(assignment, by=laras)
    assert ArticlePage.objects.count() == 1


def test_reporter_does_not_begin_what_is_anothers_or_nobodys():
    for assignment in (an_assignment(a_reporter()), an_assignment()):
        with pytest.raises(PermissionDenied):
            start_draft(assignment, by=a_reporter())
    assert not ArticlePage.objects.exists()


def test_editor_begins_what_nobody_was_given_and_not_what_somebody_was():
    editor = an_editor()
    assert start_draft(an_assignment(), by=editor).owner == editor
    with pytest.raises(PermissionDenied):
        start_draft(an_assignment(a_reporter()), by=editor)


def test_cancelled_assignment_is_not_begun_and_a_draft_of_it_stays():
    reporter, chief = a_reporter(), a_chief()
    begun, fresh = an_assignment(reporter), an_assignment(reporter)
    article = start_draft(begun, by=reporter)
    for assignment in (begun, fresh):
        cancel_assignment(assignment, by=chief)
    with pytest.raises(AssignmentCancelled):
        start_draft(fresh, by=reporter)
    assert start_draft(begun, by=reporter) == article


def test_only_those_who_plan_cancel():
    assignment = an_assignment()
    with pytest.raises(PermissionDenied):
        cancel_assignment(assignment, by=a_reporter())
    first = cancel_assignment(assignment, by=an_editor())
    again = cancel_assignment(assignment, by=an_editor())
    assert first.cancelled_at == again.cancelled_at


@pytest.mark.parametrize("title", ["!!!", "中文", "💥", "x" * 160])
def test_draft_of_any_title_has_an_address(title):
    reporter = a_reporter()
    assert start_draft(an_assignment(reporter, title=title), by=reporter).slug
    assert start_draft(an_assignment(reporter, title=title), by=reporter).slug


def test_everybody_who_was_sent_is_in_the_byline_whoever_began_it_first():
    dimas, laras = a_reporter(), a_reporter()
    an_author("Dimas Arya", user=dimas)
    an_author("Laras Wening", user=laras)
    draft = start_draft(an_assignment(dimas, laras), by=laras).get_latest_revision_as_object()
    assert [entry.author.name for entry in draft.byline_entries.all()] == ["Laras Wening", "Dimas Arya"]


def test_what_was_planned_and_called_off_is_in_wagtails_log():
    editor, assignment = an_editor(), an_assignment()
    cancel_assignment(assignment, by=editor)
    cancel_assignment(assignment, by=editor)
    entries = ModelLogEntry.objects.for_instance(assignment)
    assert [(entry.action, entry.user) for entry in entries] == [("news.assignment.cancel", editor)]


def test_change_keeps_a_draft_that_was_begun_in_the_meantime():
    reporter, editor = a_reporter(), an_editor()
    assignment = an_assignment(reporter)
    form = AssignmentForm(
        {"title": "Sidang ditunda", "starts_at": "2026-11-27T09:00", "people": [reporter.pk]},
        instance=assignment,
    )
    assert form.is_valid(), form.errors
    article = start_draft(assignment, by=reporter)
    plan_assignment(form, by=editor)
    assignment.refresh_from_db()
    assert (assignment.title, assignment.article) == ("Sidang ditunda", article)


def test_what_was_called_off_is_not_opened_again():
    assignment = an_assignment()
    cancel_assignment(assignment, by=an_editor())
    with pytest.raises(AssignmentCancelled):
        open_assignment(assignment.pk)
