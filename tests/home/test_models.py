"""The front page and the standing pages as pages of Wagtail."""

import pytest
from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from home.models import HomePage, StandingPage
from news.models import ArticlePage, MonthPage, NewsIndexPage, YearPage
from tests.builders import a_chief, a_published_article, a_region, an_editor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def test_front_page_stands_at_the_root_and_holds_archive_and_standing_pages():
    assert set(HomePage.allowed_parent_page_models()) == {Page}
    assert set(HomePage.allowed_subpage_models()) == {NewsIndexPage, StandingPage}


def test_archive_holds_years_years_hold_months_and_months_hold_stories():
    assert set(YearPage.allowed_subpage_models()) == {MonthPage}
    assert set(MonthPage.allowed_subpage_models()) == {ArticlePage}
    assert set(ArticlePage.allowed_parent_page_models()) == {NewsIndexPage, MonthPage}


def test_standing_page_and_story_hold_nothing():
    assert not StandingPage.allowed_subpage_models()
    assert not ArticlePage.allowed_subpage_models()


def test_years_and_months_are_made_by_no_editor():
    assert not YearPage.is_creatable
    assert not MonthPage.is_creatable


def test_there_is_one_front_page_and_one_archive(site):
    assert not HomePage.can_create_at(Page.get_first_root_node())
    assert not NewsIndexPage.can_create_at(site)


def test_standing_page_shows_its_text(client):
    page = StandingPage.objects.get(slug="tentang")
    page.body = "<h2>Siapa kami</h2><p>Koran daerah.</p>"
    page.save_revision().publish()
    response = client.get("/tentang/")
    assert response.status_code == 200
    assert "Koran daerah." in response.text
    assert response.context["page_kind"] == "statement"


def test_standing_page_without_a_text_is_a_page(client):
    assert client.get("/redaksi/").status_code == 200


def test_chief_fills_the_front_page_in_the_editor(client, site):
    lead, second = a_published_article(title="Pilihan pemred"), a_published_article(title="Pilihan kedua")
    region = a_region()
    client.force_login(a_chief())
    address = f"/admin/pages/{site.pk}/edit/"
    assert client.get(address).status_code == 200
    empty = ("seo_title", "search_description", "topic", "topic_summary", "topic_until", "breaking_text")
    empty += ("breaking_story", "breaking_since", "breaking_until", "go_live_at", "expire_at")
    data = nested_form_data(
        dict.fromkeys(empty, "")
        | {
            "title": site.title,
            "slug": site.slug,
            "lead_story": lead.pk,
            "second_stories": streamfield([("story", second.pk)]),
            "region_bands": streamfield([("region", region.pk)]),
            "opinions": streamfield([]),
            "comments": inline_formset([]),
            "action-publish": "1",
        }
    )
    assert client.post(address, data).status_code == 302
    page = HomePage.objects.get()
    choices = page.choices_at(timezone.now())
    assert (choices.lead, choices.second, choices.regions) == (lead.pk, [second.pk], [region.pk])
    context = client.get("/").context
    assert context["lead"]["id"] == lead.pk
    assert context["second_stories"][0]["id"] == second.pk


def test_editor_may_not_change_the_front_page(client, site):
    client.force_login(an_editor())
    assert client.get(f"/admin/pages/{site.pk}/edit/").status_code in {302, 403}
