"""Sitemaps: each public page once, news for two days, nothing that is paid for."""

import xml.etree.ElementTree as ET
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from news import sitemaps
from news.editorial.actions import publish_imported
from news.models import ArticlePage
from tests.builders import a_correction, a_photo, a_published_article, a_region, a_section, an_article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
HOST = "http://testserver"


def read(client, url: str) -> ET.Element:
    response = client.get(url)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/xml")
    return ET.fromstring(response.content)  # noqa: S314 - our own sitemap


def addresses(client, url: str) -> list[str]:
    return [entry.text.removeprefix(HOST) for entry in read(client, url).iter(f"{MAP}loc")]


def test_index_names_a_part_for_each_month_that_has_stories(client):
    a_published_article(published_at=datetime(2026, 3, 4, tzinfo=UTC))
    a_published_article(published_at=datetime(2026, 10, 31, 17, 0, tzinfo=UTC))
    assert addresses(client, "/sitemap.xml") == [
        "/sitemap-halaman.xml",
        "/sitemap-2026-11.xml",
        "/sitemap-2026-03.xml",
    ]


def test_index_of_a_paper_without_stories_is_well_formed(client):
    assert addresses(client, "/sitemap.xml") == ["/sitemap-halaman.xml"]


def test_every_part_in_the_index_exists(client):
    a_published_article(published_at=datetime(2026, 10, 31, 17, 0, tzinfo=UTC))
    for part in addresses(client, "/sitemap.xml"):
        assert addresses(client, part)


def test_part_of_other_pages_is_no_longer_than_a_part_may_be(client, monkeypatch):
    a_published_article()
    whole = addresses(client, "/sitemap-halaman.xml")
    monkeypatch.setattr(sitemaps, "PART_LIMIT", 4)
    assert addresses(client, "/sitemap-halaman.xml") == whole[:4]


def test_part_has_the_stories_of_its_month_in_the_papers_zone(client):
    october = a_published_article(published_at=datetime(2026, 10, 31, 15, 59, tzinfo=UTC))
    november = a_published_article(published_at=datetime(2026, 10, 31, 16, 0, tzinfo=UTC))
    assert addresses(client, "/sitemap-2026-10.xml") == [october.get_url()]
    assert addresses(client, "/sitemap-2026-11.xml") == [november.get_url()]


def test_part_says_when_a_story_last_changed(client):
    article = a_published_article(published_at=datetime(2026, 3, 4, tzinfo=UTC))
    draft = article.get_latest_revision_as_object()
    draft.title = "Diperbaiki"
    publish_imported(draft)
    changed = read(client, "/sitemap-2026-03.xml").findtext(f"{MAP}url/{MAP}lastmod")
    assert datetime.fromisoformat(changed) == ArticlePage.objects.get(pk=article.pk).changed_at


@pytest.mark.parametrize(
    "part",
    [
        "2017-05",
        "2026-13",
        "2026-00",
        "2026-1",
        "0000-01",
        "0001-01",
        "9999-12",
        "99999-01",
        "x",
        "2026-11-x",
        "-",
    ],
)
def test_unknown_part_is_not_found(client, part):
    assert client.get(f"/sitemap-{part}.xml").status_code == 404


def test_pages_part_has_standing_pages_and_listings_that_show_something(client):
    a_published_article(section=a_section("Politik"), region=a_region("Berau", code="64.03"))
    empty = a_section("Kosong")
    found = addresses(client, "/sitemap-halaman.xml")
    for url in (
        "/",
        "/tentang/",
        "/koreksi/",
        "/rubrik/politik/",
        "/wilayah/berau/",
        "/wilayah/kalimantan-timur/",
    ):
        assert url in found
    assert empty.get_absolute_url() not in found
    assert len(found) == len(set(found))


def test_every_address_in_the_pages_part_is_there(client):
    a_published_article()
    for url in addresses(client, "/sitemap-halaman.xml"):
        assert client.get(url).status_code == 200, url


def test_news_sitemap_has_the_last_two_days(client):
    now = timezone.now()
    fresh = a_published_article(published_at=now - timedelta(hours=47), title="Segar")
    a_published_article(published_at=now - timedelta(hours=49), title="Lama")
    assert addresses(client, "/news-sitemap.xml") == [fresh.get_url()]


def test_news_sitemap_has_no_paid_text_and_no_draft(client):
    a_published_article(label=ArticlePage.Label.ADVERTORIAL, sponsor="Badan")
    an_article()
    assert addresses(client, "/news-sitemap.xml") == []


def test_news_sitemap_names_paper_language_moment_and_headline(client):
    article = a_published_article(title="Air pasang")
    news = read(client, "/news-sitemap.xml").find(f"{MAP}url/{NEWS}news")
    assert news.findtext(f"{NEWS}publication/{NEWS}name") == "Kabar Muara"
    assert news.findtext(f"{NEWS}publication/{NEWS}language") == "id"
    assert datetime.fromisoformat(news.findtext(f"{NEWS}publication_date")) == article.published_at
    assert news.findtext(f"{NEWS}title") == "Air pasang"


@pytest.mark.parametrize(
    "title", ["Air\x0bpasang", "Air \ufffe pasang", "Air ]]> pasang", "<script>alert(1)</script>", "A & B"]
)
def test_news_sitemap_is_well_formed_whatever_stands_in_a_headline(client, title):
    article = an_article()
    article.title = title
    publish_imported(article)
    assert read(client, "/news-sitemap.xml").find(f"{MAP}url/{NEWS}news/{NEWS}title") is not None


def test_restricted_and_withdrawn_stories_are_in_no_sitemap(client):
    article = a_published_article(published_at=datetime(2026, 3, 4, tzinfo=UTC))
    article.unpublish()
    assert client.get("/sitemap-2026-03.xml").status_code == 404


def test_correction_brings_robots_back(client):
    article = a_published_article(published_at=datetime(2026, 3, 4, tzinfo=UTC))
    correction = a_correction(article)
    for url, tag in (("/sitemap-2026-03.xml", "url"), ("/sitemap.xml", "sitemap")):
        moments = [entry.findtext(f"{MAP}lastmod") for entry in read(client, url).iter(f"{MAP}{tag}")]
        assert correction.approved_at in [datetime.fromisoformat(one) for one in moments if one]


def test_photo_stands_with_its_story(client):
    article = a_published_article(lead_photo=a_photo())
    month = timezone.localtime(article.published_at).strftime("%Y-%m")
    for url in (f"/sitemap-{month}.xml", "/news-sitemap.xml"):
        address = read(client, url).findtext(f"{MAP}url/{IMAGE}image/{IMAGE}loc")
        assert client.get(address.removeprefix(HOST)).getvalue().startswith(b"RIFF")


def test_listing_says_when_its_newest_story_appeared(client):
    article = a_published_article(section=a_section("Politik"))
    entries = read(client, "/sitemap-halaman.xml").iter(f"{MAP}url")
    moments = {entry.findtext(f"{MAP}loc"): entry.findtext(f"{MAP}lastmod") for entry in entries}
    assert datetime.fromisoformat(moments[f"{HOST}/rubrik/politik/"]) == article.published_at


def test_index_costs_one_statement_that_reads_no_story(client, django_assert_num_queries):
    a_published_article()
    client.get("/sitemap.xml")
    with django_assert_num_queries(1) as captured:
        client.get("/sitemap.xml")
    assert "card" not in captured.captured_queries[0]["sql"]
