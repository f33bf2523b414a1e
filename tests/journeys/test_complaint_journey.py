"""Somebody in the news answers: without script on a phone, by e-mail, over the desk, and back to the receipt."""

import re

import pytest
from django.core import mail
from playwright.sync_api import Page, expect

from news.editorial.corrections.actions import approve_correction
from news.editorial.models import AuditEntry, Complaint
from news.models import PublishedArticle
from tests.builders import a_published_article, a_site, an_editor
from tests.journeys.seen_by_axe import findings
from tests.journeys.steps import answer, click, log_in

PHONE = {"width": 390, "height": 844}
PARTY = "PT Bara Loa Indah"
REPLY = "Jarak galian ke permukiman 640 meter, bukan 400 meter."

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def newsroom(live_server, settings):
    settings.SITE_URL = live_server.url
    a_site()
    an_editor("rahma", first_name="Rahma")
    a_published_article(title="Warga Jembayan mengukur jarak galian")
    return live_server


def link_in_mail(place: str) -> str:
    return re.search(rf"http\S+/hak-jawab/{place}/\S+/", mail.outbox[-1].body)[0]


def test_reply_from_the_story_to_the_receipt_without_script(newsroom, new_tab) -> None:
    page = new_tab(java_script_enabled=False, viewport=PHONE)
    page.goto(newsroom.url + PublishedArticle.objects.get().url)
    page.get_by_role("link", name="Ajukan hak jawab", exact=True).click()
    expect(page.get_by_role("link", name="Warga Jembayan mengukur jarak galian")).to_be_visible()
    page.get_by_label("Apa yang keliru").fill(REPLY)
    page.get_by_role("button", name="Kirim").click()

    expect(page.get_by_role("alert")).to_contain_text("Alamat surel belum diisi.")
    expect(page.get_by_label("Apa yang keliru")).to_have_value(REPLY)
    page.get_by_label("Siapa yang menjawab?").fill(PARTY)
    page.get_by_label("Nama Anda").fill("Agnes Lumban")
    page.get_by_label("Alamat surel").fill("agnes@bara.example")
    page.get_by_role("button", name="Kirim").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Periksa surel Anda")

    page.goto(link_in_mail("verifikasi"))
    page.get_by_role("button", name="Ya, ini dari saya").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tanda terima HJ-0001")
    expect(page.locator("body")).to_contain_text("Menunggu redaktur")
    assert page.context.cookies() == []


def test_editor_takes_a_case_looks_who_sent_it_and_publishes_the_reply(newsroom, page: Page) -> None:
    _send_a_reply(page, newsroom)
    receipt = link_in_mail("tanda-terima")
    log_in(page, newsroom, "rahma")
    click(page, page.get_by_role("link", name=re.compile("^Hak jawab")).first)
    click(page, page.get_by_role("link", name=re.compile("HJ-0001")))
    answer(page, "Ambil kasus")
    expect(page.get_by_text("agnes@bara.example")).to_have_count(0)
    answer(page, "Tampilkan identitas")
    expect(page.get_by_text("agnes@bara.example")).to_be_visible()
    assert AuditEntry.objects.filter(action="identity_seen", about="HJ-0001").count() == 1
    page.locator("summary", has_text="Muat hak jawab").click()
    expect(page.get_by_label("Siapa yang menjawab")).to_have_value(PARTY)
    assert findings(page) == []
    answer(page, "Muat hak jawab")
    expect(page.locator(".messages")).to_contain_text("hak jawab menunggu orang kedua")

    approve_correction(Complaint.objects.get().correction, by=an_editor("bimo"))
    page.goto(receipt)
    expect(page.locator("body")).to_contain_text("Hak jawab dimuat")
    page.get_by_role("link", name=re.compile(PARTY)).click()
    expect(page.get_by_role("main")).to_contain_text(REPLY)


def test_receipt_and_desk_have_no_accessibility_finding(newsroom, page: Page) -> None:
    _send_a_reply(page, newsroom)
    wrong = {"receipt": findings(page)}
    log_in(page, newsroom, "rahma")
    for name, address in (("list", ""), ("case", f"{Complaint.objects.get().pk}/")):
        page.goto(f"{newsroom.url}/admin/editorial/hak-jawab/{address}")
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            wrong[name, scheme] = findings(page)
    assert {place: found for place, found in wrong.items() if found} == {}


def _send_a_reply(page: Page, server) -> None:
    story = PublishedArticle.objects.get()
    page.goto(f"{server.url}/hak-jawab/?berita={story.pk}&jenis=hak-jawab")
    page.get_by_label("Apa yang keliru").fill(REPLY)
    page.get_by_label("Siapa yang menjawab?").fill(PARTY)
    page.get_by_label("Nama Anda").fill("Agnes Lumban")
    page.get_by_label("Alamat surel").fill("agnes@bara.example")
    page.get_by_role("button", name="Kirim").click()
    page.wait_for_url("**/hak-jawab/terkirim/**")
    page.goto(link_in_mail("verifikasi"))
    page.get_by_role("button", name="Ya, ini dari saya").click()
    page.wait_for_url("**/tanda-terima/**")
