"""The front page of a paper with more stories than it shows."""

import re
from collections import Counter

import pytest

from home.front import front_context
from home.models import HomePage
from home.zones import LATEST_STORIES, OPINIONS, RELATED_STORIES, SECOND_STORIES
from news.models import ArticlePage, ListingRow
from tests.builders import a_photo, a_published_article, a_section
from tests.home.fronts import repeated
from tests.news.archive import an_archive

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture(scope="module")
def full(site) -> None:
    """Thirty stories, four opinions, and a lead that the chief chose."""
    an_archive(30)
    opinions = a_section("Opini", is_opinion=True)
    for number in range(4):
        a_published_article(title=f"Pendapat {number}", section=opinions, label=ArticlePage.Label.OPINION)
    page = HomePage.objects.get()
    page.lead_story = a_published_article(lead_photo=a_photo())
    page.save()


def front() -> dict:
    return front_context(HomePage.objects.get())


def test_front_page_never_repeats_a_story(full):
    context = front()
    assert repeated(context) == []
    assert len(context["second_stories"]) == SECOND_STORIES
    assert len(context["latest"]) == LATEST_STORIES
    assert len(context["related_to_lead"]) <= RELATED_STORIES
    assert len(context["opinion"]) == OPINIONS
    assert context["region_blocks"]


def test_no_story_is_linked_twice_by_its_headline(client, full):
    page = client.get("/").text
    links = re.findall(r'<a href="(/berita/\d{4}/\d{2}/[^"#]+)"', page)
    assert [url for url, count in Counter(links).items() if count > 1] == []


def test_region_with_a_single_story_left_has_no_block(full):
    for block in front()["region_blocks"]:
        assert len(block["stories"]) >= 2
        assert {card["place"]["url"] for card in block["stories"]} == {block["region"]["url"]}


def test_front_page_costs_no_more_with_thirty_stories(full, django_assert_max_num_queries):
    page = HomePage.objects.get()
    with django_assert_max_num_queries(3):
        front_context(page)
    assert ListingRow.objects.of("latest").count() == 35
