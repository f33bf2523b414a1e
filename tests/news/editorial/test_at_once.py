"""Two people at the same story in the same second: needs real commits, threads and connections."""

from collections.abc import Callable
from functools import partial

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from news.digest import digest_of_content
from news.editorial.actions import approve
from news.editorial.models import Approval, Reading
from news.models import ArticlePage, ListingRow, PublishedArticle
from tests.at_once import together
from tests.builders import a_reporter, a_site, an_article, an_article_in_review, an_author, an_editor
from tests.news.editor import edit_url, loaded, paragraph, posted

pytestmark = pytest.mark.django_db(transaction=True)


def read_by(article: ArticlePage, editor) -> Callable[[], Approval]:
    digest = digest_of_content(article.get_latest_revision().content)
    return lambda: approve(ArticlePage.objects.get(pk=article.pk), by=editor, seen_digest=digest)


def test_of_two_approvals_at_once_one_counts():
    a_site()
    article = an_article_in_review()
    results = together(read_by(article, an_editor()), read_by(article, an_editor()))
    assert sum(isinstance(result, Approval) for result in results) == 1
    assert sum(isinstance(result, PermissionDenied) for result in results) == 1
    assert Approval.objects.count() == 1
    assert ListingRow.objects.of(ListingRow.Kind.LATEST).count() == 1


@pytest.mark.parametrize("is_autosave", [False, True])
def test_text_saved_while_it_is_approved_never_goes_out_unread(is_autosave):
    a_site()
    reporter, editor = a_reporter(), an_editor()
    for attempt in range(4):
        author = an_author(f"Penulis {attempt}")
        article = an_article_in_review(
            owner=reporter, title="Yang dibaca", slug=f"b-{attempt}", authors=[author]
        )
        saved, answered = together(
            partial(save, article, by=reporter, is_autosave=is_autosave), partial(answer, article, by=editor)
        )
        assert {saved.status_code, answered.status_code} <= {200, 302, 400, 409}
        public = PublishedArticle.objects.filter(pk=article.pk).first()
        assert public is None or public.card["title"] == "Yang dibaca"
        assert public is None or Approval.objects.filter(article=article, digest=public.digest).exists()


def test_sixteen_stories_are_approved_at_once():
    a_site()
    reporter, editor = a_reporter(), an_editor()
    stories = [an_article_in_review(owner=reporter, slug=f"serentak-{number}") for number in range(16)]
    answers = together(*(partial(answer, story, by=editor) for story in stories))
    assert [response.status_code for response in answers] == [302] * 16
    assert ArticlePage.objects.live().count() == PublishedArticle.objects.count() == 16
    assert ListingRow.objects.of(ListingRow.Kind.LATEST).count() == 16


def test_of_sixteen_saves_of_one_text_one_counts_and_none_is_lost():
    a_site()
    reporter = a_reporter()
    article = an_article(owner=reporter)
    form = posted(slug=article.slug, body=[paragraph("Lain.")]) | loaded(article)
    titles = [f"Judul ke-{number:02} dari enam belas orang" for number in range(16)]
    answers = together(*(partial(post, article, form | {"title": title}, by=reporter) for title in titles))
    accepted = [title for title, response in zip(titles, answers, strict=True) if response.status_code == 302]
    assert {response.status_code for response in answers} == {200, 302}
    assert len(accepted) == 1
    assert article.revisions.filter(content__title=accepted[0]).exists()
    for title, response in zip(titles, answers, strict=True):
        # Who was refused gets the form back with what was typed.
        assert title in accepted or title in response.content.decode()


def post(article: ArticlePage, form: dict[str, str], *, by):
    client = Client()
    client.force_login(by)
    return client.post(edit_url(article), form)


def save(article: ArticlePage, *, by, is_autosave: bool):
    """As the editor in a browser does, by the button or by itself."""
    client = Client()
    client.force_login(by)
    values = {"title": "Yang tidak dibaca", "slug": article.slug, "body": [paragraph("Lain.")]}
    form = posted(**values) | loaded(article)
    if not is_autosave:
        return client.post(edit_url(article), form)
    form["overwrite_revision_id"] = form["loaded_revision_id"]
    return client.post(edit_url(article), form, headers={"accept": "application/json"})


def answer(article: ArticlePage, *, by):
    """As somebody who read the story a moment ago."""
    content = article.get_latest_revision().content
    Reading.objects.note(article, content=content, by=by)
    client = Client()
    client.force_login(by)
    form = {"answer": "publish", "digest": digest_of_content(content)}
    return client.post(reverse("news_editorial:read", args=[article.pk]), form)
