"""The journeys' own ground: the browser starts, the server answers, and what migrations made is there."""

from playwright.sync_api import Page
from wagtail.models import Locale


def test_browser_reaches_the_newsroom(page: Page, live_server) -> None:
    page.goto(f"{live_server.url}/admin/")
    assert page.url.startswith(f"{live_server.url}/admin/login/")
    assert page.locator("html").get_attribute("lang") == "id"


def test_each_journey_begins_with_what_the_migrations_made(live_server) -> None:
    assert Locale.objects.get().language_code == "id"
