"""A reader stays with a story for ten seconds: one report, and only for what was before their eyes."""

import pytest
from playwright.sync_api import Page

from tests.builders import a_published_article, a_site

pytestmark = pytest.mark.django_db(transaction=True)

TURN = """(isHidden) => {
    Object.defineProperty(document, "hidden", { configurable: true, value: isHidden });
    document.dispatchEvent(new Event("visibilitychange"));
}"""


def test_story_is_reported_once_after_ten_visible_seconds(live_server, as_reader) -> None:
    a_site()
    story = a_published_article()
    page: Page = as_reader()
    reports: list[tuple[str, str, str]] = []

    def answer(route) -> None:
        asked = route.request
        reports.append(
            (asked.method, asked.url.removeprefix(live_server.url), asked.headers.get("cookie", ""))
        )
        route.fulfill(status=204)

    page.context.route("**/baca/**", answer)
    # It stands still but where the journey lets it run: what a slow machine takes is no time of the reader's.
    page.clock.install(time=0)
    page.clock.pause_at(1000)
    page.goto(live_server.url + story.get_url())
    page.clock.run_for(6_000)
    page.evaluate(TURN, True)
    page.clock.run_for(60_000)
    page.evaluate(TURN, False)
    page.clock.run_for(3_500)
    assert reports == []
    with page.expect_request("**/baca/**"):
        page.clock.run_for(1_000)
    page.evaluate(TURN, True)
    page.evaluate(TURN, False)
    page.clock.run_for(60_000)
    assert reports == [("POST", f"/baca/{story.pk}/", "")]
