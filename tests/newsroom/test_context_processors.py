"""What every page knows of the paper, at the price of one query an edition and none where nothing is used."""

import pytest
from django.http import HttpRequest

from news.models import PaperSettings, Section
from newsroom import edition
from newsroom.context_processors import paper
from tests.builders import a_province, a_region

pytestmark = pytest.mark.django_db


def request_for(path: str) -> HttpRequest:
    request = HttpRequest()
    request.path = request.path_info = path
    return request


def test_nothing_is_asked_before_it_is_used(django_assert_num_queries):
    with django_assert_num_queries(0):
        paper(request_for("/"))


def test_newsrooms_own_screens_get_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert paper(request_for("/admin/pages/")) == {}


def test_paper_and_its_navigation_cost_one_query(django_assert_num_queries):
    PaperSettings.load()
    context = paper(request_for("/"))
    with django_assert_num_queries(1):
        assert context["paper"].name == "Kabar Muara"
        assert list(context["nav_regions"]) == list(context["nav_sections"]) == []
        assert not context["nav_province"]
    with django_assert_num_queries(0):
        assert paper(request_for("/lain/"))["paper"].name == "Kabar Muara"


def test_navigation_names_regions_of_the_home_province_and_sections():
    settings = PaperSettings.load()
    settings.home_province = a_province()
    settings.save()
    a_region("Berau", code="64.03")
    Section.objects.create(name="Ekonomi", sort_order=2)
    Section.objects.create(name="Politik", sort_order=1)
    Section.objects.create(name="Arsip", is_in_navigation=False)
    edition.forget_all()
    context = paper(request_for("/"))
    assert [link["url"] for link in context["nav_regions"]] == ["/wilayah/berau/"]
    assert [link["name"] for link in context["nav_sections"]] == ["Politik", "Ekonomi"]
    assert context["nav_province"]["url"] == "/wilayah/kalimantan-timur/"


def test_clock_is_the_papers():
    assert str(paper(request_for("/"))["today"].tzinfo) == "Asia/Makassar"
