"""The desk on the first page: what waits, and one's own stories."""

import pytest
from django.urls import reverse

from news.editorial.actions import return_with_note
from tests.builders import (
    PASSWORD,
    a_reporter,
    a_site,
    a_user,
    an_article,
    an_article_in_review,
    an_author,
    an_editor,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(db):
    a_site()


def home(client, username):
    client.login(username=username, password=PASSWORD)
    return client.get(reverse("wagtailadmin_home"))


def test_editor_sees_what_waits_with_the_way_to_read_it(client):
    an_editor("rahma")
    article = an_article_in_review(title="Yang <i>menunggu</i>", owner=a_reporter(first_name="Dimas"))
    an_article(title="Masih draf")
    text = home(client, "rahma").text
    assert "Yang &lt;i&gt;menunggu" in text
    assert "Dimas" in text
    assert reverse("news_editorial:read", args=[article.pk]) in text
    assert "Masih draf" not in text


def test_reporter_sees_own_stories_with_the_note_and_not_the_desks_list(client):
    reporter = a_reporter("dimas")
    article = an_article_in_review(title="Naskah saya", owner=reporter)
    return_with_note(article, by=an_editor(), note="Lengkapi sumbernya.")
    an_article_in_review(title="Naskah orang lain")
    text = home(client, "dimas").text
    assert "Naskah saya" in text
    assert "Lengkapi sumbernya." in text
    assert "Naskah orang lain" not in text
    assert 'data-kind="waiting"' not in text


def test_story_with_ones_name_in_the_byline_is_ones_own(client):
    reporter = a_reporter("laras")
    an_article(title="Ditulis berdua", authors=(an_author("Laras", user=reporter),), owner=a_reporter())
    assert "Ditulis berdua" in home(client, "laras").text


def test_wagtails_lists_of_the_same_are_gone(client):
    a_user("admin", is_superuser=True)
    an_article_in_review()
    text = home(client, "admin").text
    assert 'id="awaiting-review"' not in text
    assert "panel-recent-edits" not in text


@pytest.mark.parametrize("username", ["rahma", "dimas"])
def test_first_page_costs_the_same_with_more_stories(client, username, django_assert_max_num_queries):
    an_editor("rahma")
    reporter = a_reporter("dimas")
    an_article_in_review(owner=reporter)
    home(client, username)
    with django_assert_max_num_queries(200) as few:
        home_again(client)
    for _number in range(4):
        an_article_in_review(owner=reporter)
    with django_assert_max_num_queries(len(few)):
        home_again(client)


def home_again(client):
    return client.get(reverse("wagtailadmin_home")).text


def test_panels_need_at_most_six_queries_each(rf, django_assert_max_num_queries):
    from news.accounts.models import User
    from news.editorial.panels import MyStoriesPanel, WaitingPanel

    editor, reporter = an_editor(), a_reporter()
    for _number in range(3):
        an_article_in_review(owner=reporter)
    for panel, user in ((WaitingPanel(), editor), (MyStoriesPanel(), reporter)):
        request = rf.get("/admin/")
        request.user = User.objects.get(pk=user.pk)
        with django_assert_max_num_queries(6):
            assert panel.render_html({"request": request})
