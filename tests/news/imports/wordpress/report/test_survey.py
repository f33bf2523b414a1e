"""Each trap of an export is told by its code, and the counts are those of the manifest."""

import json
from pathlib import Path

import pytest

from news.imports.wordpress.report import as_manifest, survey
from news.imports.wordpress.report.checks import loops
from news.imports.wordpress.report.survey import MOST_OF_ONE_CODE
from tests.news.imports.wordpress.exports import (
    HOST,
    a_category,
    a_comment,
    a_meta,
    a_term,
    an_attachment,
    an_author,
    an_export,
    an_item,
    written,
)

SHARED = Path(__file__).resolve().parents[6] / "shared" / "copydesk" / "wxr"
ZERO = "0000-00-00 00:00:00"
TRAPS = {
    "attachment-missing-file": (an_attachment(9, url=""), "post_id 9"),
    "bare-ampersand": (an_item(1, title="A & B"), "post_id 1"),
    "bare-angle-bracket": (an_item(1, title="A < B"), "post_id 1"),
    "category-loop": (a_category("a", parent="b") + a_category("b", parent="a"), "category a"),
    "category-parent-missing": (a_category("desa", parent="hilang"), "category desa"),
    "cdata-end": (an_item(1, content="a ]]> b"), "post_id 1"),
    "comment-loop": (an_item(1, rest=a_comment(1, parent=2) + a_comment(2, parent=1)), "post_id 1"),
    "comment-parent-missing": (an_item(1, rest=a_comment(1, parent=99)), "post_id 1"),
    "control-characters": (an_item(1, content="a\x0bb"), "post_id 1"),
    "duplicate-attachment-url": (
        an_attachment(8, url=f"{HOST}/a.jpg") + an_attachment(9, url=f"{HOST}/a.jpg"),
        "post_id 8 and 9",
    ),
    "duplicate-author-name": (an_author("rina2", "rina sulastri"), "author rina and rina2"),
    "duplicate-guid": (an_item(1) + an_item(2).replace("?p=2", "?p=1"), "post_id 1 and 2"),
    "duplicate-slug": (an_item(1, slug="a") + an_item(2, slug="a"), "post_id 1 and 2"),
    "empty-content": (
        an_item(1, content="<!-- wp:paragraph --><p>&nbsp;</p><!-- /wp:paragraph -->"),
        "post_id 1",
    ),
    "empty-title": (an_item(1, title="<![CDATA[]]>"), "post_id 1"),
    "gallery-missing-attachment": (an_item(1, content="[gallery ids='999']"), "post_id 1"),
    "invalid-date": (an_item(1, date=ZERO, gmt=ZERO), "post_id 1"),
    "long-body": (an_item(1, content="kata " * 70_000), "post_id 1"),
    "malformed-item": (an_item(1).replace("</link>", "</lin>"), "post_id 1"),
    "raw-html-block": (an_item(1, content="<!-- wp:html --><p>a</p><!-- /wp:html -->"), "post_id 1"),
    "reusable-block-missing": (an_item(1, content='a<!-- wp:block {"ref":5} /-->'), "post_id 1"),
    "skipped-post-type": (an_item(1, kind="product") + an_item(2, kind="product"), "product x2"),
    "thumbnail-missing": (an_item(1, rest=a_meta("_thumbnail_id", 77)), "post_id 1"),
    "undefined-entity": (an_item(1, title="A&nbsp;B"), "post_id 1"),
    "unknown-author": (an_item(1, creator="hantu"), "post_id 1"),
    "unknown-block": (an_item(1, content="<!-- wp:acme/x --><p>a</p><!-- /wp:acme/x -->"), "post_id 1"),
    "unknown-shortcode": (an_item(1, content="a [iklan_x] b"), "post_id 1"),
    "unregistered-category": (a_category("desa") + an_item(1, rest=a_term("kota")), "post_id 1"),
}


def warnings(folder: Path, *parts: str, foot: str = "</channel></rss>") -> list[tuple[str, str]]:
    found = as_manifest(survey(written(folder, an_export(*parts, foot=foot))))["warnings"]
    return [(warning["code"], warning["where"]) for warning in found]


@pytest.mark.parametrize("code", TRAPS)
def test_each_trap_is_told_once_by_its_code(tmp_path: Path, code: str):
    text, where = TRAPS[code]
    found = warnings(tmp_path, text)

    assert (code, where) in found
    assert {other for other, _ in found} <= {code, *({"category-loop"} if code == "category-loop" else ())}


def test_a_truncated_file_is_told(tmp_path: Path):
    assert warnings(tmp_path, an_item(1), foot="") == [("truncated-file", "end of file")]


def test_invalid_bytes_are_told(tmp_path: Path):
    raw = an_export(an_item(1, content="caf@")).encode().replace(b"caf@", b"caf\xe9")
    assert [w["code"] for w in as_manifest(survey(written(tmp_path, raw)))["warnings"]] == ["invalid-utf8"]


