import pytest

from news.converters import parse_id

OTHERS = ["", " ", "x", "-1", "1.5", "12\n", "\0", "1\0", "9" * 19, "\u0661", "\u00b2", "1_000", "'"]


@pytest.mark.parametrize(("text", "pk"), [("0", 0), ("12", 12), ("007", 7), ("9" * 18, 10**18 - 1)])
def test_number_is_a_key(text, pk):
    assert parse_id(text) == pk


@pytest.mark.parametrize("text", OTHERS)
def test_other_text_is_none(text):
    assert parse_id(text) is None
