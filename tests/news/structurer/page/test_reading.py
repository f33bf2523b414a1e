import codecs

import pytest

from news.structurer.page.reading import LARGEST_BYTES, TextRefused, decode, read_lines

STORY = "Harga cabai naik – pedagang “pasrah”"


@pytest.mark.parametrize(
    "data",
    [
        STORY.encode(),
        codecs.BOM_UTF8 + STORY.encode(),
        STORY.encode("utf-16"),
        codecs.BOM_UTF16_BE + STORY.encode("utf-16-be"),
        STORY.encode("utf-32"),
        STORY.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "utf-16 big end first", "utf-32", "windows-1252"],
)
def test_every_usual_encoding_is_read(data: bytes):
    assert decode(data) == STORY


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (b"PK\x03\x04\x14\x00\x06\x00", "binary"),
        ("Harga cabai".encode("utf-16-le"), "binary"),
        (bytes(range(1, 32)) * 9, "binary"),
        (b"\xff\xfe\x00", "undecodable"),
        (bytes([0x81, 0x8D, 0x8F]) * 40, "undecodable"),
        (b"a" * (LARGEST_BYTES + 1), "too_large"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(data: bytes, reason: str):
    with pytest.raises(TextRefused) as refused:
        decode(data)

    assert refused.value.reason == reason


def test_lines_end_as_they_may():
    assert [line.text for line in read_lines("satu\r\ndua\rtiga\n\u00a0\nempat\u2028lima")] == [
        "satu",
        "dua",
        "tiga",
        "empat",
        "lima",
    ]


def test_invisible_characters_do_not_survive():
    assert read_lines("ha\u00adrga\u200b cabai\x00naik")[0].text == "harga cabai naik"


def test_hard_wraps_are_undone_and_blank_lines_kept():
    wrapped = (
        "Harga cabai rawit di Pasar Segiri kembali naik setelah hujan deras\n"
        "mengguyur sentra produksi selama dua pekan. Pedagang menyebut pasokan\n"
        "berkurang separuh dan pembeli memilih membeli sedikit demi sedikit.\n"
        "\n"
        "Dinas perdagangan menyatakan akan mendatangkan pasokan dari luar pulau\n"
        "mulai pekan depan agar harga dapat turun sebelum hari raya tiba."
    )

    lines = read_lines(wrapped)

    assert len(lines) == 2
    assert len(lines[0].raw) == 3


def test_short_lines_that_were_not_wrapped_stay_apart():
    assert len(read_lines("Bagikan:\nFacebook\nTwitter\nWhatsApp\nTelegram\nSalin tautan")) == 6


def test_a_line_that_breaks_off_in_a_sentence_goes_on_in_the_next():
    raw = "Jembatan Lama Diperbaiki\nKepala Dinas PU, Salim Rante\nmenyebut panjangnya empat\nmeter. Warga senang."

    assert [line.text for line in read_lines(raw)] == [
        "Jembatan Lama Diperbaiki",
        "Kepala Dinas PU, Salim Rante menyebut panjangnya empat meter. Warga senang.",
    ]


def test_lines_of_a_list_and_a_headline_stand_for_themselves():
    lines = [
        "Jembatan Lama Diperbaiki",
        "berita.kota.go.id - Syaratnya tiga:",
        "surat dari ketua rt",
        "kartu keluarga lama",
    ]

    assert [line.text for line in read_lines("\n".join(lines))] == lines
