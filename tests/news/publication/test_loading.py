"""What a story names and what hangs on it is asked for once, and is never older than the story."""

import pytest
from django.urls import reverse
from wagtail.models import Comment, CommentReply, ReferenceIndex, Revision

from news.models import ArticlePage, BylineEntry
from news.publication.loading import read_once
from tests.builders import a_published_article, a_reporter, an_article, an_author

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def names(article: ArticlePage) -> list[str]:
    return [str(entry) for entry in article.byline_entries.all()]


def test_relations_are_read_once_inside_and_anew_afterwards(django_assert_num_queries):
    article = an_article(authors=(an_author("Laras Wening"),))
    with read_once(article):
        with django_assert_num_queries(0):
            assert names(article) == names(article) == ["Laras Wening"]
        BylineEntry.objects.create(article=article, author=an_author("Dimas Arya"), role="editor")
        assert names(article) == ["Laras Wening"]
    assert names(article) == ["Laras Wening", "Dimas Arya"]


def test_story_that_was_saved_shows_what_somebody_else_writes_after_it():
    article = a_published_article(authors=(an_author("Laras Wening"),))
    article.save()
    BylineEntry.objects.create(article=article, author=an_author("Dimas Arya"), role="editor")
    assert names(article) == ["Laras Wening", "Dimas Arya"]


def test_remarks_with_answers_cost_no_query_inside(django_assert_num_queries):
    reporter = a_reporter()
    article = an_article(owner=reporter)
    remark = Comment.objects.create(page=article, user=reporter, text="Benar?", contentpath="title")
    CommentReply.objects.create(comment=remark, user=reporter, text="Benar.")
    article = ArticlePage.objects.get(pk=article.pk)
    with read_once(article), django_assert_num_queries(0):
        assert article.serializable_data()["wagtail_admin_comments"][0]["replies"]


def test_index_of_references_follows_the_byline():
    article = an_article(authors=(an_author("Laras Wening"),))
    gone, new = an_author("Laras Wening"), an_author("Dimas Arya")
    article.byline_entries = [BylineEntry(author=new)]
    article.save()
    assert not ReferenceIndex.get_references_to(gone).filter(object_id=str(article.pk)).exists()
    assert ReferenceIndex.get_references_to(new).filter(object_id=str(article.pk)).exists()


def test_draft_of_a_story_whose_public_version_was_purged_is_saved_all_the_same(client):
    article = a_published_article()
    article.unpublish()
    article = ArticlePage.objects.get(pk=article.pk)
    live = article.revisions.earliest("pk")
    draft = article.get_latest_revision_as_object()
    draft.live_revision_id = live.pk
    draft.title = "Judul baru"
    newest = draft.save_revision()
    Revision.objects.filter(pk=live.pk).delete()
    article = ArticlePage.objects.get(pk=article.pk)
    assert newest.content["live_revision"] == live.pk
    assert article.get_latest_revision_as_object().live_revision_id is None
    article.get_latest_revision_as_object().save()
    admin = a_reporter()
    admin.is_superuser = True
    admin.save()
    client.force_login(admin)
    assert client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).status_code == 200
