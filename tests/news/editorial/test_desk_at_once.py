"""Two people at the same card or assignment in the same second: needs real commits, threads and connections."""

import pytest
from django.utils import timezone

from news.editorial.assignments.actions import start_draft
from news.editorial.board.claims import AlreadyClaimed, claim
from news.editorial.models import Assignment, Claim
from news.models import ArticlePage
from tests.at_once import together
from tests.builders import a_reporter, a_site, an_article_in_review, an_editor

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_four_claims_at_once_one_counts():
    a_site()
    article = an_article_in_review()
    editors = [an_editor() for _number in range(4)]
    results = together(*(lambda editor=editor: claim(article, by=editor) for editor in editors))
    assert sum(isinstance(result, Claim) for result in results) == 1
    assert sum(isinstance(result, AlreadyClaimed) for result in results) == 3
    assert Claim.objects.count() == 1


def test_two_who_begin_an_assignment_at_once_get_one_draft():
    a_site()
    people = [a_reporter(), a_reporter()]
    assignment = Assignment.objects.create(title="Sidang gugatan", starts_at=timezone.now())
    assignment.people.set(people)
    results = together(*(lambda who=who: start_draft(assignment, by=who) for who in people))
    assert results[0] == results[1]
    assert ArticlePage.objects.count() == 1
