"""Damaged exports: what is certain is mended, the rest is reported with its place, and no item costs another."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from news.imports.wordpress.reading import wxr
from news.imports.wordpress.records import Trouble
from tests.news.imports.wordpress.exports import an_export, an_item, items, records, troubles

WHOLE = an_export(*(an_item(n, content=f"“Berita” ke-{n} & <b>lagi</b>.") for n in range(1, 6))).encode()


def test_control_characters_go(tmp_path: Path):
    found = records(tmp_path, an_export(an_item(1, content="Air\x0b mengalir\x08.")))

    assert items(found)[0].content == "Air mengalir."
    assert troubles(found) == [("control-characters", "post_id 1")]


def test_a_bare_ampersand_is_text(tmp_path: Path):
    found = records(tmp_path, an_export(an_item(1, title="Pedagang & Pembeli &amp; Kuli")))

    assert items(found)[0].title == "Pedagang & Pembeli & Kuli"
    assert troubles(found) == [("bare-ampersand", "post_id 1")]


def test_an_entity_of_html_is_what_html_says(tmp_path: Path):
    found = records(tmp_path, an_export(an_item(1, title="Naik 20&nbsp;persen &hellip; &unknown;")))

    assert items(found)[0].title == "Naik 20 persen … &unknown;"
    assert troubles(found) == [("undefined-entity", "post_id 1"), ("bare-ampersand", "post_id 1")]


def test_a_bare_less_than_is_text(tmp_path: Path):
    found = records(tmp_path, an_export(an_item(1, title="Harga < Rp500")))

    assert items(found)[0].title == "Harga < Rp500"


def test_stray_bytes_are_windows_1252_and_torn_characters_are_marked(tmp_path: Path):
    raw = an_export(an_item(1, content="“baik” @@ caf@ ~")).encode().replace(b"caf@", b"caf\xe9")
    found = records(tmp_path, raw.replace(b"@@", b"\x93ya\x94").replace(b"~", b"\xe2\x80"))

    assert items(found)[0].content == "“baik” “ya” café \ufffd"
    assert troubles(found) == [("invalid-utf8", "post_id 1")]


def test_a_declared_encoding_is_believed_only_where_the_bytes_are_no_utf_8(tmp_path: Path):
    head = an_export(an_item(1, content="café"), an_item(2, content="naïf")).replace("UTF-8", "iso-8859-1", 1)
    raw = head.encode().replace("naïf".encode(), "naïf".encode("latin-1"))
    found = records(tmp_path, raw)

    assert [item.content for item in items(found)] == ["café", "naïf"]
    assert troubles(found) == []


def test_the_end_of_cdata_inside_a_text_does_not_end_it(tmp_path: Path):
    found = records(
        tmp_path, an_export(an_item(1, content="kode ]]> di <b>sini</b> ]]&gt; ]]]]><![CDATA[> akhir"))
    )

    assert items(found)[0].content == "kode ]]> di <b>sini</b> ]]&gt; ]]> akhir"
    assert troubles(found) == [("cdata-end", "post_id 1")]


def test_tags_of_items_inside_a_text_are_text(tmp_path: Path):
    text = "contoh </item>\n<item> dan </channel> <wp:author>"
    found = records(tmp_path, an_export(an_item(1, content=text), an_item(2)))

    assert [item.content for item in items(found)] == [text, "Isi berita 2."]
    assert troubles(found) == []


def test_a_damaged_item_costs_no_other_and_its_place_is_told(tmp_path: Path):
    broken = an_item(2).replace("</wp:status>", "</wp:sta>")
    text = an_export(an_item(1), broken, an_item(3))
    found = records(tmp_path, text)

    [trouble] = [record for record in found if isinstance(record, Trouble)]
    assert [item.post_id for item in items(found)] == [1, 3]
    assert (trouble.code, trouble.where) == ("malformed-item", "post_id 2")
    assert text.splitlines()[trouble.line - 1].endswith("</wp:sta>")
    assert text.encode()[: trouble.offset].count(b"\n") == trouble.line - 1


def test_items_that_are_lost_inside_another_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(wxr, "_MOST_BYTES_AGAIN", 100)
    broken = an_item(2).replace("]]>", "")
    plain = [an_item(number).replace("<![CDATA[", "").replace("]]>", "") for number in (3, 4, 5)]
    found = records(tmp_path, an_export(an_item(1), broken, *plain))

    whys = [record.why for record in found if isinstance(record, Trouble)]
    assert [item.post_id for item in items(found)] == [1, 5]
    assert whys == ["never ends", "and 2 in it"]


def test_an_item_whose_cdata_never_closes_swallows_no_other(tmp_path: Path):
    broken = an_item(2).replace("]]></content:encoded>", "</content:encoded>")
    found = records(tmp_path, an_export(an_item(1), broken, an_item(3), an_item(4)))

    assert [item.post_id for item in items(found)] == [1, 3, 4]
    assert ("malformed-item", "post_id 2") in troubles(found)


def test_items_that_do_not_end_are_told_each_and_swallow_no_other(tmp_path: Path):
    broken = [an_item(number).replace("</item>", "") for number in (2, 3)]
    found = records(tmp_path, an_export(an_item(1), *broken, an_item(4), an_item(5)))

    assert [item.post_id for item in items(found)] == [1, 4, 5]
    assert troubles(found) == [("malformed-item", "post_id 2"), ("malformed-item", "post_id 3")]


def test_an_item_whose_cdata_never_closes_swallows_no_other_without_any(tmp_path: Path):
    broken = an_item(2).replace("]]>", "")
    plain = [an_item(number).replace("<![CDATA[", "").replace("]]>", "") for number in (3, 4)]
    found = records(tmp_path, an_export(an_item(1), broken, *plain))

    assert [item.post_id for item in items(found)] == [1, 3, 4]
    assert troubles(found) == [("malformed-item", "post_id 2")]


def test_a_truncated_file_gives_every_whole_item_and_names_the_torn_one(tmp_path: Path):
    text = an_export(an_item(1), an_item(2))
    found = records(tmp_path, text[: text.index("Isi berita 2")])

    assert [item.post_id for item in items(found)] == [1]
    assert troubles(found) == [("truncated-file", "end of file")]


def test_a_file_that_stops_between_items_is_truncated_too(tmp_path: Path):
    assert troubles(records(tmp_path, an_export(an_item(1), foot=""))) == [("truncated-file", "end of file")]


@pytest.mark.parametrize("entity", ["&xxe;", "&#0;", "&#xFFFFFFF;", "%xxe;"])
def test_references_lead_nowhere(tmp_path: Path, entity: str):
    [item] = items(records(tmp_path, an_export(an_item(1, title=f"A{entity}B"))))

    assert item.title in {f"A{entity}B", "AB"}


@pytest.mark.parametrize(
    "piece", ["<![CDATA[", "]]>", "</item>", "<item>\n", "<item", "&", "<wp:author>", "\x00", "<"]
)
def test_one_thing_repeated_endlessly_is_still_read(tmp_path: Path, piece: str):
    found = records(tmp_path, an_export(an_item(1), piece * 20_000, an_item(3)))

    assert items(found)[0].post_id == 1


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    at=st.integers(0, len(WHOLE) - 1),
    junk=st.one_of(
        st.binary(max_size=12),
        st.sampled_from([b"]]>", b"<![CDATA[", b"</item>", b"<item>", b"&", b"\xff", b"</"]),
    ),
    cut=st.integers(0, 40),
)
def test_no_damage_raises_and_items_before_it_are_whole(tmp_path: Path, at: int, junk: bytes, cut: int):
    start = WHOLE.index(b"<item>")
    at = max(at, start)
    found = items(records(tmp_path, WHOLE[:at] + junk + WHOLE[at + cut :]))

    before = [m.end() for m in re.finditer(rb"</item>", WHOLE) if m.end() <= at]
    expected = items(records(tmp_path, WHOLE))[: len(before)]
    assert found[: len(before)] == expected


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(cut=st.integers(0, len(WHOLE)))
def test_a_file_cut_anywhere_after_its_head_gives_its_whole_items(tmp_path: Path, cut: int):
    cut = max(cut, WHOLE.index(b"<item>"))
    found = items(records(tmp_path, WHOLE[:cut]))

    assert found == items(records(tmp_path, WHOLE))[: WHOLE[:cut].count(b"</item>")]
