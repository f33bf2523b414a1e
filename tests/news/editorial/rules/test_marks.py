"""What stands between quotation marks."""

import pytest

from news.editorial.rules.marks import marked_passages, without_speech


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("“Benar,” ujarnya.", ["Benar,"]),
        ('"Benar," ujarnya di kantor. "Kami sudah cek."', ["Benar,", "Kami sudah cek."]),
        ('Program "Bule" itu gagal, "Gagal Total".', ["Bule", "Gagal Total"]),
        ("Tanpa tanda.", []),
        ('Tinggi 6" lalu “air naik” lagi.', ["air naik"]),
        ('Tinggi 6" saja.\nIa berkata, "air naik".', ["air naik"]),
    ],
)
def test_passages_are_found_by_pairs_of_marks(text, said):
    assert [text[start:end] for start, end in marked_passages(text)] == said


def test_everything_else_stays_at_its_place():
    text = "Kata “himbauan” itu."
    bare = without_speech(text)
    assert bare == "Kata “        ” itu."
    assert len(bare) == len(text)
