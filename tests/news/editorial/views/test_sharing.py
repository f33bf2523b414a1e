"""The screen on which links to a draft are made and withdrawn."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from news.editorial.models import SharedDraft
from news.editorial.times import in_paper_zone
from tests.builders import a_reporter, an_article, an_editor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture
def article():
    return an_article(owner=a_reporter())


def url(article) -> str:
    return reverse("news_editorial:share", args=[article.pk])


def until(hours: float) -> str:
    return in_paper_zone(timezone.now() + timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M")


def make(client, article, *, hours=5.0, for_whom="Kuasa hukum"):
    return client.post(url(article), {"for_whom": for_whom, "expires_at": until(hours)})


def link_in(response) -> str:
    return re.search(r'value="(http[^"]+/naskah/[^"]+)"', response.text)[1]


def test_link_is_shown_once_and_opens_the_draft(client, article):
    client.force_login(article.owner)
    response = make(client, article)
    assert response.status_code == 201
    link = link_in(response)
    assert client.get(link).status_code == 200
    assert "/naskah/" not in client.get(url(article)).text


def test_form_is_filled_with_the_longest_time_and_can_be_sent_as_it_is(client, article):
    client.force_login(article.owner)
    form = client.get(url(article)).context["form"]
    expires_at = form["expires_at"].value()
    response = client.post(url(article), {"for_whom": "Saksi", "expires_at": expires_at})
    assert response.status_code == 201


def test_list_says_for_whom_until_when_and_how_often_opened(client, article):
    client.force_login(article.owner)
    link = link_in(make(client, article, for_whom="Saksi satu"))
    client.get(link)
    listed = client.get(url(article)).text
    assert "Saksi satu" in listed
    assert SharedDraft.objects.get().opened_count == 1


def test_withdrawn_link_shows_nothing(client, article):
    client.force_login(article.owner)
    link = link_in(make(client, article))
    response = client.post(url(article), {"withdraw": SharedDraft.objects.get().pk})
    assert response.status_code == 302
    assert client.get(link).status_code == 404


@pytest.mark.parametrize("given", ["", "x", "0", "-1", "9" * 40, "1.5", "٣"])
def test_made_up_withdrawal_is_not_found(client, article, given):
    client.force_login(article.owner)
    assert client.post(url(article), {"withdraw": given}).status_code == 404


def test_link_of_another_story_is_not_withdrawn_from_here(client, article):
    other = an_article(owner=article.owner)
    client.force_login(article.owner)
    make(client, other)
    assert client.post(url(article), {"withdraw": SharedDraft.objects.get().pk}).status_code == 404
    assert SharedDraft.objects.get().is_open


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"for_whom": "", "expires_at": "x"},
        {"for_whom": "x" * 161, "expires_at": "2026-13-45T99:99"},
        {"for_whom": "a\x00b", "expires_at": ""},
    ],
)
def test_form_that_is_wrong_says_so_and_makes_nothing(client, article, form):
    client.force_login(article.owner)
    response = client.post(url(article), form)
    assert response.status_code == 422
    assert response.context["form"].errors
    assert not SharedDraft.objects.exists()


@pytest.mark.parametrize("hours", [-1, 73, 24 * 40])
def test_time_outside_the_house_rule_is_explained(client, article, hours):
    client.force_login(article.owner)
    response = make(client, article, hours=hours)
    assert response.status_code == 422
    assert response.context["form"].errors["expires_at"]


def test_stranger_may_not_and_the_desk_may(client, article):
    client.force_login(a_reporter())
    make(client, article)
    assert client.get(url(article)).status_code in {302, 403}
    assert not SharedDraft.objects.exists()
    client.force_login(an_editor())
    assert make(client, article).status_code == 201


def test_editor_of_the_story_offers_the_way_to_those_who_may(client, article):
    edit = reverse("wagtailadmin_pages:edit", args=[article.pk])
    client.force_login(article.owner)
    assert url(article) in client.get(edit).text
