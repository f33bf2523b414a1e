"""Pasted copy in a real browser: guesses answered by mouse, by keys and without script, on a desk and on a phone."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from news.imports.models import PastedText
from news.models import ArticlePage
from tests.builders import a_region, a_reporter, a_site, an_author
from tests.journeys.steps import click, log_in
from tests.journeys.test_accessibility import DESK, NARROWEST, findings, sideways
from tests.news.imports.pasting.documents import a_word_file, paragraph
from tests.news.imports.pasting.stories import PIER

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = {"width": 390, "height": 844}
CLIPBOARD = """([html, text]) => {
    const data = new DataTransfer();
    data.setData("text/html", html);
    data.setData("text/plain", text);
    const field = document.querySelector("#id_naskah");
    field.focus();
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
    field.value = text;
}"""


@pytest.fixture(autouse=True)
def _paper(live_server):
    a_site()
    a_region("Sangatta", code="64.08")
    an_author("Dimas Arya Putra", initials="dap", user=a_reporter("dimas", first_name="Dimas"))


def paste(page: Page, live_server, text: str = PIER) -> None:
    page.goto(live_server.url + reverse("news_imports:paste"))
    page.fill("#id_naskah", text)
    read(page)


def read(page: Page) -> None:
    click(page, page.locator(".paste-in button[type=submit]"))
    expect(page.locator(".paste-sheet")).to_be_visible()


def quote(page: Page, words: str):
    return page.locator(".paste-card[data-kind=quote]", has_text=words)


def save(page: Page) -> ArticlePage:
    click(page, page.locator("[name=simpan]"))
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    return ArticlePage.objects.get()


def test_reporter_mends_a_speaker_in_two_clicks_brings_a_line_back_and_saves(page, live_server):
    log_in(page, live_server, "dimas")
    click(page, page.get_by_role("link", name="Tempel naskah").first)
    page.fill("#id_naskah", PIER)
    read(page)
    wrong = quote(page, "Perbaikan sementara")
    wrong.locator(".paste-speaker summary").click()
    click(page, wrong.get_by_role("button", name="Ridwan Lasut"))
    for words in ("Perbaikan sementara", "Pelatnya datang"):
        expect(quote(page, words).locator("summary b")).to_have_text("Ridwan Lasut")
    click(page, page.locator(".paste-dropped li", has_text="oleh -41 Dilihat").get_by_role("button"))
    expect(page.locator(".paste-card[data-kind=paragraph]", has_text="oleh -41 Dilihat")).to_be_visible()
    article = save(page)
    assert [block.value["speaker"].name for block in article.quotes] == [
        "Ridwan Lasut", "Basri Sailana", "Ridwan Lasut", "Ridwan Lasut",
    ]  # fmt: skip
    assert article.raw_copy == PIER
    expect(page.locator(".guesses__item").first).to_be_visible()


def test_guesses_are_answered_by_single_keys(page, live_server):
    log_in(page, live_server, "dimas")
    paste(page, live_server)
    asked = page.locator(".paste-card[data-state=asked]")
    expect(asked).to_have_count(3)
    for number in (0, 1, 2):
        page.keyboard.press("j")
        expect(asked.nth(number).locator("[data-answer]").first).to_be_focused()
    page.keyboard.press("l")
    expect(asked.nth(2).locator(".paste-speaker[open] .paste-choice button").first).to_be_focused()
    page.keyboard.press("k")
    expect(asked.nth(1).locator("[data-answer]").first).to_be_focused()
    for left in (2, 1):
        with page.expect_navigation():
            page.keyboard.press("y")
        expect(asked).to_have_count(left)
        expect(asked.last.locator("[data-answer]").first).to_be_focused()
    with page.expect_navigation():
        page.keyboard.press("2")
    expect(asked).to_have_count(0)
    expect(page.locator("#kartu-summary .paste-card__text")).to_have_count(0)
    article = save(page)
    assert [guess for guess in article.guesses if guess["what"] == "person"] == []


def test_markup_from_the_clipboard_keeps_its_passages(page, live_server):
    log_in(page, live_server, "dimas")
    page.goto(live_server.url + reverse("news_imports:paste"))
    page.evaluate(
        CLIPBOARD,
        ["<p>Hujan di hulu</p><p>Warga siaga sejak malam.</p>", "Hujan di hulu Warga siaga sejak malam."],
    )
    read(page)
    assert PastedText.objects.get().text == "Hujan di hulu\n\nWarga siaga sejak malam."


def test_a_phone_without_script_reads_a_file_answers_and_saves(new_tab, live_server):
    phone = new_tab(java_script_enabled=False, viewport=PHONE)
    log_in(phone, live_server, "dimas")
    phone.goto(live_server.url + reverse("news_imports:paste"))
    words = "".join(paragraph(text) for text in PIER.split("\n\n"))
    phone.set_input_files("#id_berkas", {"name": "naskah.docx", "mimeType": "", "buffer": a_word_file(words)})
    read(phone)
    asked = phone.locator(".paste-card[data-state=asked]")
    for left in (2, 1, 0):
        click(phone, asked.first.locator("[data-answer]").first)
        expect(asked).to_have_count(left)
    wrong = quote(phone, "Pelatnya datang")
    wrong.locator("summary").click()
    wrong.locator("[name=ketikan]").fill("Siti Rahma")
    click(phone, wrong.locator("[value=baru]").last)
    expect(quote(phone, "Pelatnya datang").locator("summary b")).to_have_text("Siti Rahma")
    assert save(phone).quotes[3].value["speaker"].name == "Siti Rahma"


def test_the_screens_have_no_accessibility_finding_and_do_not_scroll_sideways(page, live_server):
    log_in(page, live_server, "dimas")
    paste(page, live_server)
    sheet, wrong = page.url, {}
    for address in (sheet, live_server.url + reverse("news_imports:paste")):
        for scheme in ("light", "dark"):
            for size in (DESK, PHONE, NARROWEST):
                page.emulate_media(color_scheme=scheme)
                page.set_viewport_size(size)
                page.goto(address)
                if address == sheet:
                    quote(page, "Perbaikan sementara").locator("summary").click()
                wrong[address, scheme, size["width"]] = findings(page)
                if excess := sideways(page):
                    wrong[address, scheme, size["width"]].append(f"{excess} px too wide")
    assert {place: found for place, found in wrong.items() if found} == {}
