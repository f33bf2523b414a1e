"""The measurements of the desk measure what they say, and leave nothing behind."""

import pytest

from devtools.benchmark import desk
from news.editorial.models import Approval
from news.models import ArticlePage
from tests.builders import a_published_article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def test_approvals_are_measured_and_undone(monkeypatch):
    a_published_article()
    monkeypatch.setattr(desk, "APPROVALS", 1)
    cost = desk.approval_cost()
    assert cost.milliseconds > 0
    assert 10 < cost.by_writer < cost.statements
    assert desk.plain_publication_cost().statements > 10
    assert ArticlePage.objects.count() == Approval.objects.count() == 1


def test_statements_of_the_board_are_counted_before_more_requests_begin(monkeypatch):
    a_published_article()
    monkeypatch.setattr(desk, "OPEN_STORIES", 2)
    statements, milliseconds = desk.board_cost()
    assert 5 < statements <= 12
    assert milliseconds > 0
    assert ArticlePage.objects.count() == 1
