"""The report's files: complete, to be opened anywhere, and harmless."""

import csv
import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from django.utils.translation import gettext, ngettext

from news.imports.wordpress.report import ItemLine, survey, write_report
from news.imports.wordpress.report.account import Account, outcome_word
from news.imports.wordpress.wording import one_of_kind, status_word
from tests.news.imports.wordpress.exports import an_export, an_item, written

HOSTILE = "<script>alert(1)</script>"


def report(folder: Path, fates: Iterable[ItemLine], **options) -> tuple[dict, list[dict], str]:
    found = survey(written(folder, an_export(an_item(1, content="a [iklan_x] b"), an_item(2, title="A & B"))))
    data, table, page = write_report(folder / "laporan", found, iter(fates), **options)
    with table.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return json.loads(data.read_text(encoding="utf-8")), rows, page.read_text(encoding="utf-8")


def a_fate(number: int, **changes) -> ItemLine:
    values = {"kind": "post", "status": "publish", "title": f"Berita {number}", "fate": "terbit"}
    return ItemLine(post_id=number, **values | changes)


def test_each_item_has_its_line_in_the_table(tmp_path: Path):
    fates = [
        a_fate(1, redirects=("/lama/", "/tua/"), troubles=("invalid-date",)),
        a_fate(2, fate="dilewati", why="trash"),
    ]
    _, rows, _ = report(tmp_path, fates)

    assert [(row["post_id"], row["fate"], row["why"]) for row in rows] == [
        ("1", "terbit", ""),
        ("2", "dilewati", "trash"),
    ]
    assert rows[0]["redirects"] == "/lama/\n/tua/"


def test_a_title_that_begins_like_a_formula_is_text(tmp_path: Path):
    _, rows, _ = report(tmp_path, [a_fate(1, title='=HYPERLINK("http://evil.test")')])

    assert rows[0]["title"].startswith("'=")


def test_the_json_has_the_manifests_keys(tmp_path: Path):
    data, _, _ = report(tmp_path, [])

    assert {"site_url", "wellformed_xml", "posts", "warnings", "redirects", "bytes"} <= set(data)
    assert {warning["code"] for warning in data["warnings"]} == {"unknown-shortcode", "bare-ampersand"}


def test_the_page_needs_nothing_beside_it(tmp_path: Path):
    _, _, page = report(tmp_path, [a_fate(1)])

    assert "data:font/woff2;base64," in page
    assert not re.findall(r"(?:src|href)=", page)
    assert "<script" not in page


def test_what_the_file_says_is_text_in_the_page(tmp_path: Path):
    _, _, page = report(
        tmp_path, [a_fate(1, title=HOSTILE, dropped=(HOSTILE,), redirects=(HOSTILE,), address=HOSTILE)]
    )

    assert HOSTILE not in page
    assert page.count("&lt;script&gt;alert(1)") >= 3


def test_what_was_left_out_is_told_by_kind(tmp_path: Path):
    lines = ("frame: https://iklan.test/x", "script: <script>", "newer kind: a")
    _, _, page = report(tmp_path, [a_fate(1, dropped=lines), a_fate(2, dropped=lines[:1])])

    assert re.search(r"https://iklan\.test/x <span class=\"meta\">2×", page)
    assert "newer kind" in page


def test_a_long_list_is_cut_in_the_page_and_whole_in_the_table(tmp_path: Path):
    _, rows, page = report(tmp_path, [a_fate(number) for number in range(1, 2_502)])

    assert len(rows) == 2_501
    assert page.count('<td class="title">') == 2_000
    assert "items.csv" in page


def test_nothing_half_written_stays_beside_the_report(tmp_path: Path):
    report(tmp_path, [a_fate(1)])

    assert sorted(path.name for path in (tmp_path / "laporan").iterdir()) == [
        "items.csv",
        "report.html",
        "report.json",
    ]


def an_account() -> Account:
    account = Account()
    for kind, outcome, why in (
        ("post", "published", ""),
        ("post", "skipped", "trash"),
        ("page", "draft", "page"),
    ):
        account.note(kind, outcome, why)
    account.pass_over("post", fate="updated", why="")
    account.pass_over("nav_menu_item", fate="skipped", why="kind")
    account.conclude(Counter({"post": 5, "page": 1, "nav_menu_item": 1}))
    return account


def test_what_became_of_the_items_adds_up_in_the_json_and_on_the_page(tmp_path: Path):
    data, _, page = report(tmp_path, [a_fate(1)], account=an_account())

    outcomes = {"published": 1, "draft": 1, "unchanged": 1, "skipped": 2, "not_reached": 2}
    assert data["outcomes"] == outcomes
    assert data["left_out"] == {"trash": 1, "kind": 1}
    told = re.findall(
        r'<td><span class="fate">([^<]+)</span>.*?<td class="number">(\d+)</td>', page, re.DOTALL
    )
    assert dict(told[:5]) == {outcome_word(name): str(count) for name, count in outcomes.items()}
    assert re.search(r'<tfoot><tr><th scope="row">[^<]+</th><td class="number">7</td>', page)


def test_pictures_are_counted_apart_from_items(tmp_path: Path):
    files = [a_fate(0, is_file=True), a_fate(0, is_file=True, dropped=("missing picture: x",))]
    _, _, page = report(tmp_path, [a_fate(1), *files], account=an_account())

    assert ngettext("%(number)s picture or document was taken in besides.", "", 1) % {"number": 1} in page


def test_only_a_file_that_was_looked_at_is_called_a_dry_run(tmp_path: Path):
    dry = gettext("Dry run: nothing was written")

    assert dry not in report(tmp_path, [], account=an_account())[2]
    assert dry in report(tmp_path, [])[2]


def test_the_page_says_kinds_in_words_and_the_table_as_wordpress_does(tmp_path: Path):
    fates = [a_fate(1), a_fate(2, kind="nav_menu_item"), a_fate(3, kind="product", status="on sale")]
    _, rows, page = report(tmp_path, fates)

    assert [row["kind"] for row in rows] == ["post", "nav_menu_item", "product"]
    told = [one_of_kind("post") + f", {status_word('publish')}", one_of_kind("nav_menu_item"), "product"]
    assert re.findall(r'<td class="title">[^<]*</td>\s*<td>([^<]*)</td>', page) == told
    assert "nav_menu_item" not in page
    assert one_of_kind("nav_menu_item") != "nav_menu_item"


def test_a_report_that_breaks_off_leaves_the_former_one(tmp_path: Path):
    def breaking_off():
        yield a_fate(2)
        raise RuntimeError

    report(tmp_path, [a_fate(1)])
    before = {path.name: path.read_bytes() for path in (tmp_path / "laporan").iterdir()}
    with pytest.raises(RuntimeError):
        report(tmp_path, breaking_off())

    assert {path.name: path.read_bytes() for path in (tmp_path / "laporan").iterdir()} == before
