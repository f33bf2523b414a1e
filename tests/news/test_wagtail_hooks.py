"""The way into a new story."""

import pytest
from django.urls import reverse

from news.filing import month_page_for
from news.models import NewsIndexPage
from tests.builders import a_reporter, a_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def empty_story() -> str:
    return reverse("wagtailadmin_pages:add", args=["news", "articlepage", month_page_for().pk])


def test_writing_opens_an_empty_story_in_this_month(client):
    client.force_login(a_reporter())
    response = client.get(reverse("write_story"))
    assert (response.status_code, response["Location"]) == (302, empty_story())
    assert client.get(response["Location"]).status_code == 200


@pytest.mark.parametrize("level", ["archive", "year"])
def test_story_begun_anywhere_in_the_archive_is_filed_under_its_month(client, level):
    client.force_login(a_user(is_superuser=True))
    year = month_page_for().get_parent()
    parent = NewsIndexPage.objects.get() if level == "archive" else year
    response = client.get(reverse("wagtailadmin_pages:add", args=["news", "articlepage", parent.pk]))
    assert response.status_code == 302
    if level == "archive":
        assert response["Location"] == empty_story()


def test_menu_of_a_journalist_has_none_of_wagtails_news(client):
    client.force_login(a_reporter())
    text = client.get(reverse("wagtailadmin_home")).text
    assert "whats-new-in-wagtail" not in text
    assert "editor-guide" not in text


def test_menu_offers_writing_to_a_reporter(client):
    client.force_login(a_reporter())
    assert reverse("write_story") in client.get(reverse("wagtailadmin_home")).text


def test_writing_needs_a_login(client):
    response = client.get(reverse("write_story"))
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("wagtailadmin_login"))


def test_somebody_without_rights_in_the_archive_cannot_begin_a_story(client):
    client.force_login(a_user())
    assert client.get(empty_story()).status_code == 302
