"""A line that breaks: what was read is there and says how old it is; nothing old passes for today's."""

import re
from collections.abc import Callable
from threading import Event
from time import sleep
from typing import BinaryIO

import pytest
from django.http import FileResponse, HttpResponse
from playwright.sync_api import Page, expect

from news.models import ArticlePage
from tests.builders import a_correction, a_photo, a_published_article, a_retraction, a_site
from tests.journeys.steps import until

pytestmark = pytest.mark.django_db(transaction=True)

# Its list names it when all of it is there.
IS_READY = """async (address) => {
    const worker = await navigator.serviceWorker.ready;
    const kept = await (await caches.match("/luring/daftar"))?.json();
    return worker.active?.state === "activated" && kept?.some(({ path }) => path === address);
}"""
KEPT = """async () => (await (await caches.open("salinan")).keys()).map((entry) => new URL(entry.url).pathname)"""
IS_LEFT = """async () => !(await navigator.serviceWorker.getRegistration())"""
NOTE = re.compile(r"Salinan tersimpan \d+ \w+ \d{4} pukul \d\d\.\d\d WITA; mungkin ada ralat setelahnya\.")


@pytest.fixture
def stories(live_server) -> list[ArticlePage]:
    a_site()
    return [
        a_published_article(title="Air pasang & lumpur", lead_photo=a_photo(), lead_photo_alt="Dermaga"),
        a_published_article(title="Jalan putus di hulu"),
    ]


@pytest.fixture
def reader(new_tab, settings) -> Page:
    """With a browser that keeps copies; failed requests are part of the journey."""
    settings.OFFLINE_COPIES = True
    return new_tab()


@pytest.fixture
def read(reader: Page, live_server) -> Callable[[ArticlePage], None]:
    """Read a story until the browser has kept it."""

    def open_story(article: ArticlePage) -> None:
        reader.goto(live_server.url + article.get_url())
        until(reader, IS_READY, article.get_url())

    return open_story


def test_reader_loses_the_line_and_gets_it_back(reader: Page, read, stories, live_server) -> None:
    first, second = stories
    for article in stories:
        read(article)
        expect(reader.get_by_text(NOTE)).to_have_count(0)

    reader.context.set_offline(True)
    reader.goto(live_server.url + first.get_url())
    expect(reader.get_by_role("heading", level=1)).to_have_text(first.title)
    expect(reader.get_by_text(NOTE)).to_be_visible()
    styled = reader.evaluate("getComputedStyle(document.querySelector('.story-page__title')).fontWeight")
    assert styled == "650"
    photo = reader.get_by_role("img", name="Dermaga")
    assert photo.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0

    for address in ("/", "/berita/", first.region.get_absolute_url()):
        answer = reader.goto(live_server.url + address)
        assert answer.status == 503
        expect(reader.get_by_role("heading", level=1)).to_have_text("Anda sedang luring")
    kept = reader.locator("main .story")
    expect(kept).to_have_count(2)
    expect(kept.first).to_contain_text(re.compile(r"Jalan putus di hulu\s*Tersimpan \d+ \w+ \d{4} pukul"))
    kept.get_by_role("link", name="Air pasang & lumpur").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(first.title)

    reader.context.set_offline(False)
    a_correction(first, text="Bukan 1.410 rumah.")
    reader.goto(live_server.url + first.get_url())
    expect(reader.get_by_text("Bukan 1.410 rumah.")).to_be_visible()
    expect(reader.get_by_text(NOTE)).to_have_count(0)
    reader.goto(live_server.url)
    expect(reader.get_by_role("link", name=second.title).first).to_be_visible()


def test_copy_goes_as_soon_as_the_network_says_that_the_story_went(
    reader: Page, read, stories, live_server
) -> None:
    first, second = stories
    for article in stories:
        read(article)
    a_retraction(first)
    reader.goto(live_server.url + first.get_url())
    expect(reader.get_by_role("heading", level=1)).to_have_text("Berita ini kami cabut")
    # Its photo and itself are gone; the other story, the stylesheet and the list stay.
    until(reader, f"async () => (await ({KEPT})()).length === 3")
    assert second.get_url() in reader.evaluate(KEPT)


def test_forms_search_feeds_and_the_newsroom_are_left_to_the_browser(
    reader: Page, read, stories, live_server
) -> None:
    read(stories[0])
    for address in ("/cari/?q=air", "/hak-jawab/", "/feed/", "/admin/login/"):
        with reader.expect_response(live_server.url + address) as answer:
            reader.goto(live_server.url + address)
        assert not answer.value.from_service_worker, address
    reader.goto(live_server.url + stories[0].get_url())
    ours = ("/berita/20", "/static/css/", "/media/images/", "/luring/")
    assert [path for path in reader.evaluate(KEPT) if not path.startswith(ours)] == []


