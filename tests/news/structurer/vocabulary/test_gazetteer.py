"""The shipped regions, and the command that loads them."""

from collections import Counter, defaultdict
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils.text import slugify

from news.models import Region, RegionAlias
from news.structurer.vocabulary.gazetteer import read_regions

ROWS = {row.code: row for row in read_regions()}
WESTERN = {*range(11, 20), 21, *range(31, 37), 61, 62}
CENTRAL = {51, 52, 53, 63, 64, 65, *range(71, 77)}
EASTERN = {81, 82, *range(91, 97)}


def loaded() -> str:
    """Run the command and return what it said."""
    out = StringIO()
    call_command("load_regions", stdout=out)
    return out.getvalue()


def test_all_38_provinces_and_514_regencies_and_cities_are_there():
    kinds = Counter(row.kind for row in ROWS.values())
    assert kinds["province"] == 38
    assert kinds["regency"] + kinds["city"] == 514
    assert (kinds["regency"], kinds["city"]) == (416, 98)


def test_every_regency_and_city_belongs_to_the_province_its_code_names():
    for row in ROWS.values():
        assert row.parent_code == row.code.rpartition(".")[0]
        assert not row.parent_code or ROWS[row.parent_code].kind == "province"


def test_codes_and_slugs_are_unique_and_slugs_are_plain():
    slugs = [row.slug for row in ROWS.values()]
    assert len(set(slugs)) == len(slugs) == len(ROWS)
    assert all(slug == slugify(slug) for slug in slugs)


def test_of_two_regions_with_one_name_the_larger_keeps_the_plain_slug():
    slugs = {row.code: row.slug for row in ROWS.values()}
    assert (slugs["32.01"], slugs["32.71"]) == ("bogor", "kota-bogor")
    assert (slugs["63.03"], slugs["32.79"]) == ("banjar", "kota-banjar")
    assert (slugs["15"], slugs["15.71"]) == ("jambi", "kota-jambi")
    assert (slugs["75"], slugs["75.01"], slugs["75.71"]) == (
        "gorontalo",
        "kabupaten-gorontalo",
        "kota-gorontalo",
    )


@pytest.mark.parametrize(("zone", "codes"), [("WIB", WESTERN), ("WITA", CENTRAL), ("WIT", EASTERN)])
def test_each_province_and_all_in_it_keep_the_legal_time_zone(zone, codes):
    assert {row.zone for row in ROWS.values() if int(row.code[:2]) in codes} == {zone}
    assert sum(1 for row in ROWS.values() if row.kind == "province" and row.zone == zone) == len(codes)


def test_an_alias_means_one_region_unless_the_regions_share_their_name():
    meant = defaultdict(set)
    for row in ROWS.values():
        for alias in row.aliases:
            meant[alias.casefold()].add(row.name)
    assert [alias for alias, names in meant.items() if len(names) > 1] == []


def test_no_alias_is_the_name_of_another_region():
    names = {row.name.casefold() for row in ROWS.values()}
    assert [alias for row in ROWS.values() for alias in row.aliases if alias.casefold() in names] == []


def test_east_kalimantan_has_the_short_names_of_the_navigation():
    short_names = sorted(row.short_name for row in ROWS.values() if row.parent_code == "64")
    assert " ".join(short_names) == "Balikpapan Berau Bontang Kubar Kukar Kutim Mahulu PPU Paser Samarinda"


@pytest.mark.parametrize(
    ("alias", "code"),
    [
        ("PPU", "64.09"),
        ("Kukar", "64.02"),
        ("Kaltim", "64"),
        ("Sulut", "71"),
        ("HST", "63.07"),
        ("KBB", "32.17"),
        ("Babel", "19"),
        ("PALI", "16.12"),
        ("Sitaro", "71.09"),
        ("TTS", "53.02"),
        ("Loteng", "52.02"),
        ("OKI", "16.02"),
    ],
)
def test_usual_abbreviations_are_aliases(alias, code):
    assert alias in ROWS[code].aliases


def test_loading_twice_changes_nothing_the_second_time(db):
    assert "552 created, 0 updated" in loaded()
    assert "0 created, 0 updated, 552 unchanged. Aliases: 0 added." in loaded()
    assert Region.objects.filter(kind="province").count() == 38
    assert Region.objects.exclude(kind="province").count() == 514


def test_loading_mends_what_differs_and_keeps_what_editors_added(db):
    loaded()
    region = Region.objects.get(code="64.02")
    RegionAlias.objects.create(region=region, name="Tenggarong")
    RegionAlias.objects.filter(region=region, name="Kukar").delete()
    Region.objects.filter(pk=region.pk).update(name="Kutai")
    assert "0 created, 1 updated, 551 unchanged. Aliases: 1 added." in loaded()
    region.refresh_from_db()
    assert region.name == "Kutai Kartanegara"
    names = RegionAlias.objects.filter(region=region).values_list("name", flat=True)
    assert set(names) == {"Kukar", "Tenggarong"}
    assert region.parent.code == "64"
