"""The way around by place: every region with what is new there, whatever there is."""

from datetime import timedelta

import pytest
from django.utils import timezone

from news.models import PaperSettings, Region
from tests.builders import a_province, a_published_article, a_region, a_retraction
from tests.news.archive import an_archive

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture
def home() -> Region:
    """The paper's province, with two regencies."""
    paper = PaperSettings.load()
    paper.home_province = a_province()
    paper.save()
    a_region("Berau", code="64.03")
    return a_region("Paser", code="64.01")


def test_paper_without_a_province_lists_all_there_are(client):
    PaperSettings.objects.update(home_province=None)
    response = client.get("/wilayah/")
    assert response.status_code == 200
    assert response.context["home"] == []


def test_region_is_shown_with_its_newest_story_and_the_number_of_this_week(client, home):
    now = timezone.now()
    a_published_article(region=home, published_at=now - timedelta(days=40))
    newest = a_published_article(region=home, published_at=now - timedelta(days=2))
    paser, berau = client.get("/wilayah/").context["home"]
    assert (paser["name"], paser["count"], paser["newest"]["id"]) == ("Paser", 1, newest.pk)
    assert (berau["name"], berau["count"], berau["newest"]) == ("Berau", 0, None)


def test_regencys_news_counts_for_its_province(client, home):
    a_published_article(region=home)
    provinces = {region["name"]: region["count"] for region in client.get("/wilayah/").context["provinces"]}
    assert provinces["Kalimantan Timur"] == 1


def test_retracted_story_leaves_the_page_at_once(client, home):
    article = a_published_article(region=home, title="Ditarik besok")
    assert "Ditarik besok" in client.get("/wilayah/").text
    a_retraction(article)
    page = client.get("/wilayah/")
    assert "Ditarik besok" not in page.text
    assert page.context["home"][0]["count"] == 0


def test_region_that_is_no_more_is_not_offered(client, home):
    Region.objects.filter(pk=home.pk).update(ends_on=timezone.localdate())
    assert [region["name"] for region in client.get("/wilayah/").context["home"]] == ["Berau"]


def test_page_costs_the_same_for_one_story_and_for_many(client, home, django_assert_max_num_queries):
    an_archive(12)
    client.get("/wilayah/")
    with django_assert_max_num_queries(6):
        client.get("/wilayah/")


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_page_is_only_read(client, method):
    assert getattr(client, method)("/wilayah/").status_code == 405
