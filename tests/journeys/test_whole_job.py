"""The paper's main job: a raw text comes in, and readers find the story everywhere they look."""

import re
from pathlib import Path

import pytest
from django.core import mail
from django.core.management import call_command
from playwright.sync_api import Page, expect

from news.models import ArticlePage, PublishedArticle
from tests.builders import a_photo, a_region, a_reporter, a_section, a_site, an_author, an_editor
from tests.journeys.steps import answer, answer_advice, choose, click, log_in, log_out, submit

HEADLINE = "Dukung sekolah terapung, Sekda Mahakam Ulu Yeremias Lawing tinjau dermaga baru"
RAW = f"""{HEADLINE}

oleh -41 Dilihat

KABAR – UJOH BILANG. Sekretaris Daerah Mahakam Ulu (Mahulu) Yeremias Lawing meninjau dermaga sekolah terapung \
di Kampung Long Melaham. Rabu (18/11/2026.

Dermaga itu dibangun dengan kayu ulin bekas jembatan lama dan selesai dua pekan lebih cepat.

“Anak-anak tidak perlu lagi melompat dari perahu ke lumpur, itu saja sudah cukup menjadi alasan,” ucapnya.

“Kami minta kepala kampung mencatat siapa yang merawatnya,” sambungnya.

Lanjut Yeremias mengatakan, tahun depan dua dermaga serupa disiapkan di hulu riam. (dap)

Tinggalkan Balasan

Alamat email Anda tidak akan dipublikasikan. Ruas yang wajib ditandai *
"""


@pytest.fixture
def newsroom(live_server, choosers_find):
    """A reporter, an editor, and what a story refers to."""
    a_site()
    reporter = a_reporter("dimas", first_name="Dimas", last_name="Arya")
    an_editor("rahma", first_name="Rahma", last_name="Idris")
    an_author("Dimas Arya", initials="dap", user=reporter)
    a_section("Pendidikan")
    a_region("Mahakam Ulu", code="64.11", short_name="Mahulu").aliases.create(name="Mahulu")
    a_photo("Dermaga Long Melaham")
    return live_server


@pytest.mark.django_db(transaction=True)
def test_raw_text_becomes_a_story_that_readers_find_everywhere(newsroom, page: Page, tmp_path: Path) -> None:
    copy = tmp_path / "naskah.txt"
    copy.write_text(RAW, encoding="utf-8")
    call_command("import_text", str(copy), username="dimas")
    draft = ArticlePage.objects.get()

    # The reporter sees every guess, and is told by name what is missing.
    log_in(page, newsroom, "dimas")
    click(page, page.get_by_role("link", name=HEADLINE).first)
    expect(page.get_by_text("Apakah Yeremias Lawing yang mengucapkan ini?").first).to_be_visible()
    submit(page)
    expect(page.get_by_text(re.compile("Masih kurang:.*(R|r)ingkasan"))).to_be_visible()
    expect(page.get_by_text(re.compile("Masih kurang:.*(R|r)ubrik"))).to_be_visible()

    page.fill("#id_summary", "Dermaga baru membuat murid tidak lagi melompat ke lumpur.")
    choose(page, "section", search="Pendid", pick="Pendidikan")
    choose(page, "region", search="mahulu", pick="Mahakam Ulu")
    submit(page)
    expect(page.locator("[data-list=waiting] article", has_text=HEADLINE)).to_be_visible()
    assert [message.to for message in mail.outbox] == [["rahma@example.org"]]
    log_out(page)

    # The editor reads it, and approves exactly what was read.
    log_in(page, newsroom, "rahma")
    click(page, page.get_by_role("link", name=HEADLINE).first)
    story = page.frame_locator("iframe").first
    expect(story.get_by_text("melompat dari perahu ke lumpur").first).to_be_visible()
    answer_advice(page)
    answer(page, "Setujui dan terbitkan")
    draft.refresh_from_db()
    assert draft.live
    assert mail.outbox[-1].to == ["dimas@example.org"]
    log_out(page)

    # The reader finds it by every way there is.
    published = PublishedArticle.objects.get()
    for way in (
        "/",
        "/berita/",
        "/wilayah/mahakam-ulu/",
        "/wilayah/kalimantan-timur/",
        "/rubrik/pendidikan/",
        "/penulis/dimas-arya/",
        "/tokoh/yeremias-lawing/",
        "/cari/?q=dermaga+terapung",
        "/cari/?tokoh=yeremias-lawing",
    ):
        page.goto(newsroom.url + way)
        page.locator(f'a[href="{published.url}"]').first.wait_for()
    feed = page.request.get(f"{newsroom.url}/feed/").text()
    assert published.url in feed

    page.goto(newsroom.url + published.url)
    expect(page.locator("h1")).to_have_text(HEADLINE)
    expect(page.locator("figure.quote").first).to_contain_text("Yeremias Lawing")
    expect(page.locator("figure.quote").first).to_contain_text("Sekretaris Daerah Mahakam Ulu")
    assert "Tinggalkan Balasan" not in page.content()
    assert page.context.cookies() == []
