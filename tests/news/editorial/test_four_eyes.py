"""Who may answer for a text: somebody who had no hand in it."""

import pytest
from django.utils import translation

from news.editorial.actions import publish_imported
from news.editorial.four_eyes import contributors, objections
from news.models import ArticlePage, BylineEntry
from tests.builders import (
    a_chief,
    a_published_article,
    a_reporter,
    a_user,
    an_article,
    an_article_in_review,
    an_author,
    an_editor,
    approve_as_read,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture(autouse=True)
def _in_english():
    """The sentences are compared, not their translation."""
    with translation.override("en"):
        yield


def saved(article: ArticlePage, *, by, **changes) -> ArticlePage:
    article = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(article, name, value)
    article.save_revision(user=by)
    return article


@pytest.mark.parametrize("maker", [an_editor, a_chief], ids=["editor", "chief"])
def test_whoever_had_no_hand_in_it_may_approve(maker):
    assert objections(an_article(owner=a_reporter()), maker()) == []


def test_reporter_may_not_approve():
    assert objections(an_article(), a_reporter()) == ["Your account may not approve stories."]


def test_submitter_may_not_approve():
    editor = an_editor()
    article = an_article_in_review(owner=a_reporter())
    assert objections(article, editor) == []
    article = an_article(owner=a_reporter())
    article.get_workflow().start(article, editor)
    assert objections(article, editor) == ["You submitted this story."]


def test_whoever_submitted_again_after_a_return_may_not_approve_either():
    editor = an_editor()
    article = an_article_in_review(owner=a_reporter())
    article.current_workflow_state.current_task_state.reject(user=an_editor())
    ArticlePage.objects.get(pk=article.pk).current_workflow_state.resume(user=editor)
    assert objections(article, editor) == ["You submitted this story."]


def test_submission_before_the_last_publication_is_forgotten():
    editor = an_editor()
    article = an_article(owner=a_reporter())
    article.get_workflow().start(article, editor)
    approve_as_read(article, by=an_editor())
    article = saved(article, by=article.owner, title="Perkembangan")
    assert objections(article, editor) == []
    article.get_workflow().start(article, editor)
    assert objections(article, editor) == ["You submitted this story."]


def test_owner_may_not_approve():
    editor = an_editor()
    article = an_article(owner=editor)
    assert "You began this story." in objections(article, editor)


@pytest.mark.parametrize("role", BylineEntry.Role.values)
def test_whoever_is_in_the_byline_may_not_approve_in_whatever_part(role):
    editor = an_editor()
    article = an_article()
    article.byline_entries = [BylineEntry(author=an_author("Bimo", user=editor), role=role)]
    assert objections(article, editor) == ["Your name is in the byline."]


def test_byline_of_a_freelancer_stops_nobody():
    assert objections(an_article(authors=(an_author("Lepas"),)), an_editor()) == []


def test_byline_added_in_the_draft_counts():
    editor = an_editor()
    article = a_published_article()
    draft = article.get_latest_revision().as_object()
    draft.byline_entries = [BylineEntry(author=an_author("Bimo", user=editor))]
    assert objections(article, editor) == []
    assert objections(draft, editor) == ["Your name is in the byline."]


def test_whoever_changed_the_text_may_not_approve():
    editor = an_editor()
    article = saved(an_article(owner=a_reporter()), by=editor, title="Diperbaiki")
    assert objections(article, editor) == ["You changed this text since it was last public."]


def test_whoever_took_a_change_back_still_had_a_hand_in_it():
    editor = an_editor()
    article = an_article(owner=a_reporter(), title="Semula")
    saved(article, by=editor, title="Lain")
    article = saved(article, by=editor, title="Semula")
    assert objections(article, editor) == ["You changed this text since it was last public."]


def test_change_before_the_last_publication_is_forgotten():
    editor = an_editor()
    draft = saved(an_article(owner=a_reporter()), by=editor, title="Diperbaiki")
    publish_imported(draft)
    article = saved(draft, by=a_reporter(), title="Perkembangan")
    assert objections(article, editor) == []


def test_public_text_saved_in_between_hides_nobody():
    editor = an_editor()
    article = a_published_article(owner=a_reporter(), title="Terbit")
    saved(article, by=editor, title="Bupati menerima suap")
    saved(article, by=editor, title="Terbit")
    article = saved(article, by=article.owner, title="Bupati menerima suap")
    assert objections(article, editor) == ["You changed this text since it was last public."]


def test_superuser_is_no_exception():
    admin = a_user(is_superuser=True)
    article = saved(an_article(owner=admin), by=admin, title="Ditulis admin")
    ArticlePage.objects.get(pk=article.pk).get_workflow().start(article, admin)
    found = objections(article, admin)
    assert found == [
        "You submitted this story.",
        "You began this story.",
        "You changed this text since it was last public.",
    ]


def test_contributors_are_counted():
    reporter, editor = a_reporter(), an_editor()
    article = an_article(owner=reporter)
    saved(article, by=editor, title="Satu")
    saved(article, by=editor, title="Dua")
    assert contributors(article) == {reporter.pk: 1, editor.pk: 2}


def test_script_is_no_contributor():
    assert contributors(an_article()) == {}


def test_contributors_cost_two_queries(django_assert_num_queries):
    article = a_published_article()
    with django_assert_num_queries(2):
        contributors(article)
