"""Breaking headlines: needs no face and no database, a sign is as wide as one."""

import pytest

from news.share_images.lines import LITTLE_WORDS, break_lines, shorten

HEADLINE = "Pemerintah menunda pembangunan jembatan di hilir sampai kajian yang baru selesai tahun depan"


def broken(text: str, *, width: float, most: int = 9) -> list[str] | None:
    return break_lines(text, width=width, measure=len, most=most)


@pytest.mark.parametrize("width", [12, 20, 31, 50, 200])
def test_nothing_is_lost_and_no_line_is_too_long(width):
    lines = broken(HEADLINE, width=width)
    assert " ".join(lines) == HEADLINE
    assert max(map(len, lines)) <= width


def test_lines_are_even_rather_than_full():
    assert broken("Air pasang merendam sembilan desa", width=29) == ["Air pasang merendam", "sembilan desa"]


def test_little_word_begins_a_line_rather_than_ends_one():
    lines = broken(HEADLINE, width=31)
    assert not any(line.split()[-1] in LITTLE_WORDS for line in lines[:-1])


def test_word_longer_than_a_line_is_cut():
    assert broken("A" * 25, width=10) == ["A" * 10, "A" * 10, "A" * 5]


def test_what_takes_too_many_lines_does_not_fit():
    assert broken(HEADLINE, width=12, most=3) is None


def test_nothing_makes_no_line():
    assert broken("  ", width=10) == []


def test_shortened_text_ends_with_a_sign():
    assert shorten("Kalimantan Timur", width=11, measure=len) == "Kalimantan…"
    assert shorten("Berau", width=11, measure=len) == "Berau"
