"""A newsroom leaves WordPress: upload, look, decide, bring in, read the story in public, take everything back."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from tests.builders import a_chief, a_region, a_section, a_site
from tests.journeys.steps import answer, click, log_in
from tests.news.imports.wordpress.screens.export import an_export

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_archive_comes_in_and_goes_again(
    page: Page, live_server: Any, settings: Any, tmp_path: Path
) -> None:
    settings.DATA_DIR = tmp_path
    a_site()
    a_section("Politik")
    a_region("Berau", code="64.03")
    a_chief("santi")
    log_in(page, live_server, "santi")
    export = tmp_path / "warta.xml"
    export.write_bytes(an_export())

    page.goto(f"{live_server.url}/admin/impor-arsip/")
    page.set_input_files("input[type=file]", export)
    answer(page, "Periksa isinya")
    expect(page.locator("archive-progress")).to_contain_text("Belum ada yang ditulis")
    call_command("run_imports")

    # The page notices by itself that the file has been looked at.
    rows = page.locator(".archive-mapping").first.locator("tbody tr")
    expect(rows).to_have_count(3)
    sea = rows.filter(has_text="Laut & Pesisir")
    expect(sea.locator("select")).to_have_value("topic")
    sea.locator("select").select_option("section")
    sea.locator("input").fill("Laut")
    answer(page, "Impor sekarang")
    expect(page.locator("archive-progress")).to_contain_text("dibaca sekali lagi")
    call_command("run_imports")

    expect(page.get_by_role("heading", name="Nasib semuanya")).to_be_visible()
    expect(page.locator(".archive-fates")).to_contain_text("berita terbit")
    archive = page.url
    page.goto(f"{live_server.url}/2021/05/jembatan-dibuka/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Jembatan Muara Jernih dibuka")
    expect(page.locator("main")).to_contain_text("Suparno Wijaya")
    story = page.url
    assert "/berita/2021/05/" in story

    page.goto(archive)
    click(page, page.get_by_role("link", name="Tarik kembali"))
    answer(page, "Tarik kembali seluruh impor")
    call_command("run_imports")
    expect(page.get_by_text("Tidak ada yang tersisa.")).to_be_visible()
    # Asked past the browser's own cache, which may keep the page for a minute.
    assert page.request.get(story).status == 404
