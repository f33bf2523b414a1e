"""What may be deleted in the newsroom: drafts that nobody ever answered for; a public story stays on record."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from news.digest import digest_of_content
from news.editorial.actions import approve
from news.models import ArticlePage
from tests.builders import (
    a_chief,
    a_correction,
    a_published_article,
    a_reporter,
    a_user,
    an_article,
    an_article_in_review,
    an_editor,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def delete_url(article: ArticlePage) -> str:
    return reverse("wagtailadmin_pages:delete", args=[article.pk])


def is_there(article: ArticlePage) -> bool:
    return ArticlePage.objects.filter(pk=article.pk).exists()


def test_reporter_throws_an_own_draft_away(client):
    reporter = a_reporter()
    client.force_login(reporter)
    article = an_article(owner=reporter)
    assert client.get(delete_url(article)).status_code == 200
    assert client.post(delete_url(article)).status_code == 302
    assert not is_there(article)


def test_reporter_cannot_throw_a_colleagues_draft_away(client):
    client.force_login(a_reporter())
    article = an_article(owner=a_reporter())
    assert client.post(delete_url(article)).status_code in {302, 403}
    assert is_there(article)


@pytest.mark.parametrize("maker", [an_editor, a_chief, lambda: a_user(is_superuser=True)])
@pytest.mark.parametrize("method", ["get", "post"])
def test_public_story_is_deleted_by_nobody_and_nobody_is_shown_a_fault(client, maker, method):
    client.force_login(maker())
    article = a_published_article()
    response = getattr(client, method)(delete_url(article))
    assert response.status_code < 500
    assert is_there(article)
    assert client.get(article.get_url()).status_code == 200


def test_public_story_is_not_deleted_with_others_in_bulk(client):
    client.force_login(a_user(is_superuser=True))
    article, draft = a_published_article(), an_article()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    response = client.post(f"{address}?id={article.pk}&id={draft.pk}&next=/admin/")
    assert response.status_code < 500
    assert is_there(article)


def test_deletion_that_was_refused_is_not_in_the_history():
    article = a_published_article()
    with pytest.raises(PermissionDenied):
        article.delete(user=a_user(is_superuser=True))
    assert not PageLogEntry.objects.filter(page=article.pk, action="wagtail.delete").exists()


def test_scheduled_story_is_not_deleted(client):
    client.force_login(a_user(is_superuser=True))
    article = an_article_in_review()
    digest = digest_of_content(article.get_latest_revision().content)
    approve(article, by=an_editor(), seen_digest=digest, go_live_at=timezone.now() + timedelta(hours=1))
    assert client.post(delete_url(article)).status_code == 302
    assert is_there(article)


def test_month_with_a_public_story_is_not_deleted(client):
    client.force_login(a_user(is_superuser=True))
    article = a_published_article()
    a_correction(article, text="Ralat.")
    response = client.post(reverse("wagtailadmin_pages:delete", args=[article.get_parent().pk]))
    assert response.status_code < 500
    assert is_there(article)
