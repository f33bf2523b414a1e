"""A mapping is proposed by names, written for people, read back the same, and refused with sentences."""

from pathlib import Path

import pytest

from news.imports.wordpress.mapping import (
    Mapping,
    MappingRefused,
    Target,
    mapping_as_toml,
    mapping_from_json,
    read_mapping,
)
from news.imports.wordpress.mapping_proposal import propose_mapping
from news.imports.wordpress.records import TermUse
from news.imports.wordpress.report import survey
from news.structurer.vocabulary.gazetteer import read_regions
from tests.news.imports.wordpress.exports import a_category, a_term, an_export, an_item, written

REGIONS = frozenset(row.slug for row in read_regions())


def surveyed(folder: Path):
    tag = "<wp:tag><wp:tag_slug>kukar</wp:tag_slug><wp:tag_name>Kukar</wp:tag_name></wp:tag>"
    categories = [
        a_category("ekonomi"),
        a_category("samarinda"),
        a_category("kab-berau", "Kabupaten Berau"),
        a_category("desa", "Desa “Maju”", parent="ekonomi"),
        a_category("uncategorized"),
    ]
    post = an_item(1, content="[iklan_x] [kotak_info]a[/kotak_info]", rest=a_term("ekonomi") + a_term("desa"))
    return survey(written(folder, an_export(*categories, tag, post)))


def test_names_of_regions_become_regions_and_the_rest_sections_and_topics(tmp_path: Path):
    mapping = propose_mapping(surveyed(tmp_path))

    assert mapping.categories == {
        "ekonomi": Target("section", "Ekonomi"),
        "samarinda": Target("region", "samarinda"),
        "kab-berau": Target("region", "berau"),
        "desa": Target("topic", "Desa “Maju”"),
        "uncategorized": Target("none"),
    }
    assert mapping.tags == {"kukar": Target("region", "kutai-kartanegara")}
    assert mapping.authors == {"rina": Target("author", "Rina Sulastri")}
    assert mapping.shortcodes == {"iklan_x": "drop", "kotak_info": "keep"}


def test_a_paper_that_has_sections_gets_no_new_ones(tmp_path: Path):
    mapping = propose_mapping(surveyed(tmp_path), sections=["Politik", "EKONOMI"])

    assert mapping.categories["ekonomi"] == Target("section", "EKONOMI")
    assert {target.kind for target in mapping.categories.values()} == {"section", "region", "topic", "none"}


def test_what_is_written_is_read_back_the_same(tmp_path: Path):
    found = surveyed(tmp_path)
    mapping = propose_mapping(found)
    path = tmp_path / "peta.toml"
    path.write_text(mapping_as_toml(mapping, survey=found), encoding="utf-8")

    assert read_mapping(path, regions=REGIONS) == mapping
    assert mapping_from_json(mapping.as_json(), regions=REGIONS) == mapping


def test_what_is_not_listed_becomes_what_the_others_become():
    mapping = Mapping(categories={"desa": Target("none")}, others={"categories": "section", "tags": "none"})

    assert mapping.target_of(TermUse("category", "desa", "Desa")) == Target("none")
    assert mapping.target_of(TermUse("category", "kota", "Kota")) == Target("section", "Kota")
    assert mapping.target_of(TermUse("post_tag", "kota", "Kota")) == Target("none")
    assert mapping.target_of(TermUse("product_cat", "kaus", "Kaus")) == Target("none")


def test_authors_are_renamed_or_left_out():
    mapping = Mapping(authors={"rina": Target("author", "Rina S."), "admin": Target("none")})

    assert mapping.author_of("rina", name="Rina Sulastri") == "Rina S."
    assert mapping.author_of("admin", name="Admin") == ""
    assert mapping.author_of("doni", name="Doni") == "Doni"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('[categories]\n"desa" = topic:Desa', "2"),
        ('[categories]\n\n"desa" = "topik:Desa"', "3"),
        ('[categories]\ndesa = "section:"', "2"),
        ('[categories]\ndesa = "none:x"', "2"),
        ('[categories]\ndesa = "region:atlantis"', "2"),
        ("[categories]\ndesa = 5", "2"),
        ('[kategori]\ndesa = "topic:Desa"', "1"),
        ('categories = "topic"', "1"),
        ('[authors]\nrina = "Rina"', "2"),
        ('[shortcodes]\niklan = "buang"', "2"),
        ('[others]\ncategories = "region"', "2"),
        ('[categories]\n"desa" = "topic:Desa', "2"),
    ],
)
def test_each_mistake_is_a_sentence_with_its_line(tmp_path: Path, text: str, line: str):
    path = tmp_path / "peta.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(MappingRefused) as refused:
        read_mapping(path, regions=REGIONS)

    [sentence] = refused.value.mistakes
    assert line in sentence.partition(":")[0]


@pytest.mark.parametrize("raw", [b"\xff\xfe\x00", b"\x00", b"[" * 5_000, b""])
def test_a_file_that_is_no_mapping_is_refused_or_empty(tmp_path: Path, raw: bytes):
    path = tmp_path / "peta.toml"
    path.write_bytes(raw)

    if raw:
        with pytest.raises(MappingRefused):
            read_mapping(path)
    else:
        assert read_mapping(path) == Mapping()


def test_a_mapping_that_is_not_there_is_refused(tmp_path: Path):
    with pytest.raises(MappingRefused):
        read_mapping(tmp_path / "hilang.toml")


@pytest.mark.parametrize("value", [None, [], {}])
def test_a_stored_mapping_of_no_shape_is_empty(value: object):
    assert mapping_from_json(value) == Mapping()


@pytest.mark.parametrize("value", [{"categories": []}, {"categories": {"a": None}}, {"x": {}}])
def test_a_stored_mapping_of_another_shape_is_refused(value: object):
    with pytest.raises(MappingRefused):
        mapping_from_json(value)
