"""What the screen marks in the raw text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.imports.pasting.marks import (
    DATE,
    DATELINE,
    DROPPED,
    INITIALS,
    QUOTE,
    SPEAKER,
    find_marks,
    stretches,
)
from news.structurer import structure_text
from tests.news.imports.copy import ALL
from tests.news.imports.pasting.stories import PIER


def marked(raw: str) -> list[tuple[str, str, int | None]]:
    cut = stretches(raw, find_marks(raw, structure_text(raw)))
    return [(stretch.kind, stretch.text, stretch.number) for stretch in cut if stretch.kind]


def test_what_was_recognised_is_numbered_in_reading_order_and_what_was_dropped_is_marked():
    assert marked(PIER) == [
        (DROPPED, "oleh -41 Dilihat", None),
        (DATELINE, "MUARA – SANGATTA.", 1),
        (DATE, "(24/11/2026", 2),
        (SPEAKER, "Ridwan Lasut", None),
        (QUOTE, "ucapnya", 3),
        (QUOTE, "kata Ketua Koperasi Nelayan Basri Sailana", 4),
        (QUOTE, "sambungnya", 5),
        (QUOTE, "imbuhnya", 6),
        (INITIALS, "(dap)", 7),
        (DROPPED, "Tinggalkan Balasan", None),
        (DROPPED, "Alamat email Anda tidak akan dipublikasikan.", None),
    ]


@pytest.mark.parametrize("name", sorted(ALL))
def test_the_raw_text_is_printed_whole(name: str):
    raw = ALL[name]
    assert "".join(stretch.text for stretch in stretches(raw, find_marks(raw, structure_text(raw)))) == raw


@given(st.text(alphabet='aA “”",.()\n–1/2ktn', max_size=300))
def test_any_text_is_printed_whole(raw: str):
    assert "".join(stretch.text for stretch in stretches(raw, find_marks(raw, structure_text(raw)))) == raw


def test_a_date_written_out_is_found():
    assert (DATE, "24 November 2026", 1) in marked(
        "Pasar dibuka lagi\n\nPasar dibuka pada Selasa, 24 November 2026. Ramai."
    )
