import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from news.models import Region
from tests.builders import a_province, a_region

pytestmark = pytest.mark.django_db


def test_province_with_a_parent_is_refused_by_the_database():
    with pytest.raises(IntegrityError), transaction.atomic():
        Region.objects.create(
            code="99", name="Provinsi Salah", kind="province", slug="salah", parent=a_province()
        )


@pytest.mark.parametrize("name", ["code", "slug"])
def test_code_and_address_are_one_regions_own(name):
    region = a_region()
    values = {"code": "64.99", "slug": "lain", "name": "Lain", "kind": "regency"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Region.objects.create(**values | {name: getattr(region, name)})


def test_region_with_others_in_it_cannot_be_deleted():
    province = a_region().parent
    with pytest.raises(IntegrityError):
        province.delete()


def test_ancestors_are_named_from_near_to_far():
    region = a_region()
    assert [place.name for place in region.ancestors()] == ["Kalimantan Timur"]
    assert region.parent.ancestors() == []


def test_ancestors_of_a_region_loaded_with_its_parent_cost_nothing(django_assert_num_queries):
    a_region()
    region = Region.objects.select_related("parent").get(code="64.03")
    with django_assert_num_queries(0):
        region.ancestors()


@pytest.mark.parametrize(
    ("kind", "language", "full_name"),
    [
        ("regency", "id", "Kabupaten Berau"),
        ("city", "id", "Kota Berau"),
        ("province", "id", "Berau"),
        ("regency", "en", "Berau Regency"),
        ("city", "en", "Berau City"),
    ],
)
def test_full_name_says_what_kind_of_region_it_is(kind, language, full_name):
    with translation.override(language):
        assert Region(name="Berau", kind=kind).full_name == full_name


def test_label_is_the_shortest_name_people_use():
    assert Region(name="Penajam Paser Utara", short_name="PPU").label == "PPU"
    assert Region(name="Berau").label == "Berau"


def test_other_names_are_short_name_and_aliases():
    region = a_region("Kutai Kartanegara", code="64.02", short_name="Kukar")
    region.aliases.create(name="Tenggarong Raya")
    assert region.known_as() == "Kukar Tenggarong Raya"
