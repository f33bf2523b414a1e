"""The publish gate beside the text: it names what it finds while somebody writes, and takes their answers."""

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from news.models import ArticlePage
from tests.builders import a_quote, a_reporter, a_site, an_article, an_author, an_editor
from tests.journeys.steps import (
    autosaved,
    click,
    edit_address,
    log_in,
    log_out,
    reading_address,
    submit,
    until_changes_are_noticed,
)

WORDS = "Camat memberi himbauan kepada warga di hilir."
MENDED = "Camat memberi imbauan kepada warga di hilir."
PARAGRAPH = "<p>Air pasang merendam sembilan desa di Anggana sejak Kamis dini hari.</p>"

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def story(live_server) -> ArticlePage:
    """Nothing is in its way, but its headline is short."""
    a_site()
    dimas = a_reporter("dimas", first_name="Dimas", last_name="Arya")
    author = an_author("Dimas Arya", user=dimas)
    an_editor("rahma", first_name="Rahma", last_name="Idris")
    return an_article(
        owner=dimas, authors=(author,), title="Air naik lagi", body=[("paragraph", PARAGRAPH), a_quote()]
    )


def open_editor(page: Page, server, article) -> Locator:
    """The editor with the gate's panel open, once Wagtail takes what is typed for a change."""
    page.goto(edit_address(server, article))
    until_changes_are_noticed(page)
    panel = page.locator("gate-panel")
    if not panel.is_visible():
        page.locator("[data-side-panel-toggle='gate']").first.click()
    expect(panel).to_be_visible()
    return panel


def write_summary(page: Page, words: str) -> None:
    """Write it, and wait until the list knows it: on the way there it is drawn anew under the hand."""
    autosaved(page, words, while_doing=lambda: page.fill("#id_summary", words))
    expect(page.locator("gate-panel")).not_to_have_attribute("aria-busy", "true")


def finding(panel: Locator, words: str) -> Locator:
    return panel.locator(".gate-finding", has_text=words)


def newest(article: ArticlePage) -> ArticlePage:
    return ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()


def test_word_is_named_after_the_autosave_and_put_right_with_one_click(live_server, page: Page, story):
    log_in(page, live_server, "dimas")
    panel = open_editor(page, live_server, story)
    write_summary(page, WORDS)
    expect(finding(panel, "himbauan")).to_be_visible()
    click(page, finding(panel, "himbauan").get_by_role("button", name="Tulis “imbauan”"))
    expect(page.locator("#id_summary")).to_have_value(MENDED)
    assert newest(story).summary == MENDED
    expect(finding(page.locator("gate-panel"), "himbauan")).to_have_count(0)


def test_list_is_busy_until_the_newest_autosave_has_its_own(live_server, page: Page, story):
    log_in(page, live_server, "dimas")
    panel = open_editor(page, live_server, story)
    held: list[Route] = []
    page.route(f"{live_server.url}{panel.get_attribute('src')}", lambda route: held.append(route))
    for _autosave in range(2):
        with page.expect_request(lambda request: "x-gate-panel" in request.headers):
            page.evaluate("document.dispatchEvent(new Event('w-autosave:success'))")
    for number, route in enumerate(held):
        expect(panel).to_have_attribute("aria-busy", "true")
        route.fulfill(body=f"<div data-count=0 data-blocking=0 id=list-{number}></div>")
        expect(panel.locator(f"#list-{number}")).to_be_attached()
    expect(panel).not_to_have_attribute("aria-busy", "true")


def test_obstacle_leads_to_its_field_and_stops_the_submission_in_words(live_server, page: Page, story):
    log_in(page, live_server, "dimas")
    panel = open_editor(page, live_server, story)
    write_summary(page, "")
    obstacle = finding(panel, "ringkasan")
    expect(obstacle).to_be_visible()
    expect(
        page.locator("[data-side-panel-toggle='gate'] [data-side-panel-toggle-counter]").first
    ).to_have_text("2")
    obstacle.get_by_role("link").click()
    expect(page.locator("#id_summary")).to_be_focused()

    submit(page)
    expect(page.get_by_text("Masih kurang: ringkasan.").first).to_be_visible()
    assert ArticlePage.objects.get(pk=story.pk).current_workflow_state is None


def test_obstacle_in_another_tab_opens_it(live_server, page: Page, story):
    draft = newest(story)
    draft.is_about_child, draft.slug = True, "siswi-sdn-009"
    draft.save_revision(user=draft.owner)
    log_in(page, live_server, "dimas")
    panel = open_editor(page, live_server, story)
    finding(panel, "sdn 009").get_by_role("link").click()
    expect(page.locator("#id_slug")).to_be_focused()

    page.goto("about:blank")
    page.goto(f"{edit_address(live_server, story)}#id_slug")
    expect(page.locator("#id_slug")).to_be_focused()


def test_advice_that_was_checked_is_on_record_and_the_reading_screen_shows_the_same(
    live_server, page: Page, story
):
    log_in(page, live_server, "dimas")
    panel = open_editor(page, live_server, story)
    write_summary(page, WORDS)
    expect(finding(panel, "himbauan")).to_be_visible()
    finding(panel, "Judul").get_by_role("button", name="Sudah dicek").click()
    expect(panel.locator("#gate-checked")).to_contain_text("1")
    panel.locator("#gate-checked > summary").click()
    expect(panel.locator("#gate-checked")).to_contain_text("Dimas Arya")
    told = [text.strip() for text in panel.locator(".gate-finding__message").all_inner_texts()]
    submit(page)

    log_out(page)
    log_in(page, live_server, "rahma")
    page.goto(reading_address(live_server, story))
    gate = page.locator("#gerbang")
    for words in told:
        expect(gate).to_contain_text(words)
    expect(gate).to_contain_text("Dimas Arya")
    expect(gate.locator("li")).to_have_count(len(told))

    page.goto(f"{live_server.url}/admin/editorial/catatan/")
    expect(page.locator("main")).to_contain_text("Temuan dicek")
