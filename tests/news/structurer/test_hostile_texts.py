"""No text can keep the structurer busy for long."""

import sys
from types import FrameType

import pytest

from news.structurer import locate, structure_text
from news.structurer.page.reading import LARGEST_BYTES

HOSTILE = [
    '"',
    "“ ",
    "Budi ",
    "kata ",
    "(",
    "Kepala Dinas ",
    "1/1/2024 ",
    "A - ",
    '"Ya," kata Budi. ',
    "'A ,' ",
]
LINES = [
    "Baca juga\n",
    "Kabar\n",
    "Tags:\n",
    "a b\n",
    "(ara)\n",
    "“Ya\n",
    "Foto: A (ist)\n",
    "Gowa -\n",
    "> ",
]


def calls_of(raw: str) -> int:
    """How many functions, of Python and of C, run to structure and locate a text."""
    count = 0

    def profile(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(profile)
    try:
        locate(raw, structure_text(raw))
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", [*HOSTILE, *LINES], ids=repr)
def test_four_times_the_text_costs_about_four_times_the_steps(piece: str):
    structure_text(piece)
    once, four_times = (calls_of(piece * (size // len(piece))) for size in (3_000, 12_000))

    assert four_times < 7 * once + 5_000


def test_a_paste_of_a_megabyte_is_read():
    story = (
        "Warga menunggu. " * 300 + "“Kami sabar,” kata Ketua RT 5 Salim Rante.\n\n“Sudah lama,” ujarnya.\n\n"
    )
    raw = "Jembatan Lama Diperbaiki\n\n" + story * (LARGEST_BYTES // len(story.encode()))

    assert len(structure_text(raw).quotes) > 300


@pytest.mark.parametrize("piece", HOSTILE)
def test_one_thing_repeated_endlessly_is_still_read(piece: str):
    raw = piece * (60_000 // len(piece))

    assert structure_text(raw).as_json()
