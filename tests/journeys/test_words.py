"""What the editor's scripts draw is Indonesian too: block chooser, toolbar, comments, calendars, choosers, alarms.

The screens as the server sends them are in ``tests/newsroom/test_words.py``.
"""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.builders import a_site
from tests.english import FIXED_BUTTONS, SHOWN_ATTRIBUTES, english_in
from tests.journeys.steps import autosaved, log_in, until_changes_are_noticed, until_closed
from tests.newsroom.desk import CHIEF, EDITOR, REPORTER, a_busy_desk

pytestmark = pytest.mark.django_db(transaction=True)
SIDE_PANELS = {
    "status": "[data-side-panel=status]",
    "pratinjau": "[data-side-panel=preview] iframe",
    "pemeriksaan": "[data-side-panel=checks]",
}
# The texts and spoken attributes of whatever is not hidden.
SEEN = """([attributes, fixed]) => {
    const seen = [];
    for (const element of document.body.querySelectorAll("*")) {
        if (element.matches("script, style, symbol, symbol *") || !element.checkVisibility()) continue;
        for (const name of attributes) seen.push(element.getAttribute(name));
        if (element.matches("input[type=submit], input[type=button]") && !fixed.includes(element.value)) {
            seen.push(element.value);
        }
        for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) seen.push(node.data);
    }
    return seen.filter((text) => /[a-z]{2}/i.test(text ?? ""));
}"""


# Nothing has been drawn for a moment; what a step brings from the server, the step itself waits for.
IS_STILL = """() => new Promise((go) => {
    const last = Date.now() + 5_000;
    const done = () => (observer.disconnect(), go());
    let timer = setTimeout(done, 300);
    const observer = new MutationObserver(() => {
        clearTimeout(timer);
        timer = setTimeout(done, Math.min(300, Math.max(0, last - Date.now())));
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
})"""


class Words:
    """Notes what is English on a page, by what was done before."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.english: dict[str, list[str]] = {}
        self._known: set[str] = set()

    def note(self, after: str) -> None:
        self.page.evaluate(IS_STILL)
        seen = self.page.evaluate(SEEN, [sorted(SHOWN_ATTRIBUTES), sorted(FIXED_BUTTONS)])
        found = [text for text in english_in(seen) if text not in self._known]
        self._known.update(found)
        if found:
            self.english[after] = found


@pytest.fixture
def words(page: Page) -> Words:
    return Words(page)


@pytest.fixture
def desk(live_server) -> dict:
    a_site()
    return a_busy_desk()


def open_editor(page: Page, server, story: int) -> None:
    page.goto(server.url + reverse("wagtailadmin_pages:edit", args=[story]))
    until_changes_are_noticed(page)


def close_dialog(page: Page) -> None:
    """Once it has faded in: before, it would be shown all the same."""
    page.locator(".modal.in").press("Escape")
    until_closed(page)


def write_and_format(page: Page, words: Words) -> None:
    paragraph = page.locator("[data-contentpath=body] [contenteditable=true]").first
    paragraph.click()
    words.note("clicking into a paragraph")
    page.keyboard.press("Control+A")
    words.note("marking words")
    for button in page.locator(".Draftail-Toolbar:visible button").all():
        button.hover()
        words.note("pointing at a button of the toolbar")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.keyboard.type("/")
    words.note("typing a slash")
    page.keyboard.press("Escape")


def arrange_blocks(page: Page, words: Words) -> None:
    page.get_by_role("button", name="Sisipkan blok").first.click()
    words.note("opening the block chooser")
    page.keyboard.type("zzzz")
    words.note("looking for a block that is not there")
    page.keyboard.press("Escape")


def look_aside(page: Page, words: Words) -> None:
    for name, shown in SIDE_PANELS.items():
        page.get_by_role("button", name=f"Buka atau tutup {name}").first.click()
        page.locator(shown).wait_for()
        words.note(f"opening the panel: {name}")


def choose(page: Page, words: Words) -> None:
    for field in ("lead_photo", "section", "region"):
        page.locator(f"#id_{field}-chooser [data-chooser-action-choose]:visible").first.click()
        page.locator(".modal-content").wait_for()
        words.note(f"choosing: {field}")
        for tab in page.locator(".modal-content [role=tab]").all():
            tab.click()
            words.note(f"the other tab of: {field}")
        close_dialog(page)


def comment(page: Page, words: Words) -> None:
    page.get_by_role("button", name="Buka atau tutup komentar").first.click()
    words.note("opening the comments")
    page.locator("[data-comment-add]:visible").first.click()
    words.note("beginning a comment")
    page.locator(".comment textarea:visible").first.fill("Sebut sumbernya.")
    page.locator(".comment button[type=submit]:visible").first.click()
    words.note("leaving a comment")
    page.locator(".comment:visible").first.click()
    words.note("going back to a comment")


def pick_a_day(page: Page, words: Words) -> None:
    page.locator("#id_dateline_on").focus()
    words.note("opening the calendar")
    page.keyboard.press("Escape")


def link(page: Page, words: Words) -> None:
    page.locator("[data-contentpath=body] [contenteditable=true]").first.dblclick()
    page.keyboard.press("Control+K")
    page.locator(".modal-content").wait_for()
    words.note("linking a word")
    close_dialog(page)


def lose_the_connection(page: Page, words: Words) -> None:
    page.context.set_offline(True)
    page.fill("#id_summary", "Air masuk lagi.")
    page.locator("keep-draft [data-when=network_error]").wait_for()
    words.note("typing without a connection")
    page.context.set_offline(False)
    expect(page.locator("#w-autosave-indicator")).to_have_attribute("data-w-autosave-state-value", "saved")
    words.note("being connected again")


def test_no_english_while_a_story_is_written(words: Words, page: Page, live_server, desk) -> None:
    log_in(page, live_server, REPORTER)
    open_editor(page, live_server, desk["draft"])
    words.note("opening")
    for step in (write_and_format, arrange_blocks, look_aside, pick_a_day, link, lose_the_connection):
        step(page, words)
    open_editor(page, live_server, desk["bare"])
    choose(page, words)
    assert words.english == {}


def test_no_english_in_comments(words: Words, page: Page, live_server, desk) -> None:
    log_in(page, live_server, CHIEF)
    open_editor(page, live_server, desk["standing"])
    comment(page, words)
    assert words.english == {}


def test_no_english_when_two_have_a_story_open(
    words: Words, page: Page, new_context, live_server, desk
) -> None:
    log_in(page, live_server, REPORTER)
    open_editor(page, live_server, desk["draft"])
    elsewhere = new_context().new_page()
    log_in(elsewhere, live_server, EDITOR)
    open_editor(elsewhere, live_server, desk["draft"])
    theirs = "Air masuk ke 1.200 rumah."
    autosaved(elsewhere, theirs, while_doing=lambda: elsewhere.fill("#id_summary", theirs))
    page.fill("#id_summary", "Air masuk ke 1.300 rumah.")
    page.get_by_text("Simpan otomatis berhenti sementara").wait_for()
    words.note("a colleague saved meanwhile")
    assert words.english == {}
