"""The low-data page: the whole story in a few kilobytes, and no picture unasked."""

import gzip
import re

import pytest
from django.conf import settings
from django.core.files.storage import default_storage

from news.low_data import is_wanted, kept_low
from news.models import ArticlePage, PublishedArticle
from newsroom.demo.content import read_stories
from newsroom.storage import join_stylesheet
from tests.builders import (
    a_correction,
    a_photo,
    a_published_article,
    a_quote,
    a_retraction,
    an_article,
    an_author,
)
from tests.news.bodies import every_block

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

LOW_DATA_BYTES = 10_000
LONG_WORDS = 2_000


@pytest.fixture(scope="module")
def story(site) -> ArticlePage:
    """Everything a story can show."""
    article = a_published_article(
        title="Sembilan desa terendam",
        lead_photo=a_photo(),
        lead_photo_caption="Rumah di tepi air.",
        lead_photo_alt="Perahu di jalan desa",
        authors=(an_author("Dimas Arya"),),
        body=every_block(related=a_published_article(title="Berita terkait")),
    )
    a_correction(article, text="Bukan 1.410 rumah.")
    return ArticlePage.objects.get(pk=article.pk)


@pytest.fixture(scope="module")
def long_story(site) -> ArticlePage:
    """As many words as few stories have, taken from all of the demo's."""
    rows = [row for found in read_stories() for row in found["body"] if row["type"] in ("paragraph", "quote")]
    body, words = [], 0
    while words < LONG_WORDS:
        row = rows.pop(0)
        words += len(row["text"].split())
        is_quote = row["type"] == "quote"
        body.append(a_quote(row["text"]) if is_quote else ("paragraph", f"<p>{row['text']}</p>"))
    return a_published_article(title="Laporan panjang", body=body)


def low(client, article: ArticlePage) -> str:
    return client.get(article.get_url() + "?hemat=1").text


def weight(page: str) -> int:
    """HTML and stylesheet as they go over the line."""
    return sum(len(gzip.compress(part.encode(), 6)) for part in (page, join_stylesheet("low_data")))


def test_nothing_but_the_page_and_its_stylesheet_is_loaded(client, story):
    page = low(client, story)
    assert re.findall(r"<(?:img|script|iframe|source|video)\b", page) == []
    assert re.findall(r'<link rel="(?!canonical)(\w+)"', page) == ["stylesheet", "icon"]
    assert "font-face" not in join_stylesheet("low_data")


def test_all_that_a_reader_must_know_stays_in_order(client, story):
    words = re.sub(r"<[^>]+>", " ", low(client, story))
    parts = [
        "Sembilan desa terendam", "Dimas Arya", "Bukan 1.410 rumah.", "Tampilkan foto", "Perahu di jalan desa",
        "Rumah di tepi air.", "Laras Wening/Kabar Muara", "ANGGANA", "Air naik sebelum subuh.", "Rosdiana Kapitan",
        "Ketua RT 12", "Tanggul jebol", "Kapal sandar", "Dermaga pagi", "Satu perahu", "14.500", "Rekaman sidang",
        "di belakang tanggul", "Berita terkait", "Surat keputusan", "Minta koreksi",
    ]  # fmt: skip
    places = [words.index(part) for part in parts]
    assert places == sorted(places)


def test_each_photo_is_one_tap_away_at_its_smallest(client, story):
    addresses = re.findall(r'class="foto" href="([^"]+)">Tampilkan foto \(\d+ kB\)', low(client, story))
    assert len(addresses) == 4
    assert all(default_storage.exists(address.removeprefix(settings.MEDIA_URL)) for address in addresses)


def test_long_story_is_whole_and_light(client, story, long_story):
    page = low(client, long_story)
    assert PublishedArticle.objects.get(pk=long_story.pk).word_count >= LONG_WORDS
    assert page.count("<blockquote>") == len(long_story.quotes)
    assert weight(page) < LOW_DATA_BYTES
    assert weight(low(client, story)) < LOW_DATA_BYTES


def test_page_says_what_its_text_weighs(client, long_story):
    page = low(client, long_story)
    said = re.search(r"(\d+),(\d) kB\.", page)
    assert abs(int(said[1] + said[2]) * 100 - len(gzip.compress(page.encode(), 6))) < 100
    assert "\x00" not in page


def test_full_page_is_the_one_to_find_and_the_choice_travels_in_the_links(client, story):
    page = low(client, story)
    assert f'<link rel="canonical" href="{settings.SITE_URL}{story.get_url()}">' in page
    assert '<meta name="robots" content="noindex">' in page
    related = ArticlePage.objects.get(title="Berita terkait")
    assert f'href="{related.get_url()}?hemat=1"' in page
    assert f'href="{story.get_url()}?hemat=1"' in client.get(story.get_url()).text


@pytest.mark.parametrize(
    ("query", "header", "is_low"),
    [
        ("", None, False),
        ("", "on", True),
        ("", "ON", True),
        ("", "off", False),
        ("", "yes", False),
        ("?hemat=1", None, True),
        ("?hemat=0", "on", False),
        ("?hemat=2", None, False),
        ("?hemat=2", "on", True),
        ("?hemat=", None, False),
        ("?hemat=%00", None, False),
        ("?hemat=0&hemat=1", None, True),
    ],
)
def test_address_decides_and_without_it_the_browser(client, story, query, header, is_low):
    response = client.get(story.get_url() + query, headers={"Save-Data": header} if header else {})
    assert response.status_code == 200
    assert ("css/low_data" in response.text) is is_low
    assert "Save-Data" in response["Vary"]
    assert not response.cookies


def test_only_what_is_public_has_a_low_data_page(client):
    draft, withdrawn = an_article(), a_published_article()
    a_retraction(withdrawn)
    assert client.get(draft.get_url() + "?hemat=1").status_code == 404
    assert "Berita ini kami cabut" in low(client, withdrawn)


def test_story_of_other_templates_is_drawn_afresh(client, story):
    PublishedArticle.objects.filter(pk=story.pk).update(template_version="older", body_html="stale")
    assert "Tanggul jebol" in low(client, story)


def test_low_data_page_costs_one_query_more(client, story, django_assert_num_queries):
    client.get(story.get_url())
    with django_assert_num_queries(2):
        low(client, story)


@pytest.mark.parametrize(
    ("chosen", "save_data", "expected"),
    [(None, "", False), (None, " on ", True), ("1", "", True), ("0", "on", False), ("x", "on", True)],
)
def test_choice_is_read_the_same_by_pages_and_their_cache(chosen, save_data, expected):
    assert is_wanted(chosen, save_data=save_data) is expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/berita/2026/11/air/", "/berita/2026/11/air/?hemat=1"),
        ("/berita/2026/11/air/#b-1", "/berita/2026/11/air/?hemat=1"),
        ("http://testserver/berita/2026/11/air/", "/berita/2026/11/air/?hemat=1"),
        ("/berita/2026/11/air/riwayat/", "/berita/2026/11/air/riwayat/"),
        ("/berita/", "/berita/"),
        ("https://example.org/berita/2026/11/air/", "https://example.org/berita/2026/11/air/"),
        ("/tokoh/rosdiana/", "/tokoh/rosdiana/"),
    ],
)
def test_only_stories_of_ours_take_the_choice_along(address, expected):
    assert kept_low(address) == expected
