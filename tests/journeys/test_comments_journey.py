"""A reader on a phone signs in by the mailed link and writes; an editor approves by key; the next reader reads it."""

import re

import pytest
from django.core import mail
from playwright.sync_api import Page, expect

from news.comments.models import ReaderComment
from news.models import PublishedArticle
from tests.builders import a_published_article, a_site, an_editor
from tests.journeys.seen_by_axe import findings
from tests.journeys.steps import answer, click, log_in
from tests.news.comments.people import a_comment, a_paper_with_comments, a_reader, a_waiting_comment

PHONE = {"width": 390, "height": 844}
WORDS = "Di RT 12 air masuk sejak subuh."

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def paper(live_server):
    a_site()
    a_paper_with_comments()
    an_editor("rahma", first_name="Rahma")
    a_published_article(title="Sembilan desa terendam")
    return live_server


def link_in_mail() -> str:
    return re.search(r"http\S+/komentar/masuk/\S+/", mail.outbox[-1].body)[0]


def is_as_wide_as_the_phone(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_comment_from_the_story_to_the_next_reader(paper, new_tab, page: Page) -> None:
    story = paper.url + PublishedArticle.objects.get().url
    phone = new_tab(java_script_enabled=False, viewport=PHONE)
    phone.goto(story)
    phone.get_by_role("link", name="Baca dan tulis komentar").click()
    phone.get_by_role("link", name="Tulis komentar").click()
    phone.get_by_label("Alamat surel").fill("ani@warga.example")
    phone.get_by_role("button", name="Kirim tautan").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Periksa surel Anda")
    phone.goto(link_in_mail())
    phone.get_by_label("Nama Anda, sebagaimana dilihat pembaca").fill("Ani Warga")
    phone.get_by_role("button", name="Mulai").click()
    expect(phone.get_by_role("alert")).to_contain_text("Aturan belum disetujui.")
    phone.get_by_role("checkbox").check()
    phone.get_by_role("button", name="Mulai").click()
    phone.get_by_label("Anda menulis sebagai Ani Warga").fill(WORDS)
    phone.get_by_role("button", name="Kirim").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Komentar saya")
    expect(phone.locator("main")).to_contain_text("Menunggu")
    assert is_as_wide_as_the_phone(phone)
    assert [(cookie["name"], cookie["path"]) for cookie in phone.context.cookies()] == [
        ("komentar", "/komentar/")
    ]
    phone.goto(story)
    with phone.expect_request(story) as asked:
        phone.reload()
    assert "cookie" not in asked.value.all_headers()

    log_in(page, paper, "rahma")
    page.goto(f"{paper.url}/admin/komentar/")
    expect(page.locator(".comment-row")).to_contain_text(WORDS)
    assert "ani@warga.example" not in page.content()
    page.keyboard.press("j")
    with page.expect_navigation():
        page.keyboard.press("s")
    expect(page.locator(".messages")).to_contain_text("1 komentar sudah diputuskan.")

    reader = new_tab(viewport=PHONE)
    reader.goto(story)
    reader.locator("#komentar").scroll_into_view_if_needed()
    expect(reader.locator("reader-comments")).to_contain_text(WORDS)
    assert is_as_wide_as_the_phone(reader)
    assert findings(reader) == []
    reader.get_by_role("link", name="Baca dan tulis komentar").click()
    expect(reader.locator(".thread")).to_contain_text("Ani Warga")
    assert findings(reader) == []
    assert reader.context.cookies() == []


def test_report_without_script_and_hiding_by_key(paper, new_tab, page: Page) -> None:
    story = PublishedArticle.objects.get().article
    ani = a_reader()
    a_comment(story, ani, "Ketua RT itu penipu.")
    for number in (1, 2):
        a_waiting_comment(story, ani, f"Komentar {number}.")
    phone = new_tab(java_script_enabled=False, viewport=PHONE)
    phone.goto(f"{paper.url}/komentar/{story.pk}/")
    phone.get_by_role("link", name="Laporkan Ani Warga").click()
    phone.get_by_role("button", name="Laporkan").click()
    expect(phone.get_by_role("alert")).to_contain_text("Alasannya belum dipilih.")
    phone.get_by_role("radio", name="Fitnah atau kabar bohong").check()
    assert is_as_wide_as_the_phone(phone)
    phone.get_by_role("button", name="Laporkan").click()
    expect(phone.locator("main")).to_contain_text("dalam 48 jam")
    assert phone.context.cookies() == []

    log_in(page, paper, "rahma")
    click(page, page.locator(".sidebar").get_by_role("link", name="Komentar"))
    expect(page.locator(".comment-row").first).to_be_visible()
    assert findings(page) == []
    for key in ("j", "x", "j", "x"):
        page.keyboard.press(key)
    with page.expect_navigation():
        page.keyboard.press("s")
    assert ReaderComment.objects.published().count() == 3
    click(page, page.get_by_role("link", name="Dilaporkan (1)"))
    expect(page.locator(".comment-row__left")).to_contain_text("47 j")
    page.keyboard.press("j")
    page.keyboard.press("t")
    page.locator("[name=alasan]").select_option("false")
    answer(page, "Tolak yang dipilih")
    hidden = ReaderComment.objects.get(state="hidden")
    assert (hidden.text, hidden.refusal_ground) == ("Ketua RT itu penipu.", "false")
    phone.goto(f"{paper.url}/komentar/{story.pk}/")
    expect(phone.locator("main")).not_to_contain_text("penipu")
