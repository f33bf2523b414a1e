"""The assignments of a week, and what somebody can do with each."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from news.editorial.assignments.actions import cancel_assignment, start_draft
from news.editorial.assignments.calendar import Day, Standing, state_of, with_gaps
from news.editorial.board.rows import Viewer
from news.editorial.board.wording import Clock
from news.editorial.models import Assignment
from tests.builders import a_reporter, an_editor
from tests.news.editorial.board.desk import board_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def an_assignment(*people) -> Assignment:
    assignment = Assignment.objects.create(title="Sidang gugatan", starts_at=timezone.now())
    assignment.people.set(people)
    return assignment


def standing(assignment: Assignment, user) -> Standing:
    assignment.refresh_from_db()
    assignment.begun_by = assignment.article.owner_id if assignment.article else None
    viewer, clock = Viewer.of(type(user).objects.get(pk=user.pk)), Clock.at(timezone.now())
    return state_of(assignment, viewer=viewer, clock=clock)["standing"]


def on_board(user) -> tuple[str, str]:
    (line,) = board_of(user).plans
    return line.start_url, line.url


def test_whoever_is_sent_begins_it_from_either_screen():
    reporter = a_reporter()
    assignment = an_assignment(reporter)
    assert standing(assignment, reporter).can_start
    assert on_board(reporter)[0] == reverse("news_editorial:start_assignment", args=[assignment.pk])
    assert not standing(assignment, a_reporter()).can_start
    assert on_board(an_editor()) == ("", "")


def test_what_nobody_was_given_is_begun_by_the_desk_from_either_screen():
    editor, assignment = an_editor(), an_assignment()
    assert standing(assignment, editor).can_start
    assert on_board(editor)[0]
    assert on_board(a_reporter())[0] == ""


def test_draft_opens_for_whoever_may_change_it_and_for_nobody_else():
    dimas, laras, editor = a_reporter(), a_reporter(), an_editor()
    assignment = an_assignment(dimas, laras)
    draft = start_draft(assignment, by=dimas)
    url = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    for user, expected in ((dimas, url), (editor, url), (laras, ""), (a_reporter(), "")):
        assert standing(assignment, user).draft_url == expected
        assert on_board(user) == ("", expected)
        assert not standing(assignment, user).can_start


def test_what_was_called_off_is_neither_begun_nor_changed():
    reporter, editor = a_reporter(), an_editor()
    assignment = an_assignment(reporter)
    cancel_assignment(assignment, by=editor)
    assert standing(assignment, reporter) == standing(assignment, editor) == Standing(False, False)


MONDAY = date(2026, 11, 23)


def a_week(*planned: int, today: int, monday: date = MONDAY) -> list[str]:
    days = [Day(monday + timedelta(days=offset), today=monday + timedelta(days=today)) for offset in range(7)]
    for offset in planned:
        days[offset].assignments.append(Assignment(title="Sidang"))
    return [shown.title for shown in with_gaps(days)]


def test_days_without_plans_are_one_line_between_those_with():
    assert a_week(1, 4, today=4) == [
        "Senin, 23 November",
        "Selasa, 24 November",
        "Rabu–Kamis, 25–26 November",
        "Jumat, 27 November",
        "Sabtu–Minggu, 28–29 November",
    ]


def test_today_stands_alone_without_a_plan_too():
    assert a_week(today=3) == [
        "Senin–Rabu, 23–25 November",
        "Kamis, 26 November",
        "Jumat–Minggu, 27–29 November",
    ]


def test_line_over_the_end_of_a_month_names_both():
    assert a_week(today=20, monday=date(2026, 11, 30)) == ["Senin–Minggu, 30 November – 6 Desember"]
