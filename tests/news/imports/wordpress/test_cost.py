"""Reading an export takes time and memory by its length, whatever it is made of.

Each of these took many times as long: the bound is so wide that no busy machine meets it.
"""

import time
import tracemalloc

import pytest

from news.imports.wordpress.markup.tags import Tag
from news.imports.wordpress.reading.damage import mend
from news.imports.wordpress.reading.fields import read_site
from tests.news.imports.wordpress.markup.bodies import converted

SECONDS = 5
LINE = "Jadwal salat untuk kota nomor {} subuh 04.51 zuhur 12.13 asar 15.33"


def body_of_lines(between: str) -> str:
    return between.join(LINE.format(number) for number in range(8_000))


@pytest.mark.parametrize(
    "read",
    [
        pytest.param(lambda: converted(body_of_lines("\n")), id="lines without a full stop"),
        pytest.param(lambda: converted(f"<p>{body_of_lines('<br>')}</p>"), id="breaks without a full stop"),
        pytest.param(lambda: converted("<!-- wp:paragraph" + " " * 100_000), id="blanks in a comment"),
        pytest.param(lambda: converted("<img " + "a" * 100_000 + ">"), id="a long attribute"),
        pytest.param(lambda: Tag("img", False, "a" * 100_000).attributes(), id="an attribute alone"),
        pytest.param(lambda: read_site(b"<title>" + b" " * 1_000_000), id="blanks in the head"),
        pytest.param(
            lambda: mend(b"".join(b"<n%d><![CDATA[x]]>" % number for number in range(20_000)) + b"\x01"),
            id="tags that never close",
        ),
    ],
)
def test_reading_is_done_in_seconds(read):
    began = time.process_time()
    read()
    assert time.process_time() - began < SECONDS


def test_lines_without_a_full_stop_stay_together():
    [block] = converted(body_of_lines("\n")).body
    assert LINE.format(0) in str(block["value"])
    assert LINE.format(7_999) in str(block["value"])


def test_a_table_of_blanks_takes_no_more_memory_than_its_text():
    wide = "<tr>" + "<td>x</td>" * 2_000 + "</tr>"
    tracemalloc.start()
    copy = converted(f"<table>{wide}{'<tr><td>satu</td></tr>' * 3_000}</table>")
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 50_000_000
    assert sum(str(block["value"]).count("satu") for block in copy.body) == 3_000


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Kabar  Hulu</title>", "Kabar Hulu"),
        ("<title> <![CDATA[Kabar & Hulu [lama]]]> </title>", "Kabar & Hulu [lama]"),
        ("<title>Kabar &amp; Hulu</title>", "Kabar & Hulu"),
        ("<title>Kabar <b>Hulu</b></title>", ""),
        ("<title>Kabar", ""),
        ("", ""),
    ],
)
def test_the_title_of_a_site_is_what_its_head_says(head, title):
    assert read_site(head.encode()).title == title
