"""The ways around that every page shows."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db.models.signals import post_save

from news.models import PaperSettings, Region, Section
from news.navigation import refresh_navigation
from tests.builders import a_province, a_region

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _home(db):
    paper = PaperSettings.load()
    paper.home_province = a_province()
    paper.save()


def regions() -> list[str]:
    return [link["name"] for link in PaperSettings.load().navigation["regions"]]


def test_regions_come_in_the_papers_own_order_and_then_by_code():
    for name, code in (
        ("Berau", "64.03"),
        ("Samarinda", "64.72"),
        ("Mahakam Ulu", "64.11"),
        ("Baru", "64.01"),
    ):
        a_region(name, code=code)
    a_region("Sangatta", code="64.99")
    assert regions() == ["Samarinda", "Baru", "Berau", "Mahakam Ulu", "Sangatta"]


def test_region_is_named_as_people_say_it():
    a_region("Penajam Paser Utara", code="64.09", short_name="PPU")
    assert regions() == ["PPU"]
    assert PaperSettings.load().navigation["regions"][0]["full_name"] == "Penajam Paser Utara"


def test_region_that_no_longer_exists_and_those_of_other_provinces_are_left_out():
    a_region("Lama", code="64.98", ends_on=date(2020, 1, 1))
    other = Region.objects.create(code="63", name="Kalimantan Selatan", kind="province", slug="kalsel")
    a_region("Banjar", code="63.03", parent=other)
    assert regions() == []


def test_paper_without_a_home_has_no_regions():
    a_region()
    paper = PaperSettings.load()
    paper.home_province = None
    paper.save()
    assert regions() == []
    assert PaperSettings.load().navigation["province"] is None


def test_deleted_home_province_leaves_a_paper_without_regions():
    PaperSettings.load().home_province.delete()
    refresh_navigation()
    assert PaperSettings.load().home_province is None
    assert regions() == []


def test_section_out_of_the_navigation_is_left_out():
    Section.objects.create(name="Politik", sort_order=2)
    Section.objects.create(name="Ekonomi", sort_order=1)
    Section.objects.create(name="Arsip", is_in_navigation=False)
    names = [link["name"] for link in PaperSettings.load().navigation["sections"]]
    assert names == ["Ekonomi", "Politik"]


def test_refreshing_twice_changes_nothing():
    a_region()
    before = PaperSettings.load().navigation
    refresh_navigation()
    assert PaperSettings.load().navigation == before


@pytest.fixture
def writings():
    """Each writing of the paper's settings."""
    written = []

    def note(sender, **kwargs):
        written.append(sender)

    post_save.connect(note, sender=PaperSettings)
    yield written
    post_save.disconnect(note, sender=PaperSettings)


def test_regions_are_loaded_with_the_navigation_written_once(writings):
    call_command("load_regions", stdout=StringIO())
    assert len(writings) == 1
    assert PaperSettings.load().navigation["regions"]


def test_regions_that_are_there_already_leave_the_navigation_alone(writings):
    call_command("load_regions", stdout=StringIO())
    writings.clear()
    call_command("load_regions", stdout=StringIO())
    assert writings == []
