"""Words that a program found are shown as unconfirmed until somebody of the newsroom confirms them."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from news.models import PublishedArticle
from news.projection import reproject
from news.quotes.checking import confirm_quote
from news.quotes.models import Promise, Quote
from newsroom import edition
from tests.builders import a_person, a_published_article, a_quote, a_reporter, an_editor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]
MARK = 'data-kind="unconfirmed"'


@pytest.fixture
def quote(site) -> Quote:
    article = a_published_article()
    # Words of theirs that somebody answers for: they have a page.
    a_published_article(
        body=[a_quote("Air sudah turun.", speaker=Quote.objects.get(article=article).speaker)]
    )
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


@pytest.fixture
def found(site) -> Quote:
    """The only words of somebody, found by a program."""
    article = a_published_article(body=[a_quote("Kami tidur di surau.", speaker=a_person("Siti Marlina"))])
    Quote.objects.filter(article=article).update(is_confirmed=False)
    reproject(article.pk)
    return Quote.objects.select_related("speaker").get(article=article)


@pytest.mark.parametrize("page", ["", "feed/"])
def test_whoever_is_known_from_nothing_confirmed_has_no_page(client, found, page):
    url = found.speaker.get_absolute_url() + page
    assert client.get(url).status_code == 404
    confirm_quote(found, by=an_editor())
    assert client.get(url).status_code == 200


@pytest.mark.parametrize(
    ("name", "args", "query"),
    [
        ("sitemap_part", ["halaman"], {}),
        ("quotes", [], {}),
        ("promises", [], {}),
        ("quotes_json", [], {}),
        ("search", [], {"q": "siti marlina"}),
        ("search_suggestions", [], {"q": "siti"}),
    ],
)
def test_nothing_leads_to_them_before(client, found, name, args, query):
    Promise.objects.create(
        quote=found,
        text="Surau diperbaiki.",
        due_on=timezone.localdate() + timedelta(days=9),
        marked_by=an_editor(),
    )
    address = found.speaker.get_absolute_url()
    url = reverse(name, args=args)
    assert address not in client.get(url, query).text
    confirm_quote(found, by=an_editor())
    assert address in client.get(url, query).text


def test_story_leads_to_its_speaker_once_that_is_confirmed(found, django_capture_on_commit_callbacks):
    address = found.speaker.get_absolute_url()
    drawn = PublishedArticle.objects.get(pk=found.article_id)
    assert address not in drawn.story_html
    assert found.speaker.name in drawn.story_html
    with django_capture_on_commit_callbacks(execute=True):
        confirm_quote(found, by=an_editor())
    drawn.refresh_from_db()
    assert address in drawn.story_html


def test_ledger_is_not_narrowed_to_whoever_is_withheld(client, found):
    for url in (reverse("quotes"), reverse("quotes_json")):
        assert found.text not in client.get(url, {"tokoh": found.speaker.slug}).text
    client.force_login(an_editor())
    assert found.text in client.get(reverse("news_quotes:quotes"), {"tokoh": found.speaker.slug}).text
    confirm_quote(found, by=an_editor())
    assert found.text in client.get(reverse("quotes"), {"tokoh": found.speaker.slug}).text


def test_machines_are_told_nothing_of_unconfirmed_words(client, found):
    text = client.get(found.get_absolute_url()).text
    assert '"Quotation"' not in text
    assert '<meta name="robots" content="noindex">' in text
    confirm_quote(found, by=an_editor())
    text = client.get(found.get_absolute_url()).text
    assert '"Quotation"' in text
    assert '<meta name="robots"' not in text


def test_whoever_embeds_unconfirmed_words_embeds_that_too(client, found):
    asked = {"url": settings.SITE_URL + found.get_absolute_url()}
    node = client.get("/oembed", asked).json()
    assert "author_url" not in node
    assert found.speaker.get_absolute_url() not in node["html"]
    assert "<strong>" in node["html"]


def test_promise_of_unconfirmed_words_says_so(client, found):
    due_on = timezone.localdate() + timedelta(days=9)
    Promise.objects.create(quote=found, text="Surau diperbaiki.", due_on=due_on, marked_by=an_editor())
    assert MARK in client.get(reverse("promises")).text
    confirm_quote(found, by=an_editor())
    assert MARK not in client.get(reverse("promises")).text


def test_front_page_prints_no_words_that_only_a_program_heard(client, found):
    for number in range(3):
        words = a_quote(f"Air surut {number} sentimeter.", speaker=a_person(f"Warga {number}"))
        a_published_article(body=[words])
    edition.forget_all()
    assert found.text not in client.get("/").text
