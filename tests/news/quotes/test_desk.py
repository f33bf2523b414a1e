"""The desk's list of quotes, where words that a program found are confirmed one after the other."""

import pytest
from django.urls import reverse

from news.quotes.models import Quote
from tests.builders import a_published_article, an_editor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture
def quote(site, client) -> Quote:
    client.force_login(an_editor())
    Quote.objects.filter(article=a_published_article()).update(is_confirmed=False)
    return Quote.objects.select_related("article__published").get()


def test_the_story_is_at_hand_beside_its_words(client, quote):
    shown = client.get(reverse("news_quotes:quotes"), {"belum": "1"}).text
    assert f'href="{quote.article.published.url}#b-{quote.block_id}"' in shown


def test_the_list_stays_where_it_was(client, quote):
    place = "belum=1&q=air&sebelum=99-1"
    assert 'value="belum=1&amp;q=air"' in client.get(reverse("news_quotes:quotes") + "?belum=1&q=air").text
    response = client.post(reverse("news_quotes:confirm", args=[quote.pk]), {"place": place})
    assert response["Location"] == f"{reverse('news_quotes:quotes')}?{place}"


@pytest.mark.parametrize("place", ["", "//example.com/", "\r\nSet-Cookie: a=b", "x" * 9000])
def test_no_place_leads_away_from_the_list(client, quote, place):
    response = client.post(reverse("news_quotes:confirm", args=[quote.pk]), {"place": place})
    assert response["Location"].startswith(f"{reverse('news_quotes:quotes')}?")
    assert client.get(response["Location"]).status_code == 200
