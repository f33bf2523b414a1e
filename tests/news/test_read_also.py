"""“Baca juga” leads on to another story and is no part of this one: it is counted, quoted, fed and sent nowhere."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string

from news.models import ArticlePage, PublishedArticle
from news.newsletter.sending import Part
from news.quotes.models import Quote, QuoteWord
from search.models import SearchDocument
from tests.builders import a_published_article, a_quote

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

OTHER = "Penyu belimbing mendarat lagi"


@pytest.fixture
def story() -> ArticlePage:
    """Five words, a quote of four, and the way to another story."""
    other = a_published_article(title=OTHER, body=[("paragraph", "<p>Tujuh ekor naik.</p>")])
    body = [
        ("paragraph", "<p>Air naik sejak Kamis pagi.</p>"),
        ("related", {"article": other}),
        a_quote("Air naik sebelum subuh."),
    ]
    return a_published_article(title="Air pasang", body=body)


def test_it_stands_in_the_text(client, story):
    assert OTHER in client.get(story.get_url()).text


def test_it_is_left_out_of_feeds(client, story):
    feed = client.get("/feed/").text
    entry = next(part for part in feed.split("<entry>") if "Air pasang</title>" in part)
    assert OTHER not in entry
    assert "Air naik sejak Kamis pagi." in entry


def test_its_words_are_not_counted(story):
    published = PublishedArticle.objects.get(pk=story.pk)
    assert published.word_count == 9
    assert published.structured_data["wordCount"] == 9


def test_nothing_of_it_is_in_the_ledger(story):
    assert list(Quote.objects.filter(article=story).values_list("text", flat=True)) == [
        "Air naik sebelum subuh."
    ]
    assert not QuoteWord.objects.filter(word__startswith="penyu").exists()


def test_readers_do_not_find_a_story_by_it(client, story):
    assert not any(
        "penyu" in str(value).casefold() for value in SearchDocument.objects.filter(pk=story.pk).values()
    )
    found = [card["url"] for card in client.get("/cari/", {"q": "penyu"}).context["results"]]
    assert story.published.url not in found


def test_it_is_not_read_aloud():
    script = Path(settings.BASE_DIR, "newsroom/static/js/listen.js").read_text(encoding="utf-8")
    assert re.search(r'LEFT_OUT = ".*\.related \*', script)


def test_nothing_of_it_is_in_the_newsletter(story):
    """Letters are made of cards."""
    assert OTHER not in str(PublishedArticle.objects.get(pk=story.pk).card)
    html = render_to_string("mail/newsletter.html", {"parts": [Part(story.region, [story.published.card])]})
    assert "Air pasang" in html
    assert OTHER not in html
