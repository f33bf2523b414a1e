"""The bones of a site: made where they are missing, left alone where they are there."""

from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from wagtail.models import GroupPagePermission, Page, Site, Workflow, WorkflowPage

from home.models import HomePage, StandingPage
from news.models import NewsIndexPage, PaperSettings
from newsroom.site_setup import setup_site

pytestmark = pytest.mark.django_db

STANDING = ["kontak", "pedoman-media-siber", "redaksi", "tentang"]


def rows() -> list:
    models = (Page, Site, Group, GroupPagePermission, Workflow, WorkflowPage, PaperSettings)
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_empty_database_becomes_a_site(client):
    setup_site()
    assert Site.objects.get().root_page.specific == HomePage.objects.get()
    assert sorted(StandingPage.objects.values_list("slug", flat=True)) == STANDING
    assert NewsIndexPage.objects.get().get_url() == "/berita/"
    for path in ("/", "/berita/", *(f"/{slug}/" for slug in STANDING)):
        assert client.get(path).status_code == 200


def test_welcome_page_of_wagtail_gives_way():
    setup_site()
    assert [page.title for page in Page.objects.filter(depth=2)] == [HomePage.objects.get().title]


def test_site_carries_the_address_from_the_settings(settings):
    settings.SITE_URL = "https://kabarmuara.example"
    setup_site()
    site = Site.objects.get()
    assert (site.hostname, site.port) == ("kabarmuara.example", 443)


def test_command_run_twice_changes_nothing():
    call_command("setup_newsroom", stdout=StringIO())
    before = rows()
    call_command("setup_newsroom", stdout=StringIO())
    assert rows() == before


def test_what_editors_changed_stays():
    setup_site()
    page = StandingPage.objects.get(slug="tentang")
    page.title, page.body = "Tentang kami semua", "<p>Teks kami.</p>"
    page.save_revision().publish()
    paper = PaperSettings.load()
    paper.name = "Kabar Lain"
    paper.save()
    setup_site()
    page = StandingPage.objects.get(slug="tentang")
    assert (page.title, page.body) == ("Tentang kami semua", "<p>Teks kami.</p>")
    assert PaperSettings.load().name == "Kabar Lain"


def test_standing_page_that_was_deleted_comes_back():
    setup_site()
    StandingPage.objects.get(slug="redaksi").delete()
    setup_site()
    assert sorted(StandingPage.objects.values_list("slug", flat=True)) == STANDING


def test_stories_go_through_the_desk():
    setup_site()
    archive = NewsIndexPage.objects.get()
    assert archive.get_workflow() == Workflow.objects.get(
        pk=WorkflowPage.objects.get(page=archive).workflow_id
    )
