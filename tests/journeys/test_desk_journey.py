"""A story between two desks: written in the browser, returned, mended, read by another, scheduled, changed again."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.db.models import QuerySet
from django.utils import timezone
from playwright.sync_api import Page, expect
from wagtail.models import Revision

from news.accounts.models import User
from news.editorial.models import Approval
from news.models import ArticlePage, PublishedArticle
from tests.builders import a_quote, a_region, a_reporter, a_section, a_site, an_article, an_author, an_editor
from tests.journeys.steps import (
    answer,
    answer_advice,
    autosaved,
    choose,
    click,
    edit_address,
    log_in,
    log_out,
    message,
    reading_address,
    submit,
    until_changes_are_noticed,
    until_closed,
)

HEADLINE = "Perahu sekolah kedua tiba di Muara Enggelam"
BODY = (
    "<p>Perahu sekolah kedua bersandar di Muara Enggelam pada Selasa pagi. Empat puluh dua murid naik bergiliran; "
    "empat puluh di antaranya tinggal di hulu.</p>"
)
NOTE = "Sebut dari mana angka muridnya."

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def newsroom(live_server, choosers_find):
    """A reporter who is also an author, two editors, and where a story can belong."""
    a_site()
    an_author("Dimas Arya", initials="dap", user=a_reporter("dimas", first_name="Dimas", last_name="Arya"))
    an_editor("rahma", first_name="Rahma", last_name="Idris")
    an_editor("bimo", first_name="Bimo", last_name="Prasetyo")
    a_section("Pendidikan")
    a_region("Kutai Kartanegara", code="64.02", short_name="Kukar")
    return live_server


def test_a_story_written_from_nothing_is_saved_on_the_way_and_submitted_without_a_false_alarm(
    newsroom, page: Page
) -> None:
    log_in(page, newsroom, "dimas")
    page.goto(f"{newsroom.url}/admin/tulis/")
    until_changes_are_noticed(page)
    autosaved(page, HEADLINE, while_doing=lambda: page.fill("#id_title", HEADLINE))
    page.wait_for_url("**/edit/")
    draft = ArticlePage.objects.get()
    assert not draft.live

    page.fill("#id_summary", "Empat puluh murid tidak lagi menunggu giliran menyeberang.")
    page.fill("#id_dateline_place", "Kota Bangun")
    choose(page, "section", search="Pendid", pick="Pendidikan")
    choose(page, "region", search="kukar", pick="Kutai Kartanegara")
    page.get_by_role("button", name="Sisipkan blok").first.click()
    page.get_by_role("option", name="Paragraf").click()
    page.locator("[data-contentpath=body] [contenteditable=true]").first.press_sequentially(
        "Perahu itu bersandar Selasa pagi."
    )
    page.get_by_role("button", name="Tambah nama").click()
    dialog = page.locator(".modal-content")
    dialog.get_by_role("checkbox", name=re.compile("Dimas Arya")).check()
    dialog.get_by_role("button", name="Pakai pilihan").click()
    until_closed(page)
    submit(page)

    expect(page.locator("[data-list=waiting] article", has_text=HEADLINE)).to_be_visible()
    draft.refresh_from_db()
    text = draft.get_latest_revision_as_object()
    assert text.title == HEADLINE
    assert "bersandar Selasa pagi" in text.body[0].value.source
    assert draft.workflow_in_progress
    assert {address for sent in mail.outbox for address in sent.to} == {
        "rahma@example.org",
        "bimo@example.org",
    }


def test_returned_story_is_mended_read_by_another_scheduled_and_changed_when_public(
    newsroom, page: Page, new_context
) -> None:
    dimas = User.objects.get(username="dimas")
    article = an_article(
        owner=dimas,
        title=HEADLINE,
        summary="Empat puluh murid menunggu.",
        body=[("paragraph", BODY), a_quote()],
    )

    log_in(page, newsroom, "dimas")
    page.goto(edit_address(newsroom, article))
    submit(page)
    log_out(page)

    # One editor returns it with a note. What the same editor left open in another tab decides nothing any more.
    log_in(page, newsroom, "rahma")
    old_tab = page.context.new_page()
    old_tab.goto(reading_address(newsroom, article))
    page.goto(reading_address(newsroom, article))
    page.locator("summary", has_text="Kembalikan dengan catatan").click()
    page.get_by_label("Apa yang perlu dikerjakan?").fill(NOTE)
    answer(page, "Kembalikan naskah")
    assert mail.outbox[-1].to == ["dimas@example.org"]
    assert NOTE in mail.outbox[-1].body
    answer(old_tab, "Setujui dan terbitkan")
    expect(message(old_tab)).to_contain_text("tidak lagi menunggu jawaban")
    assert not is_live(article)
    old_tab.close()
    log_out(page)

    # The reporter reads the note where the work is, mends the text and sends it again.
    log_in(page, newsroom, "dimas")
    card = page.locator("[data-list=returned] article", has_text=HEADLINE)
    expect(card).to_contain_text("Dikembalikan Rahma")
    expect(card).to_contain_text(NOTE)
    page.goto(edit_address(newsroom, article))
    expect(page.locator(".desk-status")).to_contain_text(NOTE)
    page.fill("#id_summary", "Empat puluh dua murid menunggu.")
    submit(page, again=True)
    assert ArticlePage.objects.get(pk=article.pk).workflow_in_progress
    log_out(page)

    # Another editor reads; the text changes meanwhile; the approval refuses and shows what is different.
    log_in(page, newsroom, "bimo")
    page.goto(reading_address(newsroom, article))
    elsewhere = new_context().new_page()
    log_in(elsewhere, newsroom, "rahma")
    elsewhere.goto(edit_address(newsroom, article))
    until_changes_are_noticed(elsewhere)
    summary = "Empat puluh tiga murid menunggu."
    autosaved(elsewhere, summary, while_doing=lambda: elsewhere.fill("#id_summary", summary))
    answer(page, "Setujui dan terbitkan")
    expect(page.get_by_role("alert")).to_contain_text("Teks berubah sejak Anda membaca")
    expect(page.locator("del").first).to_contain_text("dua")
    expect(page.locator("ins").first).to_contain_text("tiga")
    assert not is_live(article)

    # What is there now is read, approved, and appears at its time.
    click(page, page.get_by_role("link", name="Baca yang baru"))
    answer_advice(page)
    page.locator("summary", has_text="Setujui dan jadwalkan").click()
    answer(page, "Setujui dan jadwalkan")
    expect(message(page)).to_contain_text("WITA")
    call_command("publish_scheduled")
    assert not is_live(article)
    make_due(article)
    call_command("publish_scheduled")
    assert is_live(article)
    address = newsroom.url + PublishedArticle.objects.get().url
    reader = new_context().new_page()
    reader.goto(address)
    expect(reader.locator(".story-page__summary")).to_have_text(summary)
    log_out(page)

    # A change to the public story is nobody's to read before the desk has read it.
    log_in(page, newsroom, "dimas")
    page.goto(edit_address(newsroom, article))
    page.fill("#id_title", f"{HEADLINE} pagi ini")
    page.fill("#id_change_note", "Ditambah: kapan perahunya tiba.")
    submit(page)
    reader.reload()
    expect(reader.locator("h1")).to_have_text(HEADLINE)
    elsewhere.goto(reading_address(newsroom, article))
    answer_advice(elsewhere)
    second_tab = elsewhere.context.new_page()
    second_tab.goto(reading_address(newsroom, article))
    answer(elsewhere, "Setujui dan terbitkan")
    answer(second_tab, "Setujui dan terbitkan")
    expect(message(second_tab)).to_contain_text("tidak lagi menunggu jawaban")
    reader.reload()
    expect(reader.locator("h1")).to_have_text(f"{HEADLINE} pagi ini")


def is_live(article: ArticlePage) -> bool:
    return ArticlePage.objects.get(pk=article.pk).live


def make_due(article: ArticlePage) -> None:
    """The time that was set has come."""
    past = timezone.now() - timedelta(minutes=1)
    revision = Revision.objects.get(object_id=str(article.pk), approved_go_live_at__isnull=False)
    revision.content["go_live_at"] = past.isoformat()
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=past, content=revision.content)
    # The decision holds from that time on; its own queryset refuses to change one.
    QuerySet(Approval).filter(article=article).update(go_live_at=past)
