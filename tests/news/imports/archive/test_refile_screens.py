"""The screens of refiling."""

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils.translation import ngettext

from news.editorial.refiling import refile
from news.imports.models import Refiling
from news.models import ArticlePage
from tests.builders import a_chief, a_published_article, a_section, an_editor

CHOOSE = "/admin/rubrikasi/"


@pytest.fixture(scope="module")
def stories(site):
    return [a_published_article(title=f"Rapat {number}") for number in range(3)]


@pytest.fixture
def chief(client, stories):
    chief = a_chief()
    client.force_login(chief)
    return chief


def question(**changes):
    return {"section": a_section().pk, "to_section": a_section("Ekonomi").pk, **changes}


def confirmed(client):
    """The question, with the mark of the stories that were shown for it."""
    return question(seen=client.get(CHOOSE, question()).context["seen"])


def sections():
    return set(ArticlePage.objects.live().values_list("section__name", flat=True))


def test_whoever_may_not_is_sent_away(client, stories):
    client.force_login(an_editor())
    assert client.get(CHOOSE).status_code in {302, 403}


def test_stories_are_counted_and_shown_before_anything_happens(client, chief):
    response = client.get(CHOOSE, question())
    assert response.context["count"] == 3
    assert "Rapat 1" in response.text
    assert sections() == {"Politik"}


def test_confirmed_stories_are_filed_and_filed_back(client, chief):
    response = client.post(CHOOSE, confirmed(client))
    made = Refiling.objects.get()
    assert response.url == reverse("news_refiling:done", args=[made.pk])
    assert sections() == {"Ekonomi"}
    assert client.get(response.url).status_code == 200
    client.post(response.url, {"undo": "1"})
    assert sections() == {"Politik"}
    assert client.post(response.url, {"undo": "1"}, follow=True).status_code == 200
    assert "Ekonomi" in client.get(CHOOSE).text


def test_other_stories_than_those_looked_at_are_not_filed(client, chief):
    for seen in (3, "x", ""):
        assert client.post(CHOOSE, question(seen=seen)).status_code == 409
    assert sections() == {"Politik"}


def test_one_that_came_and_one_that_left_are_looked_at_again(client, chief, stories):
    looked_at = confirmed(client)
    refile(stories[0].pk, by=chief, values={"section": a_section("Olahraga").pk})
    a_published_article(title="Rapat mendadak")
    assert client.post(CHOOSE, looked_at).status_code == 409


@pytest.mark.parametrize("wrong", [{}, {"section": "x"}, {"to_section": "9" * 12}, {"since": "kemarin"}])
def test_rubbish_gets_a_sentence(client, chief, wrong):
    assert client.post(CHOOSE, wrong).status_code == 422
    assert client.get(CHOOSE, wrong).status_code == 200


def test_a_command_finishes_what_nobody_watched(client, chief, capsys):
    client.post(CHOOSE, confirmed(client))
    Refiling.objects.all().delete()
    made = Refiling.objects.create(
        section=a_section("Olahraga"),
        made_by=chief,
        waiting=[story.pk for story in ArticlePage.objects.live()],
    )
    call_command("finish_archive_work")
    assert sections() == {"Olahraga"}
    made.refresh_from_db()
    assert made.waiting == []
    told = ngettext("%(count)d story is done.", "%(count)d stories are done.", 3) % {"count": 3}
    assert told in capsys.readouterr().out
