"""A story on paper: the words, who said them and what was put right; where it stands; nothing to click."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.paper import a_small_paper

pytestmark = pytest.mark.django_db(transaction=True)

KEPT = (
    ".notice",
    ".story-page__title",
    ".byline",
    ".quote",
    ".photo",
    ".fact-box",
    ".prose__table",
    ".trail",
)
GONE = (
    ".skip-link", ".masthead__tools", ".region-nav", ".share", ".story-tools", ".related", ".complaint-box",
    ".more-from", ".story-page__record", ".footer nav",
)  # fmt: skip


def test_story_prints_in_black_on_white_with_its_address_and_without_navigation(
    page: Page, live_server
) -> None:
    story = a_small_paper().lead
    page.goto(live_server.url + story.get_url())
    address = page.locator(".story-page__address")
    expect(address).to_be_hidden()
    page.emulate_media(media="print", color_scheme="dark")
    expect(address).to_contain_text(f"{live_server.url}{story.get_url()} · ")
    expect(address).to_contain_text("WITA")
    assert page.evaluate(
        "[getComputedStyle(document.documentElement)].map((one) => [one.color, one.backgroundColor])"
    ) == [["rgb(0, 0, 0)", "rgb(255, 255, 255)"]]
    assert [part for part in KEPT if not page.locator(part).first.is_visible()] == []
    assert [part for part in GONE if page.locator(part).first.is_visible()] == []
    # A link to another site names it, one within the paper does not need to.
    after = "(link) => getComputedStyle(link, '::after').content"
    assert "https://example.org/video" in page.get_by_role("link", name="Rekaman sidang").evaluate(after)
    assert page.locator(".quote__name a").first.evaluate(after) in ('""', "none")
    assert page.pdf(format="A4").startswith(b"%PDF")
