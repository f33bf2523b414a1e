"""What an export says is read whole, and what is not an export is refused in one sentence."""

import datetime
import gzip
import tracemalloc
from pathlib import Path

import pytest

from devtools.synthetic_export import write_synthetic
from news.imports.wordpress.reading import NotAnExport, read_wxr
from news.imports.wordpress.records import AuthorRecord, Site, TermRecord, TermUse
from tests.news.imports.wordpress.exports import (
    HEAD,
    HOST,
    a_category,
    a_comment,
    a_meta,
    a_term,
    an_export,
    an_item,
    items,
    records,
    troubles,
    written,
)


def test_the_site_authors_and_terms_come_before_the_items(tmp_path: Path):
    found = records(tmp_path, an_export(a_category("desa", parent="daerah"), an_item(1)))

    assert found[:3] == [
        Site(url=HOST, title="Kabar & Cerita", language="id", wxr_version="1.2"),
        AuthorRecord(login="rina", name="Rina Sulastri"),
        TermRecord(taxonomy="category", slug="desa", name="Desa", parent="daerah"),
    ]
    assert [item.post_id for item in items(found)] == [1]


def test_an_item_keeps_every_value_of_a_key_its_terms_and_comments(tmp_path: Path):
    rest = a_meta("_wp_old_slug", "a") + a_meta("_wp_old_slug", "b") + a_term("desa") + a_comment(7, parent=6)
    [item] = items(records(tmp_path, an_export(an_item(1, rest=rest))))

    assert item.meta["_wp_old_slug"] == ("a", "b")
    assert item.terms == (TermUse(taxonomy="category", slug="desa", name="Desa"),)
    assert [(comment.comment_id, comment.parent_id) for comment in item.comments] == [(7, 6)]
    assert item.published_at == datetime.datetime(2023, 5, 11, 2, 15, tzinfo=datetime.UTC)


def test_a_local_time_alone_is_read_with_the_offset_of_the_others(tmp_path: Path):
    draft = an_item(2, gmt="0000-00-00 00:00:00", date="2023-05-12 08:00:00", status="draft")
    found = items(records(tmp_path, an_export(an_item(1), draft)))

    assert found[1].published_at == datetime.datetime(2023, 5, 12, 0, 0, tzinfo=datetime.UTC)


@pytest.mark.parametrize("stamp", ["0000-00-00 00:00:00", "2023-02-30 10:00:00", "kemarin", "", "9999-99-99"])
def test_a_date_that_is_none_is_none(tmp_path: Path, stamp: str):
    [item] = items(records(tmp_path, an_export(an_item(1, date=stamp, gmt=stamp))))

    assert item.published_at is None


def test_a_packed_file_is_read_too(tmp_path: Path):
    assert len(items(records(tmp_path, gzip.compress(an_export(an_item(1)).encode())))) == 1


def test_a_packed_file_that_breaks_off_gives_what_was_whole(tmp_path: Path):
    packed = gzip.compress(an_export(*(an_item(n) for n in range(1, 200))).encode(), compresslevel=1)
    found = records(tmp_path, packed[: len(packed) // 2])

    assert 1 < len(items(found)) < 199
    assert troubles(found)[-1][0] == "truncated-file"


def test_utf_16_is_read_too(tmp_path: Path):
    assert (
        items(records(tmp_path, an_export(an_item(1, content="“Ya”")).encode("utf-16")))[0].content == "“Ya”"
    )


def test_an_export_of_version_1_0_is_read(tmp_path: Path):
    head = HEAD.replace("/export/1.2/", "/export/1.0/")
    rest = '<category><![CDATA[Desa]]></category><category domain="tag" nicename="banjir">Banjir</category>'
    [item] = items(records(tmp_path, an_export(an_item(1, rest=rest), head=head)))

    assert item.terms == (TermUse(taxonomy="post_tag", slug="banjir", name="Banjir"),)


def test_a_number_no_database_holds_is_none(tmp_path: Path):
    [item] = items(records(tmp_path, an_export(an_item(1, parent="9" * 30))))

    assert item.parent_id == 0


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"  \n\x00", "empty"),
        (b"PK\x03\x04rest", "zip"),
        (b"<!DOCTYPE html><html><body>Masuk</body></html>", "html"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>', "rss"),
        (b"%PDF-1.7 \xff\xfe", "not_an_export"),
        (b'{"posts": []}', "not_an_export"),
        (b"\x1f\x8bbroken", "empty"),
        (f'<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>{HEAD}'.encode(), "doctype"),
        (f'<!DOCTYPE rss SYSTEM "file:///etc/passwd">{HEAD}'.encode(), "doctype"),
    ],
)
def test_what_is_no_export_is_refused_before_the_first_record(tmp_path: Path, content: bytes, reason: str):
    with pytest.raises(NotAnExport) as refused:
        next(iter(read_wxr(written(tmp_path, content))))

    assert refused.value.reason == reason
    assert str(refused.value).endswith((".", "?"))


def test_a_file_that_is_not_there_is_refused_in_the_same_way(tmp_path: Path):
    with pytest.raises(NotAnExport):
        list(read_wxr(tmp_path / "hilang.xml"))


def test_reading_holds_one_item_at_a_time_in_memory(tmp_path: Path):
    path = write_synthetic(tmp_path / "besar.xml", posts=1_200)
    tracemalloc.start()
    count = sum(1 for _ in read_wxr(path))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert count > 1_500
    assert path.stat().st_size > 5_000_000
    assert peak < 4_000_000


def test_a_post_of_many_megabytes_is_read_whole(tmp_path: Path):
    content = "Catatan panjang. " * 400_000
    [item, after] = items(records(tmp_path, an_export(an_item(1, content=content), an_item(2))))

    assert (len(item.content), after.post_id) == (len(content), 2)
