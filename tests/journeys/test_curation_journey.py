"""An editor makes a series, pins a story and takes up a proposal; readers walk through the series on a phone."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from news.models import ArticlePage, Series, SeriesPart, Topic
from tests.builders import a_photo, a_published_article, a_site, a_topic, an_article, an_editor
from tests.journeys.seen_by_axe import findings
from tests.journeys.steps import (
    autosaved,
    click,
    edit_address,
    log_in,
    look_for,
    until_changes_are_noticed,
    until_closed,
)

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
TITLES = ("Pintu air dijanjikan", "Kontrak diteken", "Sembilan desa terendam")

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def newsroom(live_server, choosers_find):
    """An editor, and three stories of one matter that choosers find."""
    a_site()
    an_editor("rahma", first_name="Rahma", last_name="Idris")
    now = timezone.now()
    for number, title in enumerate(TITLES):
        a_published_article(title=title, topics=(a_topic(),), published_at=now - timedelta(days=30 - number))
    return live_server


def choose_stories(page: Page, *, button: str, titles: tuple[str, ...]) -> None:
    """In the chooser, one after the other: search, tick, take."""
    dialog = page.locator(".modal-content")
    for title in titles:
        page.get_by_role("button", name=button).click()
        look_for(page, title)
        dialog.get_by_role("checkbox", name=re.compile(title)).check()
        dialog.get_by_role("button", name="Pakai pilihan").click()
        until_closed(page)


def test_editor_orders_a_series_that_readers_walk_through_on_a_phone(
    newsroom, page: Page, as_reader: Callable[..., Page]
) -> None:
    log_in(page, newsroom, "rahma")
    page.goto(f"{newsroom.url}/admin/snippets/news/series/add/")
    page.fill("#id_name", "Menunggu pintu air")
    page.fill("#id_intro", "Tujuh bulan dari janji sampai air masuk.")
    choose_stories(page, button="Tambah bagian", titles=TITLES)
    click(page, page.get_by_role("button", name="Simpan").first)
    series = Series.objects.get()
    assert [part.article.title for part in series.parts.in_order()] == list(TITLES)

    reader = as_reader(**PHONE, java_script_enabled=False)
    reader.goto(newsroom.url + series.get_absolute_url())
    reader.get_by_role("link", name=TITLES[0]).click()
    expect(reader.get_by_text("Bagian 1 dari 3")).to_be_visible()
    reader.get_by_role("link", name=re.compile("sesudah ini")).click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(TITLES[1])
    reader.get_by_text("Bagian 2 dari 3").click()
    reader.get_by_role("navigation", name=re.compile("Serial")).get_by_role("link", name=TITLES[2]).click()
    expect(reader.get_by_text("Bagian 3 dari 3")).to_be_visible()
    expect(reader.get_by_role("link", name=re.compile("sesudah ini"))).to_have_count(0)
    assert reader.evaluate("document.documentElement.scrollWidth") == PHONE["viewport"]["width"]

    ArticlePage.objects.get(title=TITLES[1]).unpublish()
    reader.reload()
    expect(reader.get_by_text("Bagian 2 dari 2")).to_be_visible()
    expect(reader.get_by_role("link", name=re.compile(TITLES[0])).first).to_be_visible()


def test_editor_pins_a_story_that_then_heads_its_topic(
    newsroom, page: Page, as_reader: Callable[..., Page]
) -> None:
    topic = Topic.objects.get()
    log_in(page, newsroom, "rahma")
    page.goto(f"{newsroom.url}/admin/snippets/news/topic/edit/{topic.pk}/")
    page.locator("[contenteditable=true]").first.click()
    page.keyboard.type("Apa yang terjadi sejauh ini.")
    choose_stories(page, button="Tambah berita", titles=TITLES[:1])
    click(page, page.get_by_role("button", name="Simpan").first)

    reader = as_reader(**PHONE)
    reader.goto(newsroom.url + topic.get_absolute_url())
    chosen = reader.get_by_role("region", name="Pilihan redaksi")
    expect(chosen.get_by_role("link", name=TITLES[0])).to_be_visible()
    expect(reader.get_by_role("link", name=TITLES[0])).to_have_count(1)
    expect(reader.get_by_text("Apa yang terjadi sejauh ini.")).to_be_visible()


def test_proposal_is_put_into_the_text_with_one_key_and_saved(newsroom, page: Page) -> None:
    draft = an_article(title="Rapat pintu air", topics=(a_topic(),))
    log_in(page, newsroom, "rahma")
    page.goto(edit_address(newsroom, draft))
    until_changes_are_noticed(page)
    button = page.get_by_role("button", name=re.compile(f"Sisipkan: {TITLES[2]}"))
    expect(button).to_be_visible()
    button.focus()
    autosaved(page, "related", while_doing=lambda: page.keyboard.press("Enter"))
    expect(button).to_be_disabled()
    draft.refresh_from_db()
    last = draft.get_latest_revision_as_object().body[-1]
    assert last.block_type == "related"
    assert last.value["article"].title == TITLES[2]


def test_gallery_shows_every_picture_with_its_words_without_script(
    newsroom, as_reader: Callable[..., Page]
) -> None:
    photos = [
        {"photo": a_photo(f"Foto {number}"), "caption": f"Keterangan {number}", "alt": f"Dermaga {number}"}
        for number in range(3)
    ]
    story = a_published_article(title="Galeri", body=[("gallery", {"title": "Dermaga", "photos": photos})])
    for options in ({**PHONE, "color_scheme": "dark"}, {"color_scheme": "light"}):
        reader = as_reader(**options, java_script_enabled=False)
        reader.goto(newsroom.url + story.get_url())
        gallery = reader.get_by_role("region", name="Dermaga")
        for number in range(3):
            picture = gallery.get_by_role("img", name=f"Dermaga {number}")
            # Its place is kept before the picture is there.
            assert picture.bounding_box()["height"] > 100
            expect(gallery.get_by_text(f"Keterangan {number}")).to_be_visible()
        width = reader.viewport_size["width"]
        assert reader.evaluate("document.documentElement.scrollWidth") == width


def a_series(*articles: ArticlePage) -> Series:
    series = Series.objects.create(name="Menunggu pintu air")
    for place, article in enumerate(articles):
        SeriesPart.objects.create(series=series, article=article, sort_order=place)
    return series


def test_pages_with_series_topic_and_related_stories_have_no_barrier(newsroom: Any, page: Page) -> None:
    first, second, _third = ArticlePage.objects.order_by("pk")
    series = a_series(first, second)
    wrong = {}
    for address in (first.get_url(), series.get_absolute_url(), Topic.objects.get().get_absolute_url()):
        page.goto(newsroom.url + address)
        wrong[address] = findings(page)
    assert {place: found for place, found in wrong.items() if found} == {}
