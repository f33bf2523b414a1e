"""Where a story stands, in three queries for any number."""

from datetime import timedelta

import pytest
from django.utils import timezone

from news.digest import digest_of_content
from news.editorial import status
from news.editorial.actions import approve, return_with_note
from news.editorial.status import load_status, load_statuses
from news.models import ArticlePage
from tests.builders import (
    a_published_article,
    a_reporter,
    a_site,
    an_article,
    an_article_in_review,
    an_editor,
    approve_as_read,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(db):
    a_site()


def fresh(article) -> ArticlePage:
    return ArticlePage.objects.get(pk=article.pk)


def test_draft_belongs_to_whoever_began_it():
    reporter = a_reporter()
    found = load_status(an_article(owner=reporter))
    assert (found.state, found.by) == (status.DRAFT, reporter)


def test_submitted_story_is_on_the_desk_since_then():
    article = an_article_in_review()
    found = load_status(article)
    assert (found.state, found.submitted_by) == (status.WAITING, article.owner)
    assert found.since is not None


def test_returned_story_carries_the_note_and_who_wrote_it():
    article, editor = an_article_in_review(), an_editor()
    return_with_note(article, by=editor, note="Cek tanggalnya.")
    found = load_status(fresh(article))
    assert (found.state, found.by, found.note) == (status.RETURNED, editor, "Cek tanggalnya.")


def test_story_returned_and_submitted_again_waits():
    article = an_article_in_review()
    return_with_note(article, by=an_editor(), note="Cek tanggalnya.")
    fresh(article).current_workflow_state.resume(article.owner)
    assert load_status(fresh(article)).state == status.WAITING


def test_scheduled_story_names_its_time_and_approver():
    article, editor = an_article_in_review(), an_editor()
    when = timezone.now() + timedelta(hours=5)
    digest = digest_of_content(article.get_latest_revision().content)
    approve(article, by=editor, seen_digest=digest, go_live_at=when)
    found = load_status(fresh(article))
    assert (found.state, found.go_live_at, found.by) == (status.SCHEDULED, when, editor)


def test_published_story_names_its_approver_and_unread_changes():
    article, editor = an_article_in_review(), an_editor()
    approve_as_read(article, by=editor)
    assert (load_status(fresh(article)).state, load_status(fresh(article)).by) == (status.PUBLISHED, editor)
    draft = fresh(article).get_latest_revision_as_object()
    draft.title = "Perkembangan"
    draft.save_revision(user=article.owner)
    assert load_status(fresh(article)).has_changes


def test_taken_back_story_is_a_draft_again():
    article = an_article_in_review()
    article.current_workflow_state.cancel(user=article.owner)
    assert load_status(fresh(article)).state == status.DRAFT


def test_many_cost_what_one_costs(django_assert_num_queries):
    articles = [an_article_in_review(), an_article(owner=a_reporter()), a_published_article()]
    load_statuses(articles)
    with django_assert_num_queries(3):
        assert len(load_statuses(articles)) == 3
    with django_assert_num_queries(3):
        load_statuses(articles[:1])
