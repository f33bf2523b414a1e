"""Every type of page, by day and by night, for everyone: no finding of axe, no sideways scroll at any size of text."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.builders import a_reporter, a_site, an_article_in_review, an_author, an_editor
from tests.journeys.paper import Paper, a_small_paper
from tests.journeys.seen_by_axe import findings
from tests.journeys.steps import log_in, reading_address

NARROWEST = {"width": 320, "height": 800}
WIDEST = {"width": 2560, "height": 1200}
DESK = {"width": 1280, "height": 900}

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def paper(live_server) -> Paper:
    return a_small_paper()


def sideways(page: Page) -> int:
    """By how many pixels a page is wider than the window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def overflowing(page: Page) -> Iterator[tuple[str, int]]:
    """At the narrowest, the widest, and with text at twice its size on a phone and a desk (WCAG 1.4.4, 1.4.10)."""
    for how, size, percent in (
        ("narrow", NARROWEST, 100),
        ("wide", WIDEST, 100),
        ("large text, phone", NARROWEST, 200),
        ("large text, desk", DESK, 200),
    ):
        page.set_viewport_size(size)
        page.evaluate("(percent) => document.documentElement.style.fontSize = `${percent}%`", percent)
        yield how, sideways(page)


def test_no_public_page_has_an_accessibility_finding_or_scrolls_sideways(
    paper: Paper, live_server, page: Page
) -> None:
    wrong = {}
    for name, address in paper.addresses().items():
        page.set_viewport_size(DESK)
        page.emulate_media(color_scheme="light")
        page.goto(live_server.url + address)
        wrong[name, "by day"] = findings(page)
        page.emulate_media(color_scheme="dark")
        page.set_viewport_size(NARROWEST)
        wrong[name, "by night, narrow"] = findings(page)
        wrong |= {(name, how): [f"{excess} px too wide"] for how, excess in overflowing(page) if excess}
    assert {place: found for place, found in wrong.items() if found} == {}


def test_reading_screen_and_log_in_have_no_accessibility_finding(live_server, page: Page) -> None:
    a_site()
    reporter = a_reporter("dimas", first_name="Dimas")
    an_editor("rahma", first_name="Rahma")
    article = an_article_in_review(owner=reporter, authors=(an_author("Dimas Arya", user=reporter),))
    wrong = {}
    page.goto(f"{live_server.url}/admin/login/")
    wrong["log-in"] = findings(page)
    log_in(page, live_server, "rahma")
    for tab in ("dibaca", "kata"):
        page.goto(f"{reading_address(live_server, article)}?tampil={tab}")
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            wrong[tab, scheme] = findings(page)
    assert {place: found for place, found in wrong.items() if found} == {}
