"""The desk board in a real browser: by keyboard, kept fresh, on a phone without script, when the session ends."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect
from wagtail.models import TaskState

from news.editorial.board.claims import claim
from news.editorial.board.wording import figure
from news.editorial.models import Claim
from news.models import ArticlePage
from tests.builders import a_reporter, a_site, an_article, an_article_in_review, an_editor
from tests.journeys.steps import log_in
from tests.journeys.test_accessibility import NARROWEST, findings, sideways

PHONE = {"width": 390, "height": 844}

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(live_server, page: Page):
    """Two stories that wait, one draft, and an editor before the board."""
    a_site()
    dimas = a_reporter("dimas", first_name="Dimas")
    an_editor("rahma", first_name="Rahma")
    an_article(owner=dimas, title="Harga udang jatuh lagi")
    an_article_in_review(owner=dimas, title="Dermaga Sangkulirang retak")
    an_article_in_review(owner=dimas, title="Puskesmas Sepaku buka malam")
    log_in(page, live_server, "rahma")
    return live_server


def refresh(page: Page) -> None:
    """What happens by itself every twenty seconds."""
    page.evaluate("document.querySelector('desk-board').refresh()")


def headline(card: Locator) -> Locator:
    return card.locator("h3").get_by_role("link")


def card(page: Page, title: str):
    return page.locator("article[data-card]", has=page.locator("h3", has_text=title))


def jump_to(page: Page, control: Locator) -> None:
    """Focus it where it will stand: Wagtail lets its pages scroll smoothly."""
    page.add_style_tag(content="main { scroll-behavior: auto !important }").evaluate(
        "(sheet) => (window.sheet = sheet)"
    )
    control.focus()
    page.evaluate("sheet.remove()")


def test_board_is_worked_by_keyboard_alone(desk, page: Page) -> None:
    first, second = card(page, "Dermaga"), card(page, "Puskesmas")
    headline(first).focus()
    page.keyboard.press("ArrowDown")
    expect(headline(second)).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(headline(card(page, "Harga udang"))).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(headline(first)).to_be_focused()
    page.keyboard.press("b")
    expect(first).to_contain_text("Anda membaca sejak")
    assert Claim.objects.get().made_by.username == "rahma"
    # The card was drawn anew; the place is the same.
    expect(headline(first)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/baca/**")


def test_board_keeps_itself_fresh_and_tells_only_what_concerns_the_reader(desk, page: Page) -> None:
    place = headline(card(page, "Puskesmas"))
    with page.expect_navigation():
        page.select_option("select[name=orang]", index=0)
    place.focus()
    told = page.locator("p[data-tell]")
    an_article(title="Draf orang lain")
    refresh(page)
    expect(card(page, "Draf orang lain")).to_be_visible()
    expect(told).to_be_empty()
    new = an_article_in_review(title="Kepala desa bantah potong bantuan", owner=a_reporter())
    refresh(page)
    expect(card(page, "Kepala desa")).to_be_visible()
    expect(told).to_contain_text("Kepala desa bantah potong bantuan")
    expect(place).to_be_focused()
    claim(new, by=an_editor("bimo", first_name="Bimo"))
    refresh(page)
    expect(card(page, "Kepala desa")).to_contain_text("Bimo membaca sejak")


def test_scroll_stays_where_it_was_when_a_card_comes_in_above(desk, page: Page) -> None:
    for number in range(12):
        an_article(title=f"Draf nomor {number}")
    page.reload()
    last = card(page, "Harga udang")
    jump_to(page, headline(last))
    before = last.bounding_box()["y"]
    an_article(title="Draf yang baru masuk")
    refresh(page)
    expect(card(page, "Draf yang baru masuk")).to_have_count(1)
    assert abs(last.bounding_box()["y"] - before) < 2


def test_reading_is_not_given_back_by_a_key_that_is_pressed_twice_or_held(desk, page: Page) -> None:
    first = card(page, "Dermaga")
    headline(first).focus()
    page.keyboard.press("b")
    expect(first).to_contain_text("Anda membaca sejak")
    expect(headline(first)).to_be_focused()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.method))
    page.keyboard.press("b")
    page.keyboard.down("b")
    page.keyboard.down("b")
    page.keyboard.up("b")
    refresh(page)
    assert set(asked) == {"GET"}
    assert Claim.objects.get().made_by.username == "rahma"


def test_story_that_is_gone_is_told_in_a_sentence_and_the_board_goes_on(desk, page: Page) -> None:
    first = card(page, "Dermaga")
    ArticlePage.objects.get(title="Dermaga Sangkulirang retak").delete()
    first.get_by_role("button", name="Saya baca").click()
    expect(page.locator("p[data-tell]")).to_contain_text("sudah tidak ada")
    expect(first).to_have_count(0)
    expect(page.get_by_role("link", name="Masuk lagi")).to_be_hidden()


def test_fault_is_told_and_the_board_goes_on(desk, page: Page) -> None:
    page.route("**/papan/*/baca/", lambda route: route.fulfill(status=500, body="<h1>Oops</h1>"))
    card(page, "Dermaga").get_by_role("button", name="Saya baca").click()
    expect(page.locator("[data-failed]")).to_be_visible()
    an_article(title="Draf sesudahnya")
    refresh(page)
    expect(card(page, "Draf sesudahnya")).to_be_visible()
    expect(page.get_by_role("link", name="Masuk lagi")).to_be_hidden()


def test_focus_and_what_is_opened_stay_where_a_part_is_drawn_anew(desk, page: Page) -> None:
    draft = an_article(title="Naskah tanpa ringkasan", summary="")
    page.reload()
    opened = card(page, draft.title)
    opened.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(opened.locator("li").first).to_be_visible()
    burning = page.locator(".burning a").first
    burning.focus()
    an_article_in_review(title="Kepala desa bantah potong bantuan", owner=a_reporter())
    an_article(title="Draf orang lain")
    refresh(page)
    expect(card(page, "Draf orang lain")).to_be_visible()
    expect(opened.locator("li").first).to_be_visible()
    TaskState.objects.update(started_at=timezone.now() - timedelta(hours=1))
    refresh(page)
    expect(page.locator(".burning__figure").first).to_have_text(figure(60))
    expect(page.locator(".burning a").first).to_be_focused()


def test_session_that_was_begun_again_elsewhere_wakes_the_board(desk, page: Page) -> None:
    cookies = page.context.cookies()
    page.context.clear_cookies()
    refresh(page)
    expect(page.get_by_role("link", name="Masuk lagi")).to_be_visible()
    page.context.add_cookies(cookies)
    refresh(page)
    expect(page.get_by_role("link", name="Masuk lagi")).to_be_hidden()


def test_ended_session_stops_the_board_and_shows_the_way_back(desk, page: Page) -> None:
    page.context.clear_cookies()
    refresh(page)
    expect(page.get_by_role("link", name="Masuk lagi")).to_be_visible()
    expect(card(page, "Dermaga")).to_be_visible()


def test_phone_without_script_has_every_list_behind_a_link(desk, page: Page, new_tab) -> None:
    phone = new_tab(java_script_enabled=False, viewport=PHONE)
    phone.context.add_cookies(page.context.cookies())
    phone.goto(f"{desk.url}/admin/")
    expect(phone.locator(".desk-list:visible")).to_have_count(1)
    expect(card(phone, "Dermaga")).to_be_visible()
    phone.locator(".desk-tabs a", has_text="Draf").click()
    expect(card(phone, "Harga udang")).to_be_visible()
    expect(card(phone, "Dermaga")).to_be_hidden()


def test_board_and_calendar_have_no_accessibility_finding_and_do_not_scroll_sideways(
    desk, page: Page
) -> None:
    wrong = {}
    for path in ("/admin/", "/admin/editorial/liputan/", "/admin/editorial/liputan/tambah/"):
        for scheme in ("light", "dark"):
            for size in ({"width": 1280, "height": 900}, PHONE, NARROWEST):
                page.emulate_media(color_scheme=scheme)
                page.set_viewport_size(size)
                page.goto(desk.url + path)
                wrong[path, scheme, size["width"]] = findings(page) + (
                    [sideways(page)] if sideways(page) else []
                )
    assert {place: found for place, found in wrong.items() if found} == {}
