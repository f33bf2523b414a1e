"""The editor-in-chief makes one person of two, readers follow, and the chief takes it back; then files stories anew."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from news.models import ArticlePage, Person
from tests.builders import a_chief, a_person, a_published_article, a_quote, a_section, a_site
from tests.journeys.seen_by_axe import findings
from tests.journeys.steps import answer, log_in, message

pytestmark = pytest.mark.django_db(transaction=True)
# Long work goes on by itself, step by step: until then the page is loaded anew.
ALL_DONE = re.compile("Semua \\d berita memuat nama yang benar")
TEXT = ("paragraph", "<p>Air pasang merendam sembilan desa sejak Kamis dini hari.</p>")


@pytest.fixture
def newsroom(live_server):
    """A chief, and one man who was recorded twice."""
    a_site()
    a_chief("rahma", first_name="Rahma", last_name="Idris")
    kept, other = a_person("Tohar Sukarsa"), a_person("H. Tohar Sukarsa", description="Sekretaris daerah.")
    a_published_article(title="Air naik", body=[TEXT, a_quote("Air naik sebelum subuh.", speaker=kept)])
    a_published_article(title="Air turun", body=[TEXT, a_quote("Air sudah turun.", speaker=other)])
    return live_server


def test_chief_makes_one_person_of_two_and_two_again(
    newsroom, page: Page, as_reader: Callable[..., Page]
) -> None:
    log_in(page, newsroom, "rahma")
    page.goto(f"{newsroom.url}/admin/tokoh/gabungan/nama/")
    expect(page.locator(".archive-pairs > li")).to_have_count(1)
    assert findings(page) == []
    answer(page, "Bandingkan dan gabungkan")
    expect(page.get_by_role("columnheader", name="H. Tohar Sukarsa")).to_be_visible()
    assert findings(page) == []
    page.get_by_role("radio", name="Yang ini dipertahankan").first.check()
    answer(page, "Orangnya sama: gabungkan")
    expect(message(page)).to_contain_text("Tohar Sukarsa kini satu tokoh.")
    expect(page.get_by_text(ALL_DONE)).to_be_visible()
    assert findings(page) == []

    reader = as_reader()
    reader.goto(f"{newsroom.url}/tokoh/h-tohar-sukarsa/")
    expect(reader).to_have_url(f"{newsroom.url}/tokoh/tohar-sukarsa/")
    expect(reader.get_by_text("Air sudah turun.")).to_be_visible()
    expect(reader.get_by_text("Air naik sebelum subuh.")).to_be_visible()

    answer(page, "Batalkan penggabungan")
    expect(message(page)).to_contain_text("Penggabungan dibatalkan")
    expect(page.get_by_text(ALL_DONE)).to_be_visible()
    assert not Person.objects.exclude(merged_into=None).exists()
    reader.goto(f"{newsroom.url}/tokoh/h-tohar-sukarsa/")
    expect(reader).to_have_url(f"{newsroom.url}/tokoh/h-tohar-sukarsa/")
    expect(reader.get_by_text("Air naik sebelum subuh.")).to_have_count(0)


def test_chief_files_stories_anew_on_a_phone_and_takes_it_back(newsroom, page: Page) -> None:
    a_section("Lingkungan")
    page.set_viewport_size({"width": 390, "height": 844})
    log_in(page, newsroom, "rahma")
    page.goto(f"{newsroom.url}/admin/rubrikasi/")
    page.get_by_label("Rubrik", exact=True).select_option("Politik")
    page.get_by_label("Rubrik baru").select_option("Lingkungan")
    answer(page, "Lihat dulu")
    expect(page.get_by_role("heading", name="2 berita cocok")).to_be_visible()
    assert findings(page) == []
    answer(page, "Tata ulang 2 berita")
    expect(page.get_by_text("Semua berita sudah dikerjakan.")).to_be_visible()
    assert set(ArticlePage.objects.values_list("section__name", flat=True)) == {"Lingkungan"}
    answer(page, "Batalkan penataan")
    expect(page.get_by_text("Penataan ini dibatalkan.")).to_be_visible()
    expect(page.get_by_text("Semua berita sudah dikerjakan.")).to_be_visible()
    assert set(ArticlePage.objects.values_list("section__name", flat=True)) == {"Politik"}
