import xml.etree.ElementTree as ET
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.text import clean_text, one_line


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("a\x00b\x08c\x0bd\x1fe\x7ff\x85g", "abcdefg"),
        ("a\ufffeb\uffffc\U0001fffed\ufdd0e", "abcde"),
        ("a\u202eb\u2066c\u2069", "abc"),
        ("a\ud800b", "ab"),
        ("tab\there\nand there", "tab\there\nand there"),
        ("“Ya,” kata Ma’ruf – 100 % 🌊", "“Ya,” kata Ma’ruf – 100 % 🌊"),
        ("zero\u200dwidth\u200cjoiners", "zero\u200dwidth\u200cjoiners"),
        ("", ""),
    ],
)
def test_what_nobody_sees_is_dropped_and_every_letter_kept(text, clean):
    assert clean_text(text) == clean


def test_one_line_folds_white_space():
    assert one_line("  Air \n\t pasang\u00a0naik ") == "Air pasang naik"


@given(st.text())
def test_cleaned_text_can_stand_in_xml(text):
    ET.fromstring(f"<a>{escape(clean_text(text))}</a>")  # noqa: S314 - our own


@given(st.text())
def test_cleaning_twice_changes_nothing(text):
    assert clean_text(clean_text(text)) == clean_text(text)
    assert one_line(one_line(text)) == one_line(text)