def test_line_that_is_too_slow_gets_the_copy(reader: Page, read, stories, live_server, monkeypatch) -> None:
    monkeypatch.setattr("newsroom.offline.views.WAIT_MILLISECONDS", 200)
    read(stories[0])
    serve, line_is_back = ArticlePage.serve, Event()

    def serve_late(*args, **kwargs) -> HttpResponse:
        line_is_back.wait(30)
        return serve(*args, **kwargs)

    monkeypatch.setattr(ArticlePage, "serve", serve_late)
    reader.goto(live_server.url + stories[0].get_url())
    expect(reader.get_by_text(NOTE)).to_be_visible()
    # What comes late is the copy of the next time.
    kept_at = "async () => (await (await caches.match('/luring/daftar')).json())[0].at"
    before = reader.evaluate(kept_at)
    line_is_back.set()
    until(reader, f"async (before) => (await ({kept_at})()) > before", before)


def test_copy_stays_when_an_answer_says_nothing_of_the_story(
    reader: Page, read, stories, live_server, monkeypatch
) -> None:
    first, second = stories
    read(first)
    with monkeypatch.context() as refusing:
        refusing.setattr(ArticlePage, "serve", lambda *args, **kwargs: HttpResponse("Nanti", status=429))
        reader.goto(live_server.url + first.get_url())
        expect(reader.locator("body")).to_have_text("Nanti")
    # Kept one after the other: what the refusal did is done.
    read(second)
    assert first.get_url() in reader.evaluate(KEPT)


def test_answer_that_is_not_for_everybody_is_not_kept(
    reader: Page, read, stories, live_server, monkeypatch
) -> None:
    first, second = stories
    read(first)
    serve = ArticlePage.serve

    def serve_to_one(*args, **kwargs) -> HttpResponse:
        answer = serve(*args, **kwargs)
        answer.headers["Cache-Control"] = "private, no-store"
        return answer

    with monkeypatch.context() as logged_in:
        logged_in.setattr(ArticlePage, "serve", serve_to_one)
        reader.goto(live_server.url + first.get_url())
    read(second)
    assert first.get_url() not in reader.evaluate(KEPT)


def test_part_that_does_not_say_its_length_is_weighed(reader: Page, read, stories, monkeypatch) -> None:
    monkeypatch.setattr("newsroom.offline.views.LARGEST_PART_BYTES", 1)
    set_headers = FileResponse.set_headers

    def without_length(answer: FileResponse, file: object) -> None:
        set_headers(answer, file)
        answer.headers.pop("Content-Length", None)

    monkeypatch.setattr(FileResponse, "set_headers", without_length)
    read(stories[0])
    assert sorted(reader.evaluate(KEPT)) == sorted([stories[0].get_url(), "/luring/daftar"])


def test_two_stories_that_open_at_once_are_both_kept(
    reader: Page, read, stories, live_server, monkeypatch
) -> None:
    with_photo, without = stories
    read(a_published_article(title="Pasar pagi pindah"))
    set_headers, serve, is_served = FileResponse.set_headers, ArticlePage.serve, Event()

    def after_the_other_story(answer: FileResponse, file: BinaryIO) -> None:
        if "images" in str(file.name):
            is_served.wait(30)
            sleep(0.5)
        set_headers(answer, file)

    def serve_and_tell(article: ArticlePage, *args, **kwargs) -> HttpResponse:
        answer = serve(article, *args, **kwargs)
        if article.pk == without.pk:
            is_served.set()
        return answer

    monkeypatch.setattr(FileResponse, "set_headers", after_the_other_story)
    monkeypatch.setattr(ArticlePage, "serve", serve_and_tell)
    for article in (with_photo, without):
        reader.evaluate("address => void open(address)", article.get_url())
    for article in stories:
        until(reader, IS_READY, article.get_url())
    assert {article.get_url() for article in stories} <= set(reader.evaluate(KEPT))


def test_story_whose_copy_is_gone_gets_the_page_for_a_broken_line(
    reader: Page, read, stories, live_server
) -> None:
    read(stories[0])
    reader.evaluate("async (path) => (await caches.open('salinan')).delete(path)", stories[0].get_url())
    reader.context.set_offline(True)
    assert reader.goto(live_server.url + stories[0].get_url()).status == 503
    expect(reader.get_by_role("heading", level=1)).to_have_text("Anda sedang luring")


def test_operator_can_take_worker_and_copies_away(reader: Page, read, stories, live_server, settings) -> None:
    read(stories[0])
    settings.OFFLINE_COPIES = False
    reader.goto(live_server.url + stories[1].get_url())
    reader.evaluate("async () => { (await navigator.serviceWorker.getRegistration())?.update(); }")
    until(reader, IS_LEFT)
    assert reader.evaluate("caches.keys()") == []
