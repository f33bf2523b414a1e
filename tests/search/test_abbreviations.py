"""The table of abbreviations, and what its entries find."""

from search.abbreviations import usual_abbreviations
from search.inquiry import Inquiry
from search.models import Abbreviation
from search.page import search_context
from tests.search.stories import a_findable_story


def titles(q: str) -> set[str]:
    return {card["title"] for card in search_context(Inquiry(q=q))["results"]}


def test_full_names_that_begin_alike_are_one_and_others_are_not():
    known = usual_abbreviations()
    (dengue,) = known["demam", "berdarah"]
    assert {"DBD", "demam berdarah dengue"} < set(dengue)
    assert all(
        "perserikatan bangsa-bangsa" not in names for names in known["pajak", "bumi", "dan", "bangunan"]
    )


def test_every_line_has_two_different_names():
    assert all(len(set(names)) > 1 for groups in usual_abbreviations().values() for names in groups)


def test_either_finds_the_other(db):
    a_findable_story("DPRD menunda sidang")
    a_findable_story("Anggota Dewan Perwakilan Rakyat Daerah absen")
    assert titles("dprd") == titles("dewan perwakilan rakyat daerah") != set()
    assert len(titles("dprd")) == 2


def test_an_excluded_abbreviation_excludes_what_it_stands_for(db):
    a_findable_story("Sidang Dewan Perwakilan Rakyat Daerah ditunda")
    a_findable_story("Sidang pengadilan ditunda")
    assert titles("sidang -dprd") == {"Sidang pengadilan ditunda"}


def test_a_paper_adds_its_own(db):
    a_findable_story("Gedung Olahraga Segara Biru bocor")
    assert titles("gsb bocor") == set()
    Abbreviation.objects.create(short="GSB", long="Gedung Olahraga Segara Biru")
    assert titles("gsb bocor") == {"Gedung Olahraga Segara Biru bocor"}
