"""What pages say where there is little to show, and where they lead on."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from home.front import front_context
from home.models import HomePage
from news.models import ArticlePage, PaperSettings
from tests.builders import a_photo, a_province, a_published_article, a_region, a_section, an_author

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def test_region_without_news_shows_the_newest_of_others_and_its_neighbours(client):
    story = a_published_article(region=a_region("Berau", code="64.03"))
    a_region("Paser", code="64.01")
    page = client.get("/wilayah/paser/").content.decode()
    assert "Belum ada berita di sini." in page
    assert story.get_url() in page
    assert "/wilayah/berau/" in page


@pytest.mark.parametrize("query", ["", "?q=zeppelin"])
def test_search_without_results_offers_regions_and_sections(client, query):
    paper = PaperSettings.load()
    paper.home_province = a_province()
    paper.save()
    a_region("Berau", code="64.03")
    a_section("Politik")
    page = client.get(f"/cari/{query}").content.decode()
    main = page[page.index("<main") :]
    assert "/wilayah/berau/" in main
    assert "/rubrik/politik/" in main


def test_archive_names_the_months_that_have_stories(client):
    a_published_article(published_at=datetime(2026, 3, 5, tzinfo=UTC))
    a_published_article(published_at=datetime(2025, 12, 31, 20, tzinfo=UTC))
    page = client.get("/berita/").content.decode()
    assert "/berita/2026/03/" in page
    # Published on New Year's morning by the paper's clock.
    assert "/berita/2026/01/" in page
    assert "/berita/2025/12/" not in page


def test_front_counts_all_of_todays_stories_of_a_region():
    for number in range(15):
        a_published_article(title=f"Berita {number}", published_at=timezone.now())
    blocks = front_context(HomePage.objects.get())["region_blocks"]
    assert [block["count_today"] for block in blocks] == [15]


def test_opinion_on_the_front_says_who_holds_it(client):
    author = an_author("Mira Tolle", job_title="Peneliti hidrologi", portrait=a_photo("Mira"))
    a_published_article(
        label=ArticlePage.Label.OPINION, section=a_section("Opini", is_opinion=True), authors=(author,)
    )
    page = client.get("/").content.decode()
    assert "Peneliti hidrologi" in page
    assert "opinion__portrait" in page


def test_paid_text_says_when_it_appeared_and_names_no_writer(client):
    article = a_published_article(label=ArticlePage.Label.ADVERTORIAL, sponsor="Hotel Teluk Sagara")
    page = client.get(article.get_url()).content.decode()
    assert f"{article.published_at:%Y-%m-%d}" in page
    assert "Ditulis" not in page


def test_story_offers_a_correction_and_a_reply(client):
    page = client.get(a_published_article().get_url()).content.decode()
    box = page[page.index("complaint-box") :]
    assert "Minta koreksi" in box
    assert box.count('href="/kontak/"') >= 2
