"""The chief's choices: they stand first, the rest fills itself, and nothing stands twice."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from home.front import front_context
from home.models import HomePage
from home.zones import SECOND_STORIES
from news.models import ArticlePage
from tests.builders import (
    a_published_article,
    a_region,
    a_retraction,
    a_section,
    a_topic,
    an_article,
    an_article_in_review,
    an_editor,
    approve_as_read,
)
from tests.home.fronts import repeated, shown

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

NOW = timezone.now


def chosen(**choices) -> HomePage:
    """The front page with these of its fields; stories and regions as they are."""
    page = HomePage.objects.get()
    for name, value in choices.items():
        if isinstance(value, list):
            kind = "region" if name == "region_bands" else "story"
            value = [(kind, thing) for thing in value]
        setattr(page, name, value)
    page.full_clean()
    page.save()
    return HomePage.objects.get()


def ids(cards: list[dict]) -> list[int]:
    return [card["id"] for card in cards]


def older(days: int, **changes) -> ArticlePage:
    return a_published_article(published_at=NOW() - timedelta(days=days), **changes)


def test_chosen_stories_stand_in_their_order_and_the_newest_fill_the_rest():
    first, second = older(40), older(90)
    newest = a_published_article(region=a_region("Paser", code="64.01"))
    lead = a_published_article()
    context = front_context(chosen(lead_story=lead, second_stories=[first, second]))
    assert ids(context["second_stories"]) == [first.pk, second.pk, newest.pk][:SECOND_STORIES]
    assert repeated(context) == []


def test_story_chosen_twice_stands_in_the_first_of_its_places():
    section = a_section("Opini", is_opinion=True)
    opinion = older(3, section=section, label=ArticlePage.Label.OPINION)
    context = front_context(chosen(lead_story=opinion, second_stories=[opinion, opinion], opinions=[opinion]))
    assert context["lead"]["id"] == opinion.pk
    assert shown(context) == [opinion.pk]


def test_chosen_story_is_not_taken_by_a_zone_above_its_own():
    section = a_section("Opini", is_opinion=True)
    opinion = older(1, section=section, label=ArticlePage.Label.OPINION)
    news = older(2)
    context = front_context(chosen(opinions=[news, opinion]))
    assert ids(context["opinion"]) == [news.pk, opinion.pk]
    assert context["lead"] is None


@pytest.mark.parametrize("zone", ["second_stories", "opinions"])
def test_retracted_and_unpublished_stories_vanish_from_where_they_were_chosen(zone, client):
    retracted, draft, other = older(1, title="Ditarik"), an_article(title="Draf"), older(2)
    chosen(**{zone: [retracted, draft]})
    a_retraction(retracted)
    context = front_context(HomePage.objects.get())
    assert shown(context) == [other.pk]
    page = client.get("/").text
    assert "Ditarik" not in page
    assert "Draf<" not in page


def test_chosen_region_has_the_first_band_even_if_its_news_is_old():
    mahulu = a_region("Mahakam Ulu", code="64.11")
    old = [older(100 + number, region=mahulu) for number in range(2)]
    for number in range(14):
        older(number, title=f"Berita {number}")
    context = front_context(chosen(region_bands=[mahulu]))
    band = context["region_blocks"][0]
    assert band["region"] == {"name": "Mahakam Ulu", "url": mahulu.get_absolute_url()}
    assert ids(band["stories"]) == ids_of(old)
    assert repeated(context) == []
    assert len([block for block in context["region_blocks"] if block["region"] == band["region"]]) == 1


def ids_of(stories: list[ArticlePage]) -> list[int]:
    return [story.pk for story in stories]


def test_region_with_one_story_left_has_no_band():
    region = a_region("Mahakam Ulu", code="64.11")
    older(50, region=region)
    assert front_context(chosen(region_bands=[region]))["region_blocks"] == []


def test_topic_has_a_band_until_its_time():
    topic = a_topic("Banjir pasang")
    stories = [older(20 + number, topics=(topic,)) for number in range(2)]
    older(1)
    page = chosen(topic=topic, topic_until=NOW() + timedelta(hours=1))
    assert ids(front_context(page)["topic_stories"]) == ids_of(stories)
    later = front_context(page, at=NOW() + timedelta(hours=2))
    assert later["topic"] is None
    assert later["topic_stories"] == []


def test_breaking_news_stands_until_its_time(client):
    article = older(0, title="Jembatan putus")
    page = chosen(
        breaking_text="Jembatan Mahkota ditutup",
        breaking_story=article,
        breaking_until=NOW() + timedelta(hours=1),
    )
    assert page.breaking_since is not None
    html = client.get("/").text
    assert f'<a href="{article.published.url}">Jembatan Mahkota ditutup</a>' in html
    assert front_context(page, at=NOW() + timedelta(hours=2))["breaking"] is None


def test_breaking_news_goes_with_its_story():
    article = older(0)
    page = chosen(breaking_text="Ditarik", breaking_story=article, breaking_until=NOW() + timedelta(hours=1))
    a_retraction(article)
    assert front_context(page)["breaking"] is None


@pytest.mark.parametrize("until", [None, timedelta(hours=-1)])
def test_breaking_news_needs_an_end(until):
    page = HomePage.objects.get()
    page.breaking_text, page.breaking_until = "Kabar", NOW() + until if until else None
    with pytest.raises(ValidationError) as refusal:
        page.full_clean()
    assert set(refusal.value.message_dict) == {"breaking_until"}


def test_page_of_a_coming_moment_shows_what_will_have_appeared():
    older(1)
    title = "Warga sembilan desa di hilir mulai mengungsi ke gedung sekolah"
    waiting = an_article_in_review(title=title)
    approve_at = NOW() + timedelta(hours=3)
    approve_as_read(waiting, by=an_editor(), go_live_at=approve_at)
    page = HomePage.objects.get()
    assert waiting.pk not in shown(front_context(page, at=NOW() + timedelta(hours=2)))
    assert waiting.pk in shown(front_context(page, at=approve_at + timedelta(minutes=1)))
    assert waiting.pk not in shown(front_context(page))


@pytest.mark.parametrize("mode", ["", "hour", "evening", "morning", "never heard of"])
def test_every_preview_mode_draws_the_page(mode, rf):
    older(1)
    page = HomePage.objects.get()
    assert page.make_preview_request(preview_mode=mode).status_code == 200


def test_full_choice_takes_at_most_eight_queries_of_a_reader(client, django_assert_max_num_queries):
    topic, region = a_topic("Banjir"), a_region("Paser", code="64.01")
    stories = [older(number, topics=(topic,), region=region) for number in range(6)]
    page = chosen(
        lead_story=stories[0],
        second_stories=stories[1:3],
        region_bands=[region],
        topic=topic,
        breaking_text="Kabar",
        breaking_story=stories[5],
        breaking_until=NOW() + timedelta(hours=1),
    )
    with django_assert_max_num_queries(5):
        front_context(page)
    client.get("/")
    with django_assert_max_num_queries(8):
        assert client.get("/").context["topic"] == topic


def test_choices_cost_no_query(django_assert_num_queries):
    page = chosen(second_stories=[older(1)], region_bands=[a_region("Paser", code="64.01")])
    with django_assert_num_queries(0):
        choices = page.choices_at(NOW())
    assert len(choices.second) == len(choices.regions) == 1
