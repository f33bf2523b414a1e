"""A reader without script asks for the newsletter of a region, confirms it, gets it, and ends it."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import expect

from news.models import PaperSettings
from news.newsletter.models import Subscriber
from tests.builders import a_published_article, a_region, a_site

pytestmark = pytest.mark.django_db(transaction=True)


def link_in_mail(place: str) -> str:
    return re.search(rf"http\S+/buletin/{place}/\S+/", mail.outbox[-1].body)[0]


def test_newsletter_from_the_region_page_to_its_end_without_script(live_server, new_tab) -> None:
    a_site()
    an_hour_ago = timezone.now() - timedelta(hours=1)
    a_published_article(
        title="Harga layang turun di Tanjung Batu", region=a_region(), published_at=an_hour_ago
    )
    paper = PaperSettings.load()
    paper.sends_newsletter, paper.home_province = True, a_region().parent
    paper.save()
    page = new_tab(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page.goto(f"{live_server.url}/wilayah/berau/")
    page.get_by_role("link", name="Minta buletin").click()
    expect(page.get_by_role("radio", name="Kabupaten Berau")).to_be_checked()
    page.get_by_role("button", name="Minta buletin").click()
    expect(page.get_by_role("alert")).to_contain_text("Alamat surel belum diisi.")
    page.get_by_label("Alamat surel").fill("ani@warga.example")
    page.get_by_role("button", name="Minta buletin").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Periksa surel Anda")

    page.goto(link_in_mail("konfirmasi"))
    page.get_by_role("button", name="Ya, kirimkan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Buletin akan kami kirim")
    call_command("send_newsletter")
    assert "Harga layang turun di Tanjung Batu" in mail.outbox[-1].body

    page.goto(link_in_mail("berhenti"))
    page.get_by_role("button", name="Hentikan buletin").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Buletin sudah berhenti")
    assert not Subscriber.objects.exists()
    assert page.context.cookies() == []
