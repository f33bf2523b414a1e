"""Each recognised part is found again in the raw text, and nothing of the raw text is without a part."""

import pytest
from hypothesis import example, given, settings

from news.structurer import locate, structure_text
from tests.news.imports.copy import ALL, FORWARDED, HOSPITAL, MAIL, SEED_SHAPE
from tests.news.structurer.test_properties import ARTICLES


def uncovered(raw: str) -> str:
    """Letters of the raw text that no part holds; parts must not lie over each other."""
    parts = locate(raw, structure_text(raw))
    end = 0
    missing = []
    for part in parts:
        assert end <= part.start < part.end <= len(raw)
        missing += [char for char in raw[end : part.start] if char.isalpha()]
        end = part.end
    return "".join([*missing, *(char for char in raw[end:] if char.isalpha())])


def found(raw: str, kind: str) -> list[str]:
    return [raw[part.start : part.end] for part in locate(raw, structure_text(raw)) if part.kind == kind]


@pytest.mark.parametrize("raw", ALL.values(), ids=ALL.keys())
def test_every_letter_of_a_story_belongs_to_a_part(raw: str):
    assert uncovered(raw) == ""


@given(ARTICLES)
@example("“ Bupati\n.\nBupati »\n")
@example("Bupati Samarinda ujarnya,\nSamarinda - Bupati Bupati\n")
@settings(max_examples=100, deadline=None)
def test_every_letter_of_any_text_belongs_to_a_part(raw: str):
    assert uncovered(raw) == ""


def test_parts_hold_the_marks_that_touch_them():
    assert found(SEED_SHAPE, "attribution") == ["ucapnya.", "sambungnya.", "paparnya.", "tutupnya."]
    assert found(SEED_SHAPE, "initials") == ["(wid)"]
    assert any(text.startswith("“Kerja sama") for text in found(SEED_SHAPE, "block"))


def test_dropped_lines_are_whole_and_tell_their_line():
    raw = HOSPITAL
    parts = [part for part in locate(raw, structure_text(raw)) if part.kind == "furniture"]

    for part in parts:
        assert raw.splitlines()[part.line].strip() == raw[part.start : part.end]


def test_a_paragraph_wrapped_by_a_mail_is_one_stretch():
    blocks = found(MAIL, "block")

    assert " ".join(blocks[0].split()).startswith(
        "Bupati Penajam Paser Utara Rahmat Hidayat, S.E., M.Si. meresmikan"
    )


def test_a_headline_from_the_subject_has_no_place_of_its_own():
    assert found(FORWARDED, "headline") == []


def test_a_line_put_back_stays_in_the_body():
    first = structure_text(HOSPITAL)
    line = first.furniture_numbers[first.furniture.index("BACA JUGA : RSUD Tarakan Tambah Ruang Isolasi")]

    again = structure_text(HOSPITAL, keep={line})

    assert "BACA JUGA : RSUD Tarakan Tambah Ruang Isolasi" in again.paragraphs
    assert len(again.furniture) == len(first.furniture) - 1


def test_the_sender_before_a_chat_message_is_dropped_and_the_message_is_not():
    raw = "Jalan Poros Rusak Lagi\n\n12/03/25, 09.12 - Humas: Jalan poros rusak lagi, Rabu (12/3/2025) pagi."

    assert found(raw, "furniture") == ["12/03/25, 09.12 - Humas:"]
    assert found(raw, "block") == ["Jalan poros rusak lagi, Rabu (12/3/2025) pagi."]
