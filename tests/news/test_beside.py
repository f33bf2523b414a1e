"""Under and over a story: what it leads on to and its series, joined when it is read."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from news.beside import SHOWN, load_beside
from news.models import ArticlePage, Series, SeriesPart
from newsroom import edition
from tests.builders import a_published_article, a_region, a_topic, an_article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

NOW = datetime(2026, 11, 24, tzinfo=UTC)


def a_story(number: int = 0, **changes) -> ArticlePage:
    values = {"body": [("paragraph", "<p>Air naik.</p>")], "published_at": NOW - timedelta(days=number)}
    return a_published_article(title=f"Berita nomor {number}.", **(values | changes))


def a_series(*articles: ArticlePage, name: str = "Menunggu pintu air") -> Series:
    series = Series.objects.create(name=name)
    for place, article in enumerate(articles):
        SeriesPart.objects.create(series=series, article=article, sort_order=place)
    return series


def beside(article: ArticlePage, **options):
    return load_beside(article.pk, region_id=article.region_id, **options)


def page(client, article: ArticlePage) -> str:
    edition.forget_all()
    cache.clear()
    return client.get(article.get_url()).text


def test_related_stories_come_first_then_the_newest_of_the_region_then_of_the_paper():
    elsewhere = a_region("Paser", code="64.01")
    latest, nearby = a_story(1, region=elsewhere), a_story(2)
    related = a_story(9, region=elsewhere, topics=(a_topic(),))
    story = a_story(10, topics=(a_topic(),))
    assert [card["id"] for card in beside(story).related] == [related.pk, nearby.pk, latest.pk]


def test_no_more_than_three_are_shown_and_never_the_story_itself():
    stories = [a_story(number) for number in range(5)]
    shown = [card["id"] for card in beside(stories[0]).related]
    assert len(shown) == SHOWN
    assert stories[0].pk not in shown


def test_press_releases_are_not_among_the_newest():
    story = a_story(2)
    a_story(1, label="press_release", sponsor="Dinas PU")
    assert beside(story).related == []


def test_what_the_text_leads_to_is_not_offered_again(client):
    shown = a_story(2, topics=(a_topic(),))
    story = a_story(1, topics=(a_topic(),), body=[("related", {"article": shown})])
    assert story.published.facts["read_also"] == [shown.pk]
    assert page(client, story).count(shown.title) == 2  # in the block: as its label and as its link


def test_a_story_says_why_it_is_shown(client):
    a_story(2, topics=(a_topic(),))
    a_story(3)
    html = page(client, a_story(1, topics=(a_topic(),)))
    assert f"Topik: {a_topic().name}" in html
    assert "Wilayah: Berau" in html


def test_parts_of_a_series_are_counted_as_readers_have_them(client):
    first, draft, last = a_story(3), an_article(), a_story(1)
    a_series(first, draft, last)
    html = page(client, last)
    assert "Bagian 2 dari 2" in html
    assert draft.title not in html
    assert f'href="{first.published.url}" rel="prev"' in html


def test_paid_text_is_no_part_of_a_series_and_stands_in_none(client):
    first, paid, last = a_story(3), a_story(2, label="advertorial", sponsor="PT Tirta"), a_story(1)
    series = a_series(first, paid, last)
    assert beside(paid).series is None
    html = page(client, last)
    assert "Bagian 2 dari 2" in html
    for address in (series.get_absolute_url(), f"{series.get_absolute_url()}feed/"):
        assert paid.title not in client.get(address).text
    assert paid.title not in html


def test_series_is_named_in_one_phrase(client):
    first, last = a_story(3), a_story(1)
    a_series(first, last)
    assert 'aria-label="Serial: Menunggu pintu air"' in page(client, last)


def test_withdrawn_part_closes_the_gap_at_once(client):
    first, second, last = a_story(3), a_story(2), a_story(1)
    a_series(first, second, last)
    assert "Bagian 3 dari 3" in page(client, last)
    with TestCase.captureOnCommitCallbacks(execute=True):
        second.unpublish()
    html = client.get(last.get_url()).text
    assert "Bagian 2 dari 2" in html
    assert second.title not in html


def test_change_of_a_series_is_seen_at_the_next_request(client):
    first, last = a_story(3), a_story(1)
    client.get(last.get_url())
    with TestCase.captureOnCommitCallbacks(execute=True):
        a_series(first, last)
    assert "Bagian 2 dari 2" in client.get(last.get_url()).text


def test_neighbours_of_the_series_are_not_shown_twice():
    first, last = a_story(3, topics=(a_topic(),)), a_story(1, topics=(a_topic(),))
    a_series(first, last)
    assert beside(last).related == []


def test_structured_data_say_which_part_of_which_series_it_is(client):
    first, last = a_story(3), a_story(1)
    series = a_series(first, last)
    html = page(client, last)
    assert '"isPartOf":{"@type":"CreativeWorkSeries","name":"Menunggu pintu air"' in html
    assert f'{series.get_absolute_url()}"' in html
    assert '"position":2' in html
    assert '"isPartOf"' not in page(client, a_story(5))


def test_editors_order_counts_and_what_has_no_number_follows_by_its_day():
    third, second, first = a_story(5), a_story(6), a_story(1)
    series = a_series(first)
    for article in (third, second):
        SeriesPart.objects.create(series=series, article=article)
    assert [part["url"] for part in beside(first).series.parts] == [
        article.published.url for article in (first, second, third)
    ]


def test_a_story_with_everything_beside_it_costs_one_query():
    first, last = a_story(3, topics=(a_topic(),)), a_story(1, topics=(a_topic(),))
    a_series(first, last)
    with CaptureQueriesContext(connection) as captured:
        beside(last)
    assert len(captured) == 1


def test_story_in_no_series_shows_none(client):
    html = page(client, a_story(1))
    assert 'class="series ' not in html
    assert "series-steps" not in html


def test_series_takes_no_part_in_what_was_approved():
    story = a_story(1)
    before = ArticlePage.objects.get(pk=story.pk).published.digest
    a_series(story)
    assert ArticlePage.objects.get(pk=story.pk).published.digest == before
    assert not ArticlePage.objects.get(pk=story.pk).has_unpublished_changes