@pytest.mark.parametrize(
    "text",
    [
        an_item(1, title="<![CDATA[]]>", content="", status="auto-draft"),
        an_item(1, title="<![CDATA[]]>", content="", kind="revision", status="inherit").replace(
            "revision", "page"
        ),
        an_item(1, content="", kind="page"),
        an_item(1, content="<figure><img src='a.jpg'/></figure>"),
        an_item(1, slug="", status="draft") + an_item(2, slug="", status="draft"),
        an_item(1, slug="a", kind="page", parent="5") + an_item(2, slug="a", kind="page", parent="6"),
        an_item(1, slug="a") + an_attachment(2, slug="a"),
        an_item(1, gmt=ZERO, status="draft"),
    ],
)
def test_what_is_in_order_is_not_told(tmp_path: Path, text: str):
    assert warnings(tmp_path, text) == []


def test_earlier_slugs_are_redirects_in_the_shape_of_the_address(tmp_path: Path):
    slugs = a_meta("_wp_old_slug", "lama") + a_meta("_wp_old_slug", "lebih-lama")
    draft = an_item(2, link=f"{HOST}/?p=2", status="draft", rest=a_meta("_wp_old_slug", "x"))
    found = as_manifest(survey(written(tmp_path, an_export(an_item(1, rest=slugs), draft))))

    assert found["redirects"] == [
        {"old_path": "/2023/05/11/lama/", "slug": "berita-1"},
        {"old_path": "/2023/05/11/lebih-lama/", "slug": "berita-1"},
    ]


@pytest.mark.parametrize(
    ("path", "old_path"),
    [
        ("/berita/banjir.html", "/berita/lama.html"),
        ("/2023/105-banjir/", "/2023/105-lama/"),
        ("/banjir-105.php", "/lama-105.php"),
        ("/banjir-besar/", None),
        ("/?p=1", None),
    ],
)
def test_an_earlier_slug_stands_where_the_slug_stands(tmp_path: Path, path: str, old_path: str | None):
    post = an_item(1, link=HOST + path, slug="banjir", rest=a_meta("_wp_old_slug", "lama"))
    found = as_manifest(survey(written(tmp_path, an_export(post))))["redirects"]

    assert [redirect["old_path"] for redirect in found] == ([old_path] if old_path else [])


def test_comments_are_counted_by_status_and_pingbacks_apart(tmp_path: Path):
    rest = "".join(
        [
            a_comment(1),
            a_comment(2, parent=1),
            a_comment(3, status="0"),
            a_comment(4, status="spam"),
            a_comment(5, status="trash"),
            a_comment(6, kind="pingback"),
        ]
    )
    found = as_manifest(survey(written(tmp_path, an_export(an_item(1, rest=rest)))))["comments"]

    assert found == {
        "approved": 2, "pending": 1, "spam": 1, "trash": 1, "pingback": 1, "trackback": 0, "threaded_replies": 1
    }  # fmt: skip


def test_of_one_code_so_many_are_kept_and_all_are_counted(tmp_path: Path):
    found = survey(written(tmp_path, an_export(*(an_item(n, creator="hantu") for n in range(1, 1_101)))))

    assert found.remarks.counts["unknown-author"] == 1_100
    assert len(as_manifest(found)["warnings"]) == MOST_OF_ONE_CODE


def test_what_bodies_need_of_the_file_is_handed_on(tmp_path: Path):
    block = an_item(5, kind="wp_block", content="<p>Ajakan</p>")
    found = survey(
        written(tmp_path, an_export(an_attachment(9, parent="1", excerpt="Jembatan."), block, an_item(1)))
    )
    site = found.old_site(known_people=["Basran Latif"])

    assert (site.url, site.attachments[9].caption, site.attachments_of[1]) == (HOST, "Jembatan.", [9])
    assert (site.reusable, site.known_people) == ({5: "<p>Ajakan</p>"}, ("Basran Latif",))


@pytest.mark.parametrize(
    ("parents", "looped"),
    [({1: 2, 2: 3}, []), ({1: 1}, [1]), ({1: 2, 2: 1}, [1, 2]), ({0: 1, 1: 2, 2: 1}, [1, 2]), ({}, [])],
)
def test_loops_are_found_and_what_leads_into_one_is_none(parents: dict, looped: list):
    assert loops(parents) == looped


# The evaluation set is no part of the repository: where it is not, there is no such test to skip.
if SHARED.exists():

    @pytest.mark.parametrize("name", ["kabar-hulu.wxr.xml", "suara-muara.wxr.xml", "berita-tepian.wxr.xml"])
    def test_the_evaluation_files_hold_what_their_manifest_says(name: str):
        expected = json.loads((SHARED / "MANIFEST.json").read_text(encoding="utf-8"))["files"][name]
        found = as_manifest(survey(SHARED / name))

        wanted, told = (
            {(w["code"], w["where"]) for w in manifest.pop("warnings")} for manifest in (expected, found)
        )
        assert found == expected
        assert told == wanted
