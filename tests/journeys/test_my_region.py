"""A region of one's own: chosen once, first in the bar and lit on the map from then on, known to this browser alone."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.paper import a_small_paper

pytestmark = pytest.mark.django_db(transaction=True)


def test_reader_chooses_a_region_finds_it_first_everywhere_and_forgets_it(live_server, as_reader) -> None:
    a_small_paper()
    page: Page = as_reader()
    page.goto(f"{live_server.url}/wilayah/kutai-kartanegara/")
    page.get_by_role("button", name="Jadikan wilayah saya").click()
    mine = page.get_by_role("navigation", name="Wilayah dan rubrik").get_by_role("link").first
    expect(mine).to_have_text("Wilayah saya: Kukar")

    page.goto(live_server.url)
    expect(mine).to_have_text("Wilayah saya: Kukar")
    assert page.context.cookies() == []
    mine.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kutai Kartanegara")

    page.get_by_role("button", name="Wilayah saya. Lupakan").click()
    expect(mine).not_to_contain_text("Wilayah saya")
    page.goto(live_server.url)
    expect(mine).not_to_contain_text("Wilayah saya")


def test_without_script_there_is_no_button_and_every_region_is_reached(live_server, as_reader) -> None:
    a_small_paper()
    page: Page = as_reader(java_script_enabled=False)
    page.goto(f"{live_server.url}/wilayah/")
    page.get_by_role("main").get_by_role("link", name="Kutai Kartanegara").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kutai Kartanegara")
    expect(page.get_by_role("button", name="Jadikan wilayah saya")).to_have_count(0)
