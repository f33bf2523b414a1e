"""What is drawn once for all readers is drawn as readers get it, whoever happens to be the first to ask."""

import pytest
from django.template import engines
from django.utils import translation
from wagtail.users.models import UserProfile

from news.models import ArticlePage, PaperSettings
from tests.builders import a_published_article, a_region, a_site, a_topic, an_editor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(db):
    a_site()


def drawn(source: str, **context) -> str:
    return engines["django"].from_string("{% load paper %}" + source).render(context)


def test_preview_in_another_language_is_not_what_readers_are_served(client):
    article, editor = a_published_article(), an_editor()
    profile = UserProfile.get_for_user(editor)
    profile.preferred_language = "en"
    profile.save()
    client.force_login(editor)
    preview = client.get(f"/admin/pages/{article.pk}/revisions/{article.latest_revision_id}/view/")
    assert preview.status_code == 200
    client.logout()
    page = client.get("/koreksi/").text
    assert "Periksa kami" in page
    assert "Check us" not in page


def test_preview_shows_the_page_in_the_papers_language(client):
    article, editor = a_published_article(), an_editor()
    profile = UserProfile.get_for_user(editor)
    profile.preferred_language = "en"
    profile.save()
    client.force_login(editor)
    page = client.get(f"/admin/pages/{article.pk}/revisions/{article.latest_revision_id}/view/").text
    assert '<html lang="id">' in page
    assert "Ada yang keliru?" in page


def test_head_and_foot_are_the_papers_whatever_page_asks_for_them_first():
    with translation.override("en"):
        head, foot = drawn("{% paper_head %}"), drawn("{% paper_foot %}")
    assert PaperSettings.load().name in head
    assert "Periksa kami" in foot


def test_pages_that_are_not_in_the_bar_share_one_head():
    assert drawn("{% paper_head slug %}", slug=a_topic().slug) == drawn("{% paper_head %}")


def test_what_stands_beside_a_draft_is_not_kept_for_readers(client):
    elsewhere = a_region("Paser", code="64.01")
    a_published_article(title="Dari Paser", region=elsewhere)
    article, editor = a_published_article(title="Dari Berau"), an_editor()
    draft = ArticlePage.objects.get(pk=article.pk)
    draft.region = elsewhere
    draft.save_revision(user=editor)
    client.force_login(editor)
    address = f"/admin/pages/{article.pk}/revisions/{draft.latest_revision_id}/view/"
    assert "Semua dari Paser" in client.get(address).text
    client.logout()
    assert "Semua dari Berau" in client.get(article.get_url()).text
