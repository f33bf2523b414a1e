"""Words that a program found are shown as unconfirmed until somebody of the newsroom confirms them."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from news.quotes.confirming import confirm_quote
from news.quotes.models import Quote
from tests.builders import a_published_article, a_reporter, an_editor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]
MARK = 'data-kind="unconfirmed"'


@pytest.fixture
def quote(site) -> Quote:
    article = a_published_article()
    Quote.objects.filter(article=article).update(is_confirmed=False)
    return Quote.objects.select_related("speaker").get(article=article)


@pytest.mark.parametrize("page", ["ledger", "person", "quote"])
def test_readers_are_told_until_it_is_confirmed(client, quote, page):
    url = {
        "ledger": reverse("quotes"),
        "person": quote.speaker.get_absolute_url(),
        "quote": quote.get_absolute_url(),
    }[page]
    assert MARK in client.get(url).content.decode()
    confirm_quote(quote, by=an_editor())
    assert MARK not in client.get(url).content.decode()


def test_quote_of_a_story_written_here_is_confirmed(client, site):
    quote = Quote.objects.get(article=a_published_article())
    assert quote.is_confirmed
    assert MARK not in client.get(quote.get_absolute_url()).content.decode()


def test_who_confirmed_it_is_on_record(quote):
    editor = an_editor()
    assert confirm_quote(quote, by=editor)
    assert not confirm_quote(quote, by=editor)
    quote.refresh_from_db()
    assert (quote.is_confirmed, quote.confirmed_by) == (True, editor)


def test_reporter_may_not_confirm(quote):
    with pytest.raises(PermissionDenied):
        confirm_quote(quote, by=a_reporter())


def test_editor_confirms_on_the_desks_list(client, quote):
    client.force_login(an_editor())
    url = reverse("news_quotes:quotes")
    assert quote.text in client.get(url, {"belum": "1"}).content.decode()
    response = client.post(reverse("news_quotes:confirm", args=[quote.pk]), follow=True)
    assert response.status_code == 200
    assert quote.text not in response.content.decode()
