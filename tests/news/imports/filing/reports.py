"""Reports as the tests of this room tell them."""

import hashlib
from io import BytesIO
from uuid import UUID

from PIL import Image

from news.imports.filing.photos import Chunk
from news.imports.filing.report import Report, Spoken

NUMBER = UUID("00000000-0000-4000-8000-000000000001")
OTHER_NUMBER = UUID("00000000-0000-4000-8000-000000000002")
PHOTO = UUID("00000000-0000-4000-9000-000000000001")
TEXT = (
    "Dapur umum di balai desa berhenti memasak sejak pukul 12.30 karena tabung gas habis.\n\n"
    "“Kiriman dari kota belum sampai,” kata Kepala Desa Sungai Lumu, Harun Tamin.\n\n"
    "“Kami menunggu sampai malam,” ujarnya."
)
CARD = Spoken("Berasnya ada, apinya yang tidak ada.", "Rosdiana Kapitan", "Ketua RT 12")


def a_report(**changes) -> Report:
    return Report(**({"title": "Dapur umum kehabisan gas", "text": TEXT, "spoken": (CARD,)} | changes))


def a_jpeg(*, size=(640, 480), exif: bytes = b"", colour: str = "teal", quality: int = 90) -> bytes:
    file = BytesIO()
    Image.new("RGB", size, colour).save(file, "JPEG", exif=exif, quality=quality)
    return file.getvalue()


def pieces_of(data: bytes, *, length: int = 2000) -> list[Chunk]:
    checksum = hashlib.sha256(data).hexdigest()
    return [
        Chunk(data[start : start + length], start, len(data), checksum)
        for start in range(0, len(data), length)
    ]
