"""What photographers write into files; hostile files say nothing and break nothing. No database."""

import io
import struct
from time import process_time

import pytest
from PIL import Image

from news.photo_metadata import PhotoMetadata, read_metadata
from tests.news.photo_files import a_jpeg, exif_of, iptc_of, xmp_of


def read(content: bytes) -> PhotoMetadata:
    return read_metadata(io.BytesIO(content))


def test_iptc_is_read():
    found = read(
        a_jpeg(
            iptc=iptc_of(
                (2, 105, b"Banjir Anggana"),
                (2, 120, b"Warga menyeberang."),
                (2, 80, b"Laras Wening"),
                (2, 110, b"Kabar Muara"),
                (2, 115, b"Antara"),
                (2, 116, b"2026 Kabar Muara"),
                (2, 55, b"20261126"),
                (2, 25, b"banjir"),
                (2, 25, b"Rosdiana Kapitan"),
            )
        )
    )
    assert found == PhotoMetadata(
        headline="Banjir Anggana",
        caption="Warga menyeberang.",
        byline="Laras Wening",
        credit="Kabar Muara",
        source="Antara",
        copyright="2026 Kabar Muara",
        taken_on="2026-11-26",
        keywords=("banjir", "Rosdiana Kapitan"),
    )


@pytest.mark.parametrize(
    ("mark", "written"),
    [
        (b"\x1b%G", "André – “air”".encode()),
        (None, "André – “air”".encode()),
        (None, "André – “air”".encode("cp1252")),
    ],
)
def test_letters_are_those_that_were_written(mark, written):
    datasets = [(2, 80, written)] if mark is None else [(1, 90, mark), (2, 80, written)]
    assert read(a_jpeg(iptc=iptc_of(*datasets))).byline == "André – “air”"


def test_exif_is_read():
    found = read(a_jpeg(exif=exif_of(artist="Laras Wening", caption="Dermaga", taken="2026:11:26 08:00:00")))
    assert (found.byline, found.caption, found.taken_on) == ("Laras Wening", "Dermaga", "2026-11-26")


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "PNG"])
def test_xmp_is_read_in_every_format(kind):
    found = read(
        a_jpeg(
            kind=kind, xmp=xmp_of(creator="Laras Wening", credit="Kabar Muara", people=("Rosdiana Kapitan",))
        )
    )
    assert (found.byline, found.credit, found.people) == (
        "Laras Wening",
        "Kabar Muara",
        ("Rosdiana Kapitan",),
    )


def test_newest_way_of_writing_it_down_counts():
    content = a_jpeg(
        iptc=iptc_of((2, 80, b"Lama"), (2, 110, b"Kabar Muara")),
        xmp=xmp_of(creator="Baru"),
        exif=exif_of(artist="Kamera"),
    )
    found = read(content)
    assert (found.byline, found.credit) == ("Baru", "Kabar Muara")


def test_value_is_one_printable_line_of_some_length():
    found = read(a_jpeg(iptc=iptc_of((2, 120, "Air\n\x00\x0bpasang \u202eterbalik".encode() + b"x" * 9000))))
    assert found.caption.startswith("Air pasang terbalik")
    assert len(found.caption) <= 1000
    assert found.caption.isprintable()


LAUGHS = b"""<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x:xmpmeta xmlns:x="adobe:ns:meta/">&b;</x:xmpmeta>"""


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no picture",
        a_jpeg()[:40],
        a_jpeg(xmp=LAUGHS),
        a_jpeg(xmp=b"<x" * 1000),
        a_jpeg(xmp=b"\xff\xfe\x00"),
        a_jpeg(xmp=b"<a>" + b"x" * 60_000 + b"</a>"),
        a_jpeg(iptc=b"8BIM\x04\x04\x00\x00" + struct.pack(">I", 99_999)),
        a_jpeg(iptc=iptc_of((2, 120, b"x"))[:-4]),
        a_jpeg(iptc=b"8BIM\x04\x04\x00\x00\x00\x00\x00\x08" + b"\x1c\x02\x78\xff\xff\xff\xff\xff"),
        a_jpeg(exif=b"Exif\x00\x00II*\x00\xff\xff\xff\xff"),
        a_jpeg(exif=b"Exif\x00\x00MM\x00*\x00\x00\x00\x08\xff\xff" + b"\x01" * 40),
    ],
)
def test_broken_and_hostile_files_say_nothing(content):
    assert read(content) == PhotoMetadata()


def test_fields_within_fields_take_no_time():
    names = (
        b'xmlns:d="http://purl.org/dc/elements/1.1/" xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    )
    nested = b"<d:rights>" * 5500 + b"<r:li/>" * 18_000 + b"</d:rights>" * 5500
    content = a_jpeg(kind="PNG", xmp=b"<x " + names + b">" + nested + b"</x>")
    begun = process_time()
    assert read(content) == PhotoMetadata()
    assert process_time() - begun < 1


def test_long_list_before_the_fields_does_not_hide_them():
    """As programs write it that note every picture that one was made from."""
    written = xmp_of(creator="Laras Wening", people=("Rosdiana Kapitan",))
    ancestors = b"<rdf:li>xmp.did:0</rdf:li>" * 5000
    content = a_jpeg(
        kind="PNG", xmp=written.replace(b"<dc:creator>", b"<a>" + ancestors + b"</a><dc:creator>")
    )
    assert read(content).byline == "Laras Wening"


def test_broken_part_does_not_hide_the_others():
    assert read(a_jpeg(xmp=LAUGHS, iptc=iptc_of((2, 80, b"Laras Wening")))).byline == "Laras Wening"


def test_picture_without_anything_says_nothing():
    file = io.BytesIO()
    Image.new("RGB", (4, 4)).save(file, "PNG")
    assert read(file.getvalue()) == PhotoMetadata()
