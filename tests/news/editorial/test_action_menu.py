"""What the editor of a story offers, to whom, and when."""

import pytest
from django.urls import reverse

from news.editorial.actions import return_with_note
from tests.builders import (
    PASSWORD,
    a_chief,
    a_published_article,
    a_reporter,
    a_site,
    an_article,
    an_article_in_review,
    an_editor,
)
from tests.news.editorial.reading.screen import reading_url, save_draft

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(db):
    a_site()


def opened(client, username, article):
    client.login(username=username, password=PASSWORD)
    response = client.get(reverse("wagtailadmin_pages:edit", args=[article.pk]))
    assert response.status_code == 200
    return response


def offered(response) -> list[str]:
    menu = response.context["action_menu"]
    return [item.name for item in [menu.default_item, *menu.menu_items] if item]


def test_reporter_is_first_offered_to_submit(client):
    reporter = a_reporter("dimas")
    assert offered(opened(client, "dimas", an_article(owner=reporter)))[:2] == [
        "action-submit",
        "action-save-draft",
    ]


def test_nobody_is_offered_to_publish_or_unpublish(client):
    an_editor("rahma")
    for article in (an_article(owner=a_reporter()), a_published_article(owner=a_reporter())):
        names = offered(opened(client, "rahma", article))
        assert not {"action-publish", "action-unpublish", "action-restart-workflow"} & set(names)
        assert "/unpublish/" not in opened(client, "rahma", article).text


def test_editor_is_first_offered_to_read_what_waits(client):
    an_editor("rahma")
    article = an_article_in_review()
    response = opened(client, "rahma", article)
    assert offered(response)[0] == "action-read"
    assert reverse("news_editorial:read", args=[article.pk]) in response.text


def test_submitter_may_take_it_back_and_sees_who_has_it(client):
    reporter = a_reporter("dimas")
    response = opened(client, "dimas", an_article_in_review(owner=reporter))
    assert "action-cancel-workflow" in offered(response)
    assert "action-submit" not in offered(response)
    assert 'data-state="waiting"' in response.text


def test_returned_story_shows_the_note_above_the_text(client):
    reporter = a_reporter("dimas")
    article = an_article_in_review(owner=reporter)
    return_with_note(article, by=an_editor(first_name="Rahma"), note="Cek <tanggalnya>.")
    text = opened(client, "dimas", article).text
    assert 'data-state="returned"' in text
    assert "Cek &lt;tanggalnya&gt;." in text
    assert "Rahma" in text


def test_new_story_is_saved_or_submitted(client):
    a_reporter("dimas")
    client.login(username="dimas", password=PASSWORD)
    parent = an_article().get_parent()
    response = client.get(reverse("wagtailadmin_pages:add", args=["news", "articlepage", parent.pk]))
    assert offered(response) == ["action-submit", "action-save-draft"]


def test_only_the_chief_is_offered_the_emergency_of_a_draft(client):
    article = an_article(owner=a_reporter("dimas"))
    an_editor("rahma")
    a_chief("arman")
    assert "action-emergency" not in offered(opened(client, "dimas", article))
    assert "action-emergency" not in offered(opened(client, "rahma", article))
    names = offered(opened(client, "arman", article))
    assert "action-emergency" in names
    assert names[0] != "action-emergency"


def test_public_story_without_changes_has_no_emergency(client):
    a_chief("arman")
    assert "action-emergency" not in offered(opened(client, "arman", a_published_article()))


def test_editor_finds_the_way_to_read_changes_and_schedules(client):
    an_editor("rahma")
    article = save_draft(a_published_article(owner=a_reporter()), summary="Air masuk ke semua rumah.")
    assert reading_url(article) in opened(client, "rahma", article).text
