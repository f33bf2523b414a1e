"""The record in a real browser: who approved, the evidence package, a draft for a lawyer."""

import subprocess
import sys
from zipfile import ZipFile

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from news.editorial.audit.wording import LABELS
from news.editorial.models import AuditEntry, SharedDraft
from tests.builders import a_reporter, a_site, an_article, an_article_in_review, an_editor, approve_as_read
from tests.journeys.steps import click, edit_address, log_in

pytestmark = pytest.mark.django_db(transaction=True)

TITLE = "Air pasang merendam sembilan desa di hilir"


@pytest.fixture(autouse=True)
def _site(live_server):
    a_site()


def test_desk_opens_the_record_of_a_public_story_and_takes_the_evidence_along(page, live_server, tmp_path):
    an_editor("rahma", first_name="Rahma")
    article = an_article_in_review(owner=a_reporter("dimas", first_name="Dimas"), title=TITLE)
    approve_as_read(article, by=an_editor("bimo", first_name="Bimo"))
    article.refresh_from_db()
    log_in(page, live_server, "rahma")
    page.goto(f"{live_server.url}{reverse('news_editorial:find_by_address')}")
    page.locator("input[name=u]").fill(article.full_url)
    click(page, page.locator(".share-form button"))
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.locator(".log")).to_contain_text(str(LABELS["approve"]))
    expect(page.locator(".record-approval")).to_contain_text("Bimo")
    with page.expect_download() as download:
        page.locator(f"form[action='{reverse('news_editorial:evidence', args=[article.pk])}'] button").click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    with ZipFile(path) as archive:
        archive.extractall(tmp_path)
    seal = path.stem.rpartition("-")[2]
    command = [sys.executable, "-I", "-S", "periksa.py", seal]
    folder = tmp_path / f"bukti-{article.pk}"
    assert subprocess.run(command, cwd=folder, check=False, capture_output=True).returncode == 0  # noqa: S603
    page.reload()
    expect(page.locator(".record-fingerprint")).to_contain_text(seal)


def test_reporter_shows_a_lawyer_the_draft_and_takes_the_link_back(page, as_reader, live_server):
    article = an_article(owner=a_reporter("dimas"), title=TITLE)
    log_in(page, live_server, "dimas")
    page.goto(edit_address(live_server, article))
    way = reverse("news_editorial:share", args=[article.pk])
    page.goto(live_server.url + page.locator(f"a[href='{way}']").first.get_attribute("href"))
    page.fill("input[name=for_whom]", "Kuasa hukum warga")
    click(page, page.locator(".share-form button"))
    link = page.locator(".share-link input").input_value()
    lawyer = as_reader(viewport={"width": 390, "height": 844})
    lawyer.goto(link)
    expect(lawyer.locator(".draft-band")).to_contain_text("Kuasa hukum warga")
    expect(lawyer.get_by_role("heading", level=1)).to_have_text(TITLE)
    assert lawyer.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.goto(f"{live_server.url}{way}")
    expect(page.locator(".share-list")).to_contain_text("Kuasa hukum warga")
    click(page, page.locator("button[name=withdraw]"))
    expect(page.locator("button[name=withdraw]")).to_have_count(0)
    assert lawyer.request.get(link).status == 404
    assert SharedDraft.objects.get().opened_count == 1
    assert set(AuditEntry.objects.about(article).values_list("action", flat=True)) >= {
        "share",
        "share_opened",
        "withdraw_share",
    }
