"""What people do again and again in the newsroom's browser."""

import re
from typing import Any

from django.urls import reverse
from playwright.sync_api import Locator, Page, Response, expect

from news.models import ArticlePage
from tests.builders import PASSWORD


def log_in(page: Page, server: Any, username: str) -> None:
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
    page.context.clear_cookies()


def choose(page: Page, field: str, *, search: str, pick: str) -> None:
    """Open a chooser, search by a name or alias, take the result."""
    page.locator(f"#id_{field}-chooser [data-chooser-action-choose]:visible").first.click()
    dialog = page.locator(".modal-content")
    with page.expect_response(lambda response: "q=" in response.url):
        dialog.locator("input[name=q]").fill(search)
    # What stood there before the search goes away under the click.
    page.wait_for_load_state("networkidle")
    dialog.get_by_role("link", name=re.compile(pick)).click()
    expect(dialog).to_be_hidden()
    expect(page.locator(f"#id_{field}-chooser")).to_contain_text(pick)


def submit(page: Page, *, again: bool = False) -> None:
    answer(page, "Kirim lagi ke meja redaksi" if again else "Kirim ke meja redaksi")


def answer(page: Page, text: str) -> None:
    """Click a button, and wait for the page that comes of it."""
    with page.expect_navigation():
        page.get_by_role("button", name=text, exact=True).click()


def answer_advice(page: Page) -> None:
    """On the reading screen: say of each piece of advice that one has looked at it."""
    open_advice = page.locator("#gerbang button")
    while open_advice.count():
        with page.expect_navigation():
            open_advice.first.click()


def message(page: Page) -> Locator:
    """What the newsroom says above the page after a click."""
    return page.locator(".messages")


def autosaved(page: Page, *, while_doing) -> None:
    """Do something, and wait until the editor has saved it by itself; it also posts that it is open."""

    def is_saved(response: Response) -> bool:
        return response.request.method == "POST" and "/pages/" in response.url and response.ok

    with page.expect_response(is_saved):
        while_doing()
    page.wait_for_load_state("networkidle")


def until_changes_are_noticed(page: Page) -> None:
    """Wagtail's editor takes what stands in the form in its first two seconds for the beginning, not for a change."""
    page.evaluate(
        """() => new Promise((resolve) => {
            document.addEventListener("w-unsaved:watch-edits", () => setTimeout(resolve, 300), { once: true });
        })"""
    )


def from_the_menu(page: Page, text: str) -> None:
    """An entry of the menu beside the big button at the foot of the editor."""
    page.locator("footer [data-w-dropdown-target=toggle], footer .w-dropdown__toggle").first.click()
    page.get_by_role("link", name=text).click()
