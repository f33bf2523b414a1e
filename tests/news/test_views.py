"""The reader's listings: what stands there, in which order, and what a wrong address gets."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from news.models import ArticlePage, Author, Correction, ListingRow, Person, Position, Region, Section, Topic
from news.paging import PAGE_SIZE, Cursor
from tests.builders import (
    a_correction,
    a_published_article,
    a_quote,
    a_region,
    a_section,
    an_article,
    an_author,
)
from tests.news.archive import NEWEST, an_archive

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

COUNT = 2 * PAGE_SIZE + 5
LISTINGS = ["latest", "section", "region", "topic", "author", "person"]


@pytest.fixture(scope="module")
def stories(site) -> list[ArticlePage]:
    """More than two pages; seven of them at the same moment, across the end of the first page."""
    made = an_archive(COUNT)
    moment = ListingRow.objects.of("latest").newest_first()[PAGE_SIZE - 4].published_at
    alike = ListingRow.objects.of("latest").newest_first()[PAGE_SIZE - 4 : PAGE_SIZE + 3]
    ListingRow.objects.filter(published_id__in=[row.published_id for row in alike]).update(
        published_at=moment
    )
    return made


MODELS = {"section": Section, "region": Region, "topic": Topic, "author": Author, "person": Person}


def busiest(kind: str) -> int:
    """The key of the listing of a kind that has most to show."""
    keys = list(ListingRow.objects.filter(kind=kind).values_list("key", flat=True))
    return max(keys, key=keys.count)


def address(kind: str) -> str:
    if kind == "latest":
        return reverse("latest")
    return MODELS[kind].objects.get(pk=busiest(kind)).get_absolute_url()


def addresses_on(response) -> list[str]:
    """The stories on a page, in order."""
    return [story["url"] for story in response.context["stories"]]


def all_pages(client, start: str) -> list[list[str]]:
    pages, query = [], ""
    while True:
        response = client.get(start + query)
        assert response.status_code == 200
        pages.append(addresses_on(response))
        query = response.context["older_url"]
        if not query:
            return pages
        assert len(pages) < 10


@pytest.mark.parametrize("kind", LISTINGS)
def test_paging_reaches_every_story_once_and_in_order(client, stories, kind):
    reached = [url for page in all_pages(client, address(kind)) for url in page]
    rows = ListingRow.objects.of(kind, busiest(kind)).newest_first().select_related("published")
    assert reached == [row.published.url for row in rows]


def test_all_stories_are_reached_from_the_latest(client, stories):
    pages = all_pages(client, reverse("latest"))
    assert [len(page) for page in pages] == [PAGE_SIZE, PAGE_SIZE, 5]


def test_pager_is_named_by_the_day_where_the_page_ends(client, stories):
    response = client.get(reverse("latest"))
    assert re.search(r"Berita sebelum \d+ November 2026", response.text)


@pytest.mark.parametrize(
    "cursor",
    [
        "\x00",
        "x" * 10_000,
        "9" * 5_000 + "-1",
        "9" * 39,
        f"{10**30}-1",
        f"{10**18}-1",
        f"1-{2**63}",
        "-1-1",
        "1--1",
        "1-",
        "-",
        "1",
        "١٢٣-٤",
        "²-²",
        "1.5-1",
        "abc-def",
        "1e3-1",
        " 1-1",
        "' OR 1=1 --",
    ],
)
def test_page_that_no_page_of_ours_named_is_the_first(client, stories, cursor):
    for kind in LISTINGS:
        response = client.get(address(kind), {"sebelum": cursor})
        assert response.status_code == 200
        if Cursor.parse(cursor) is None:
            assert addresses_on(response) == addresses_on(client.get(address(kind)))


def test_page_before_all_time_is_empty_and_no_error(client, stories):
    response = client.get(reverse("latest"), {"sebelum": "0-0"})
    assert response.status_code == 200
    assert addresses_on(response) == []


def test_cursor_reads_back_what_it_wrote():
    cursor = Cursor(datetime(2026, 11, 24, 1, 2, 3, 456789, tzinfo=UTC), 17)
    assert Cursor.parse(str(cursor)) == cursor


@pytest.mark.parametrize("kind", [kind for kind in LISTINGS if kind != "person"])
def test_listing_with_nothing_says_so(client, kind):
    things = {
        "section": lambda: a_section("Kosong"),
        "region": lambda: a_region("Mahakam Ulu", code="64.11"),
        "topic": lambda: Topic.objects.create(name="Kosong"),
        "author": lambda: an_author("Kosong"),
    }
    if kind == "latest":
        ListingRow.objects.all().delete()
    url = reverse("latest") if kind == "latest" else things[kind]().get_absolute_url()
    response = client.get(url)
    assert response.status_code == 200
    assert "Belum ada berita di sini." in response.text


def test_month_shows_its_stories_only(client):
    october = a_published_article(published_at=datetime(2019, 10, 31, 15, 59, tzinfo=UTC), title="Oktober")
    november = a_published_article(published_at=datetime(2019, 10, 31, 16, 0, tzinfo=UTC), title="November")
    assert addresses_on(client.get("/berita/2019/10/")) == [october.get_url()]
    assert addresses_on(client.get("/berita/2019/11/")) == [november.get_url()]
    assert len(addresses_on(client.get("/berita/2019/"))) == 2


def test_december_ends_with_its_year(client):
    story = a_published_article(published_at=datetime(2018, 12, 31, 15, 59, tzinfo=UTC))
    a_published_article(published_at=datetime(2018, 12, 31, 16, 0, tzinfo=UTC))
    assert addresses_on(client.get("/berita/2018/12/")) == [story.get_url()]
    assert addresses_on(client.get("/berita/2018/")) == [story.get_url()]


@pytest.mark.parametrize(
    "path",
    [
        "/berita/2026/13/",
        "/berita/2026/00/",
        "/berita/2026/1/",
        "/berita/2017/05/",
        "/berita/2017/",
        "/berita/0000/",
        "/berita/0000/01/",
        "/berita/0001/",
        "/berita/0001/01/",
        "/berita/9999/",
        "/berita/9999/12/",
        "/berita/99999/",
        "/berita/2026/11/tidak-ada/",
        "/berita/9999/12/tidak-ada/",
        "/berita/2026/11/%00/",
        "/berita/%F0%9F%8C%8A/",
        "/rubrik/tidak-ada/",
        "/wilayah/tidak-ada/",
        "/topik/tidak-ada/",
        "/penulis/tidak-ada/",
        "/tokoh/tidak-ada/",
        "/rubrik/",
        "/tidak-ada/",
        "/rubrik/tidak-ada/feed/",
        "/" + "x" * 4_000 + "/",
    ],
)
def test_unknown_address_is_the_papers_404(client, stories, path):
    response = client.get(path)
    assert response.status_code == 404
    assert "Halaman ini" in response.text or "buntu" in response.text
    assert "Kabar Muara" in response.text


def test_draft_stands_in_no_listing(client):
    an_article(title="Masih rancangan")
    for path in ("/", "/berita/", a_section().get_absolute_url(), a_region().get_absolute_url()):
        assert "Masih rancangan" not in client.get(path).text


def test_news_of_a_regency_stands_on_its_provinces_page(client):
    a_published_article(title="Kabar dari Berau", region=a_region("Berau", code="64.03"))
    assert "Kabar dari Berau" in client.get("/wilayah/kalimantan-timur/").text
    assert "Kabar dari Berau" not in client.get(a_region("Paser", code="64.01").get_absolute_url()).text


def test_region_page_names_its_aliases_and_neighbours(client):
    region = a_region("Penajam Paser Utara", code="64.09", short_name="PPU")
    region.aliases.create(name="Penajam")
    a_published_article(region=region)
    a_region("Berau", code="64.03")
    page = client.get(region.get_absolute_url()).text
    assert "Penajam" in page
    assert a_region("Berau", code="64.03").get_absolute_url() in page


def test_correction_stands_on_the_corrections_page_with_its_story(client):
    article = a_published_article(title="Air pasang")
    a_correction(article, text="Bukan 1.410 rumah.")
    a_correction(an_article(title="Rancangan"), text="Belum terbit.")
    page = client.get("/koreksi/").text
    assert "Bukan 1.410 rumah." in page
    assert article.get_url() in page
    assert "Belum terbit." not in page


def test_corrections_are_paged_to_the_last(client):
    article = a_published_article()
    moment = NEWEST - timedelta(days=1)
    Correction.objects.bulk_create(
        Correction(article=article, text=f"Ralat {number}.", approved_at=moment)
        for number in range(PAGE_SIZE + 3)
    )
    first = client.get("/koreksi/")
    second = client.get("/koreksi/" + first.context["older_url"])
    texts = [entry["text"] for page in (first, second) for entry in page.context["entries"]]
    assert len(texts) == len(set(texts)) == PAGE_SIZE + 3
    assert second.context["older_url"] == ""


def test_author_page_shows_who_it_is(client):
    author = an_author("Laras Wening", bio="Menulis tentang sungai.")
    a_published_article(authors=(author,), title="Dari Laras")
    page = client.get(author.get_absolute_url()).text
    assert "Menulis tentang sungai." in page
    assert "Dari Laras" in page


def test_person_page_names_the_office_held_now_before_one_nobody_can_date(client):
    person = Person.objects.create(name="Siti Aminah")
    a_published_article(body=[a_quote(speaker=person)])
    Position.objects.create(person=person, title="Camat", starts_on=date(2020, 1, 1))
    Position.objects.create(person=person, title="Tokoh masyarakat")
    response = client.get(person.get_absolute_url())
    assert response.context["current_position"].title == "Camat"
    assert [position.title for position in response.context["positions"]] == ["Camat", "Tokoh masyarakat"]
