"""What editors arrange: the page and feed of a series, the head of a topic; only what is public, in their order."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from news.editorial.models import AuditEntry
from news.models import ArticlePage, Photo, Series, SeriesPart, Topic, TopicPin
from news.pictures import photo_facts
from newsroom import edition
from tests.builders import (
    a_photo,
    a_published_article,
    a_reporter,
    a_retraction,
    a_topic,
    an_article,
    an_editor,
)
from tests.news.test_query_budgets import LISTING, cost, warm_cost

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

NOW = datetime(2026, 11, 24, tzinfo=UTC)


def a_story(number: int = 0, **changes) -> ArticlePage:
    values = {"body": [("paragraph", "<p>Air naik.</p>")], "published_at": NOW - timedelta(days=number)}
    return a_published_article(title=f"Berita nomor {number}.", **(values | changes))


def a_series(*articles: ArticlePage, name: str = "Menunggu pintu air", **changes) -> Series:
    series = Series.objects.create(name=name, **changes)
    for place, article in enumerate(articles):
        SeriesPart.objects.create(series=series, article=article, sort_order=place)
    return series


def a_drawn_photo() -> Photo:
    """With the sizes that an upload makes after its commit."""
    photo = a_photo()
    photo_facts(photo)
    return photo


def pin(topic: Topic, article: ArticlePage, **changes) -> TopicPin:
    return TopicPin.objects.create(topic=topic, article=article, sort_order=topic.pins.count(), **changes)


def titles(client, address: str, name: str = "stories") -> list[str]:
    edition.forget_all()
    cache.clear()
    return [card["title"] for card in client.get(address).context[name]]


def test_series_lists_its_public_parts_in_the_editors_order(client):
    last, draft, first = a_story(1), an_article(), a_story(5)
    series = a_series(last, draft, first)
    assert titles(client, series.get_absolute_url(), "parts") == [last.title, first.title]


def test_series_without_a_public_part_is_nowhere(client):
    series = a_series(an_article())
    assert client.get(series.get_absolute_url()).status_code == 404
    assert client.get(f"{series.get_absolute_url()}feed/").status_code == 404
    assert series.get_absolute_url() not in client.get("/sitemap-halaman.xml").text


def test_series_is_in_the_sitemap(client):
    assert a_series(a_story(1)).get_absolute_url() in client.get("/sitemap-halaman.xml").text


def test_feed_of_a_series_tells_the_newest_part_first(client):
    newest, oldest = a_story(1), a_story(5)
    feed = client.get(f"{a_series(oldest, newest).get_absolute_url()}feed/").text
    assert 0 < feed.index(newest.title) < feed.index(oldest.title)


def test_feed_of_a_series_tells_of_a_part_that_was_retracted(client):
    first, second = a_story(2), a_story(1)
    series = a_series(first, second)
    a_retraction(second)
    assert "Dicabut" in client.get(f"{series.get_absolute_url()}feed/").text


@pytest.mark.parametrize("address", ["/serial/tidak-ada/", "/serial/tidak-ada/feed/", "/serial/%00/"])
def test_address_of_no_series_leads_nowhere(client, address):
    assert client.get(address).status_code == 404


def test_series_only_answers_to_reading(client):
    assert client.post(a_series(a_story(1)).get_absolute_url()).status_code == 405


def test_series_costs_the_same_whatever_its_length(client):
    stories = [a_story(number) for number in range(6)]
    series = a_series(*stories[:2], lead_photo=a_drawn_photo(), intro="Tujuh bulan.")
    with_two = cost(client, series.get_absolute_url())
    for place, story in enumerate(stories[2:], start=2):
        SeriesPart.objects.create(series=series, article=story, sort_order=place)
    assert cost(client, series.get_absolute_url()) == with_two <= LISTING


def test_story_is_in_one_series_at_most():
    story = a_story(1)
    a_series(story)
    with pytest.raises(Exception, match=r"UNIQUE|unique"):
        a_series(story, name="Lain")


def test_pinned_stories_stand_first_and_never_again_below(client):
    topic = a_topic()
    stories = [a_story(number, topics=(topic,)) for number in range(4)]
    pin(topic, stories[3])
    pin(topic, stories[1])
    address = topic.get_absolute_url()
    assert titles(client, address, "pinned") == [stories[3].title, stories[1].title]
    assert titles(client, address) == [stories[0].title, stories[2].title]


def test_pinned_story_need_not_be_about_the_topic(client):
    topic, elsewhere = a_topic(), a_story(1)
    pin(topic, elsewhere)
    assert titles(client, topic.get_absolute_url(), "pinned") == [elsewhere.title]


def test_withdrawn_pinned_story_vanishes_at_once(client):
    topic = a_topic()
    story = a_story(1, topics=(topic,))
    pin(topic, story)
    address = topic.get_absolute_url()
    assert story.title in client.get(address).text
    with TestCase.captureOnCommitCallbacks(execute=True):
        story.unpublish()
    assert story.title not in client.get(address).text


def test_pin_ends_after_its_last_day(client):
    topic, today = a_topic(), timezone.localdate()
    story = a_story(1, topics=(topic,))
    row = pin(topic, story, until=today)
    assert titles(client, topic.get_absolute_url(), "pinned") == [story.title]
    row.until = today - timedelta(days=1)
    row.save()
    assert titles(client, topic.get_absolute_url(), "pinned") == []
    assert titles(client, topic.get_absolute_url()) == [story.title]


def test_drafts_and_paid_texts_are_not_pinned(client):
    topic = a_topic()
    pin(topic, an_article())
    pin(topic, a_story(1, label="advertorial", sponsor="PT Tirta"))
    assert titles(client, topic.get_absolute_url(), "pinned") == []


def test_introduction_and_picture_stand_on_the_first_page_only(client):
    topic, photo = a_topic(), a_photo()
    topic.intro, topic.lead_photo = "<p>Pintu air <b>dijanjikan</b>.</p>", photo
    topic.save()
    first = client.get(topic.get_absolute_url()).text
    assert "Pintu air <b>dijanjikan</b>." in first
    assert photo.credit in first
    later = client.get(topic.get_absolute_url(), {"sebelum": "1-1"}).text
    assert "dijanjikan" not in later


@pytest.mark.parametrize("cursor", ["abc", "", "1-", "9" * 50, "\0"])
def test_cursor_that_is_none_of_ours_shows_the_whole_first_page(client, cursor):
    topic = a_topic()
    topic.intro = "<p>Pintu air.</p>"
    topic.save()
    pinned, other = a_story(2, topics=(topic,)), a_story(1, topics=(topic,))
    pin(topic, pinned)
    page = client.get(topic.get_absolute_url(), {"sebelum": cursor}).text
    for words in (pinned.title, other.title, "Pintu air."):
        assert words in page


def test_curated_topic_costs_no_more_than_eight_in_a_warm_process(client):
    """A link in the introduction also asks for its page, and where the site begins."""
    topic, story = a_topic(), a_story(1)
    topic.lead_photo = a_drawn_photo()
    topic.intro = "<p>Tujuh bulan.</p>"
    topic.save()
    pin(topic, story)
    assert cost(client, topic.get_absolute_url()) <= LISTING
    topic.intro = f'<p>Mulailah dari <a linktype="page" id="{story.pk}">janjinya</a>.</p>'
    topic.save()
    assert cost(client, topic.get_absolute_url()) <= LISTING + 1
    assert warm_cost(client, topic.get_absolute_url()) <= LISTING


def screen(model: type, verb: str, *args) -> str:
    return reverse(f"wagtailsnippets_news_{model._meta.model_name}:{verb}", args=args)


def test_editor_makes_a_series_and_it_is_on_record(client):
    first, second = a_story(2), a_story(1)
    client.force_login(an_editor())
    parts = inline_formset(
        [{"article": str(first.pk), "ORDER": "1"}, {"article": str(second.pk), "ORDER": "2"}]
    )
    values = {"name": "Lampu di hulu", "intro": "", "lead_photo": "", "slug": "", "parts": parts}
    response = client.post(screen(Series, "add"), nested_form_data(values))
    assert response.status_code == 302
    series = Series.objects.get()
    assert [part.article_id for part in series.parts.in_order()] == [first.pk, second.pk]
    assert AuditEntry.objects.filter(action="reference_changed").exists()


def test_paid_text_is_refused_as_a_part(client):
    paid = a_story(1, label="advertorial", sponsor="PT Tirta")
    client.force_login(an_editor())
    parts = inline_formset([{"article": str(paid.pk), "ORDER": "1"}])
    values = {"name": "Lampu di hulu", "intro": "", "lead_photo": "", "slug": "", "parts": parts}
    response = client.post(screen(Series, "add"), nested_form_data(values))
    assert response.status_code == 200
    assert "Tulisan berbayar tidak dapat menjadi bagian serial." in response.text
    assert not Series.objects.exists()


def topic_form(topic: Topic, *, pins: list = (), intro: str = "Awal.") -> dict[str, str]:
    values = {"name": topic.name, "description": "", "intro": rich_text(f"<p>{intro}</p>"), "lead_photo": ""}
    return nested_form_data(values | {"slug": topic.slug, "pins": inline_formset(list(pins))})


def test_editor_pins_a_story(client):
    topic, story = a_topic(), a_story(1)
    client.force_login(an_editor())
    form = topic_form(topic, pins=[{"article": str(story.pk), "until": "", "ORDER": "1"}])
    assert client.post(screen(Topic, "edit", topic.pk), form).status_code == 302
    assert topic.pins.get().article_id == story.pk


def test_introduction_is_no_longer_than_six_hundred_characters(client):
    topic = a_topic()
    client.force_login(an_editor())
    address = screen(Topic, "edit", topic.pk)
    assert client.post(address, topic_form(topic, intro="a" * 601)).status_code == 200
    assert client.post(address, topic_form(topic, intro="a" * 600)).status_code == 302


def test_reporters_arrange_nothing(client):
    client.force_login(a_reporter())
    for address in (screen(Series, "add"), screen(Topic, "edit", a_topic().pk)):
        assert client.get(address).status_code == 302
