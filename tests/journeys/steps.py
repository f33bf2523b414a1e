"""What people do again and again in the newsroom's browser."""

import re
from collections.abc import Callable
from typing import Any

from django.urls import reverse
from playwright.sync_api import Locator, Page, Response, expect

from news.models import ArticlePage
from tests.builders import PASSWORD

# How often the editor of a page has started, and how often it has taken what stands in the form for the beginning.
BEGINNINGS = """
window.beginnings = { starts: 0, taken: 0 };
document.addEventListener("w-unsaved:ready", () => beginnings.starts++);
document.addEventListener("w-unsaved:watch-edits", () => beginnings.taken++);
"""


def log_in(page: Page, server: Any, username: str) -> None:
    page.context.add_init_script(BEGINNINGS)
    page.goto(f"{server.url}/admin/login/")
    page.fill("input[name=username]", username)
    page.fill("input[name=password]", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_url("**/admin/")


def edit_address(server: Any, article: ArticlePage) -> str:
    return server.url + reverse("wagtailadmin_pages:edit", args=[article.pk])


def reading_address(server: Any, article: ArticlePage) -> str:
    return server.url + reverse("news_editorial:read", args=[article.pk])


def log_out(page: Page) -> None:
    """Leave the newsroom. Whatever the page still asks for could bring a session back."""
    page.goto("about:blank")
    page.context.clear_cookies()


def end_session(page: Page) -> None:
    """The session is over, and what was open stays open."""
    page.context.clear_cookies()


def choose(page: Page, field: str, *, search: str, pick: str) -> None:
    """Open a chooser, search by a name or alias, take the result."""
    page.locator(f"#id_{field}-chooser [data-chooser-action-choose]:visible").first.click()
    look_for(page, search)
    page.locator(".modal-content").get_by_role("link", name=re.compile(pick)).click()
    until_closed(page)
    expect(page.locator(f"#id_{field}-chooser")).to_contain_text(pick)


def look_for(page: Page, words: str) -> None:
    """In an open chooser: search, until what stood there before has gone away."""
    dialog = page.locator(".modal-content")
    dialog.locator(":is(#search-results, .page-results) > *").first.evaluate(
        "(list) => { list.dataset.old = ''; }"
    )
    dialog.locator("input[name=q]").fill(words)
    expect(dialog.locator("[data-old]")).to_have_count(0)


def until_closed(page: Page) -> None:
    """Wait until the dialog has gone: on its way it gives the focus back to where it was opened."""
    expect(page.locator(".modal-content")).to_have_count(0)


def submit(page: Page, *, again: bool = False) -> None:
    answer(page, "Kirim lagi ke meja redaksi" if again else "Kirim ke meja redaksi")


def click(page: Page, what: Locator) -> None:
    """Click something that leads elsewhere, and wait for the page and its scripts."""
    with page.expect_navigation():
        what.click()


def answer(page: Page, text: str) -> None:
    """Click a button, and wait for the page that comes of it."""
    click(page, page.get_by_role("button", name=text, exact=True))


def answer_advice(page: Page) -> None:
    """On the reading screen: say of each piece of advice that one has looked at it."""
    page.wait_for_load_state()
    open_advice = page.locator("#gerbang button")
    while open_advice.count():
        click(page, open_advice.first)


def message(page: Page) -> Locator:
    """What the newsroom says above the page after a click."""
    return page.locator(".messages")


def autosaved(page: Page, words: str, *, while_doing: Callable[[], None]) -> None:
    """Do something that puts these words into the form, and wait until the editor has saved them by itself.

    It posts more than that: that it is open, and what its preview shall show.
    """

    def is_saved(response: Response) -> bool:
        asked = response.request
        is_save = asked.method == "POST" and re.search(r"/pages/(\d+/edit|add/\w+/\w+/\d+)/$", asked.url)
        return bool(is_save) and words.encode() in (asked.post_data_buffer or b"")

    with page.expect_response(is_saved) as saved:
        while_doing()
    assert saved.value.ok
    expect(page.locator("#w-autosave-indicator")).to_have_attribute("data-w-autosave-state-value", "saved")


def until_changes_are_noticed(page: Page) -> None:
    """Wagtail's editor takes what stands in the form two seconds after its start for the beginning, not for a change.

    It starts once more when its ``w-init`` has gone, and then takes the beginning again.
    """
    page.wait_for_function(
        """() => beginnings.starts > 0 && beginnings.taken >= beginnings.starts
            && !document.querySelector("[data-edit-form][data-controller~=w-init]")"""
    )


def until(page: Page, question: str, argument: object = None) -> None:
    """Wait until the answer to a question is yes that takes a while: Playwright takes a promise itself for a yes."""
    page.evaluate(
        f"""async (argument) => {{
            const question = {question}, last = Date.now() + 30_000;
            while (!(await question(argument))) {{
                if (Date.now() > last) throw new Error(`Never: ${{question}}`);
                await new Promise((go) => setTimeout(go, 50));
            }}
        }}""",
        argument,
    )


def from_the_menu(page: Page, text: str) -> None:
    """An entry of the menu beside the big button at the foot of the editor."""
    page.locator("footer [data-w-dropdown-target=toggle], footer .w-dropdown__toggle").first.click()
    page.get_by_role("link", name=text).click()
