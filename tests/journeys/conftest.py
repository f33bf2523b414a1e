"""A real Chromium, found on this machine, before a real server.

CHROMIUM=/path/to/browser  which one to drive (default: the first one found)
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.in_flight import InFlight

CANDIDATES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Playwright's synchronous interface runs an event loop in the thread of the test, where Django would then refuse every
# query. The loop runs nothing of ours.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
# As long as Playwright waits for everything else: a busy machine is late, not wrong.
expect.set_options(timeout=30_000)


def find_chromium() -> str | None:
    """The browser to drive; None when this machine has none."""
    named = os.environ.get("CHROMIUM", "")
    return next((path for name in (named, *CANDIDATES) if name and (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """How pytest-playwright starts the browser: ours, not one that it would download."""
    path = find_chromium()
    if path is None:
        message = (
            "No Chromium was found for the browser journeys. On Debian or Ubuntu: apt-get install chromium; "
            "elsewhere: CHROMIUM=/path/to/chromium make journeys"
        )
        pytest.skip(message)
    # Chromium's sandbox does not start for root.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    return browser_type_launch_args | {"executable_path": path, "args": arguments}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A reader in Samarinda with a laptop; a journey that needs a phone makes a context of its own."""
    return browser_context_args | {
        "locale": "id-ID",
        "timezone_id": "Asia/Makassar",
        "viewport": {"width": 1280, "height": 900},
    }


@pytest.fixture(scope="session")
def in_flight() -> InFlight:
    """What the server is answering."""
    return InFlight()


@pytest.fixture(autouse=True)
def _site_answers_at_the_live_server(live_server: Any, settings: Any, in_flight: InFlight) -> Iterator[None]:
    """Links and redirects lead to the server of this test, which has answered everything when the test is over.

    No page registers the worker that keeps copies, but where a journey is about it.
    """
    from wagtail.models import Site

    settings.SITE_URL = settings.WAGTAILADMIN_BASE_URL = live_server.url
    settings.CSRF_TRUSTED_ORIGINS = [live_server.url]
    settings.OFFLINE_COPIES = False
    host, _, port = live_server.url.removeprefix("http://").partition(":")
    Site.objects.filter(is_default_site=True).update(hostname=host, port=int(port))
    Site.clear_site_root_paths_cache()
    yield
    in_flight.wait_until_answered()


@pytest.fixture
def page(page: Page, live_server: Any) -> Page:
    """An empty tab; whatever a page tries to fetch from another host fails the test."""
    foreign: list[str] = []
    page.on("request", lambda request: _note_foreign(request.url, own=live_server.url, into=foreign))
    yield page
    assert foreign == [], "A page asked another host for something."


def _note_foreign(url: str, *, own: str, into: list[str]) -> None:
    if url.startswith("http") and not url.startswith(own):
        into.append(url)


@pytest.fixture
def new_tab(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Callable[..., Page]]:
    """Opens a browser of its own, which goes with the journey: left open it would ask in the middle of another."""
    with ExitStack() as opened:

        def open_tab(**options: Any) -> Page:
            return opened.enter_context(browser.new_context(**(browser_context_args | options))).new_page()

        yield open_tab


@pytest.fixture
def as_reader(new_tab: Callable[..., Page], live_server: Any) -> Iterator[Callable[..., Page]]:
    """Opens the browser of a reader; what it asks of other hosts, keeps, or complains of fails the test."""
    tabs: list[Page] = []
    wrong: list[str] = []

    def open_tab(**options: Any) -> Page:
        tab = new_tab(**options)
        tab.on("request", lambda request: _note_foreign(request.url, own=live_server.url, into=wrong))
        tab.on("console", lambda said: wrong.append(said.text) if said.type in {"error", "warning"} else None)
        tab.on("pageerror", lambda error: wrong.append(str(error)))
        tabs.append(tab)
        return tab

    yield open_tab
    cookies = [cookie for tab in tabs for cookie in tab.context.cookies()]
    assert wrong == [], (
        "A page asked another host for something, or the browser complained (of its policy, too)."
    )
    assert cookies == [], "Readers get no cookie."
