"""The API of Wagtail's admin: each action by each role on each kind of page is done or refused, never a fault."""

import pytest
from django.db import transaction
from wagtail.models import Locale, Page

from home.models import HomePage
from news.models import ArticlePage, NewsIndexPage
from newsroom.admin_api import REFUSED, NewsroomPages
from tests.builders import a_chief, a_published_article, a_reporter, a_user, an_article_in_review, an_editor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

HUGE = 9**40


def an_administrator():
    return a_user(is_superuser=True)


@pytest.fixture
def pages() -> list[Page]:
    """A public story, one that waits, and all that holds them."""
    story = a_published_article()
    month = story.get_parent()
    containers = [month, month.get_parent(), NewsIndexPage.objects.get(), HomePage.objects.get()]
    return [story, an_article_in_review(), *containers]


def forms(action: str) -> list[dict]:
    """What each action reads, well meant and made up."""
    root = Page.objects.get(depth=1).pk
    known = {
        "copy": [{"recursive": True}, {"destination_page_id": root}, {"slug": "x" * 300}],
        "move": [
            {"destination_page_id": root},
            {"destination_page_id": root, "position": "left"},
            {"destination_page_id": root, "position": "first-child"},
            {"destination_page_id": HUGE},
        ],
        "copy_for_translation": [
            {"locale": "en", "copy_parents": True, "recursive": True},
            {"locale": "xx"},
            {"locale": "en", "alias": True},
        ],
        "create_alias": [{"recursive": True, "destination_page_id": root}],
        "unpublish": [{"recursive": True}],
        "revert_to_page_revision": [{"revision_id": HUGE}, {"revision_id": "x"}],
    }
    return [{}, *known.get(action, [])]


def ask(client, page: Page, action: str, data: dict):
    url = f"/admin/api/main/pages/{page.pk}/action/{action}/"
    return client.post(url, data, content_type="application/json")


@pytest.mark.parametrize("role", [a_reporter, an_editor, a_chief, an_administrator])
def test_every_action_on_every_page_is_answered(client, pages, role):
    Locale.objects.get_or_create(language_code="en")
    client.force_login(role())
    client.raise_request_exception = False
    for page in pages:
        for action in NewsroomPages.actions:
            for data in forms(action):
                sid = transaction.savepoint_create()
                response = ask(client, page, action, data)
                transaction.savepoint_rollback(sid)
                assert response.status_code < 500, (page, action, data)
                if response.status_code >= 400:
                    assert response.json(), (page, action, data)


@pytest.mark.parametrize("action", REFUSED)
def test_no_page_is_mirrored_or_translated(client, pages, action):
    Locale.objects.get_or_create(language_code="en")
    client.force_login(an_administrator())
    count = Page.objects.count()
    for page in pages:
        response = ask(client, page, action, {"locale": "en"})
        assert response.status_code == 403
        assert response.json()["detail"]
    assert Page.objects.count() == count


def test_month_that_holds_a_decision_is_not_deleted(client, pages):
    client.force_login(an_administrator())
    response = ask(client, pages[2], "delete", {})
    assert response.status_code == 403
    assert response.json()["detail"]
    assert ArticlePage.objects.filter(pk=pages[0].pk).exists()
