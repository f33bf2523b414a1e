"""What an editor answers for, in a real browser: how many clicks it takes, and what the reading screen shows."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from news.accounts.models import User
from news.editorial.models import Approval, SecondReading
from news.models import ArticlePage, PublishedArticle
from tests.builders import (
    a_chief,
    a_published_article,
    a_quote,
    a_reporter,
    a_site,
    an_article,
    an_article_in_review,
    an_author,
    an_editor,
)
from tests.journeys.steps import (
    answer,
    autosaved,
    click,
    edit_address,
    from_the_menu,
    log_in,
    log_out,
    message,
    reading_address,
    submit,
    until_changes_are_noticed,
)
from tests.news.editorial.reading.screen import check_advice, save_draft

MOST_CLICKS = 6
REASON = "Tanggul jebol; warga hilir harus tahu sekarang."

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def newsroom(live_server):
    """A reporter, two editors and the editor-in-chief."""
    a_site()
    an_author("Dimas Arya", initials="dap", user=a_reporter("dimas", first_name="Dimas", last_name="Arya"))
    an_editor("rahma", first_name="Rahma", last_name="Idris")
    an_editor("bimo", first_name="Bimo", last_name="Prasetyo")
    a_chief("arman", first_name="Arman", last_name="Setiadji")
    return live_server


@pytest.fixture
def clicks(page: Page) -> list[str]:
    """What was clicked in this tab, as the browser counts it."""
    found: list[str] = []
    page.expose_function("noteClick", lambda text: found.append(text))
    page.add_init_script(
        """addEventListener("click", (event) => {
            if (event.isTrusted) window.noteClick(event.target.textContent.trim().slice(0, 40));
        }, true)"""
    )
    return found


def card(page: Page, title: str) -> Locator:
    return page.locator("article[data-card]", has=page.locator("h3", has_text=title))


def headline(page: Page, title: str) -> Locator:
    return card(page, title).locator("h3").get_by_role("link")


def public_summary(article: ArticlePage) -> str:
    return ArticlePage.objects.get(pk=article.pk).summary


def a_long_story(**changes) -> ArticlePage:
    """Forty paragraphs, six quotations, and two things that the gate asks an editor to look at."""
    paragraphs = [
        f"<p>Petugas kecamatan mencatat kerusakan di dusun ke-{number} sejak air naik, lalu warga pindah ke balai.</p>"
        for number in range(1, 41)
    ]
    body = [("paragraph", text) for text in paragraphs]
    for at in range(6):
        body.insert(at * 7 + 1, a_quote(f"Air naik sebelum subuh di dusun {at + 1}."))
    body.append(("paragraph", "<p>Rapat di selenggarakan camat. Warga menerima himbauan itu.</p>"))
    return an_article(body=body, **changes)


def test_a_long_story_goes_from_submission_to_approval_in_at_most_six_clicks(
    newsroom, page: Page, clicks: list[str]
) -> None:
    title = "Sembilan desa di hilir terendam sejak Kamis dini hari"
    article = a_long_story(title=title, owner=User.objects.get(username="dimas"))
    log_in(page, newsroom, "dimas")
    page.goto(edit_address(newsroom, article))
    clicks.clear()
    submit(page)
    submitting = list(clicks)
    log_out(page)

    log_in(page, newsroom, "rahma")
    clicks.clear()
    click(page, headline(page, title))
    assert page.locator("[data-state=open]").count() >= 2
    while (checked := page.get_by_role("button", name=re.compile("dicek", re.IGNORECASE))).count():
        click(page, checked.first)
    answer(page, "Setujui dan terbitkan")
    expect(message(page)).to_contain_text(title)

    assert PublishedArticle.objects.get().card["title"] == title
    assert len(submitting) == 1, submitting
    assert len(submitting) + len(clicks) <= MOST_CLICKS, submitting + clicks


def test_small_repair_is_live_at_once_and_confirmed_by_another_editor_from_the_board(
    newsroom, page: Page, new_context
) -> None:
    title = "Balai desa di hilir penuh pengungsi"
    article = a_published_article(owner=a_reporter(), title=title, summary="Warga mengugsi ke balai desa.")
    reader = new_context().new_page()
    reader.goto(newsroom.url + PublishedArticle.objects.get().url)

    log_in(page, newsroom, "rahma")
    page.goto(edit_address(newsroom, article))
    until_changes_are_noticed(page)
    mended = "Warga mengungsi ke balai desa."
    autosaved(page, mended, while_doing=lambda: page.fill("#id_summary", mended))
    from_the_menu(page, "Baca perubahannya")
    page.locator("summary", has_text="Perbaikan kecil").click()
    expect(page.locator(".answer-bar__words")).to_contain_text("mengugsi")
    expect(page.locator(".answer-bar__words")).to_contain_text("mengungsi")
    answer(page, "Terbitkan sebagai perbaikan kecil")
    reader.reload()
    expect(reader.locator(".story-page__summary")).to_have_text("Warga mengungsi ke balai desa.")

    # Whoever did it sees the mark and cannot take it away.
    expect(card(page, title)).to_contain_text("Perbaikan kecil, belum dibaca")
    headline(page, title).click()
    expect(page.get_by_role("button", name="Sudah saya baca")).to_have_count(0)
    log_out(page)

    log_in(page, newsroom, "bimo")
    headline(page, title).click()
    page.get_by_role("link", name=re.compile("Kata demi kata")).click()
    expect(page.locator("del").first).to_contain_text("mengugsi")
    answer(page, "Sudah saya baca")
    expect(card(page, title)).not_to_contain_text("belum dibaca")
    assert SecondReading.objects.get().read_by.username == "bimo"


def test_change_of_sense_is_refused_as_a_small_repair_and_the_screen_says_why(newsroom, page: Page) -> None:
    article = a_published_article(owner=a_reporter(), summary="Bupati masuk ke ruang rapat.")
    save_draft(article, summary="Bupati mabuk ke ruang rapat.")
    log_in(page, newsroom, "rahma")
    page.goto(reading_address(newsroom, article))
    expect(page.locator(".reading__side")).to_contain_text("“masuk” → “mabuk”")
    expect(page.locator("summary", has_text="Perbaikan kecil")).to_have_count(0)
    assert public_summary(article) == "Bupati masuk ke ruang rapat."


def test_chief_publishes_in_an_emergency_and_it_stays_marked_until_somebody_has_read_it(
    newsroom, page: Page
) -> None:
    title = "Tanggul di hilir jebol"
    article = an_article(owner=a_reporter(), title=title)
    log_in(page, newsroom, "arman")
    page.goto(reading_address(newsroom, article))
    page.locator("summary", has_text="Terbitkan darurat").click()
    page.get_by_label("Mengapa sekarang").fill("Darurat.")
    page.locator("textarea[name=reason]").evaluate("(field) => field.removeAttribute('minlength')")
    answer(page, "Terbitkan sekarang, tanpa orang kedua")
    expect(page.locator(".answer-field__error")).to_be_visible()
    assert not ArticlePage.objects.get(pk=article.pk).live
    page.get_by_label("Mengapa sekarang").fill(REASON)
    answer(page, "Terbitkan sekarang, tanpa orang kedua")
    assert ArticlePage.objects.get(pk=article.pk).live
    expect(card(page, title)).to_contain_text("belum direview")
    log_out(page)

    log_in(page, newsroom, "rahma")
    headline(page, title).click()
    expect(page.locator(".reading__side")).to_contain_text(REASON)
    answer(page, "Sudah saya baca")
    expect(card(page, title)).not_to_contain_text("belum direview")
    assert Approval.objects.get().note == REASON


def test_approval_of_a_text_that_moved_on_is_refused_and_shows_the_difference(newsroom, page: Page) -> None:
    article = an_article_in_review(summary="Empat puluh dua murid menunggu.")
    check_advice(article, by=a_chief())
    log_in(page, newsroom, "rahma")
    page.goto(reading_address(newsroom, article))
    save_draft(article, summary="Empat puluh tiga murid menunggu.")
    answer(page, "Setujui dan terbitkan")
    expect(page.get_by_role("alert")).to_contain_text("Teks berubah sejak Anda membaca")
    expect(page.locator("del").first).to_contain_text("dua")
    expect(page.locator("ins").first).to_contain_text("tiga")
    assert not ArticlePage.objects.get(pk=article.pk).live


def test_remark_at_a_field_made_in_the_editor_stands_in_the_thread_on_the_reading_screen(
    newsroom, page: Page
) -> None:
    article = an_article_in_review(summary="Air masuk ke 1.410 rumah.")
    log_in(page, newsroom, "rahma")
    page.goto(edit_address(newsroom, article))
    until_changes_are_noticed(page)
    words = "Angka dari mana?"
    autosaved(page, words, while_doing=lambda: remark(page, "summary", words))
    page.goto(reading_address(newsroom, article))
    thread = page.locator(".reading-conversation li")
    expect(thread).to_contain_text("Angka dari mana?")
    expect(thread).to_contain_text("Rahma")
    expect(thread.locator(".reading-card__words")).to_have_text("Air masuk ke 1.410 rumah.")


def remark(page: Page, field: str, words: str) -> None:
    """As a hand does it: over the field, the button beside it, the words, the button below them."""
    place = page.locator(f"[data-contentpath={field}]").first
    place.hover()
    place.locator("[data-component=add-comment-button], [data-comment-add]").first.click()
    form = page.locator(".comment form, .comment").first
    form.locator("textarea").fill(words)
    form.get_by_role("button").first.click()
