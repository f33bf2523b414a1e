"""Bodies of stories for tests: one with a block of every kind."""

from typing import Any

from django.core.files.base import ContentFile

from news.models import ArticlePage, SourceDocument
from tests.builders import a_photo, a_quote

TABLE = {
    "data": [["Komoditas", "Harga"], ["Beras", "14.500"]],
    "first_row_is_table_header": True,
    "first_col_is_header": False,
    "table_header_choice": "row",
    "table_caption": "",
    "cell": [],
    "className": [],
    "mergeCells": [],
}


def a_document(title: str = "SK Bupati") -> SourceDocument:
    return SourceDocument.objects.create(title=title, file=ContentFile(b"%PDF-1.4", name="sk.pdf"))


def every_block(*, related: ArticlePage | None = None) -> list[tuple[str, Any]]:
    """A stream with each kind of block once, all of its parts filled in."""
    photo = {"photo": a_photo(), "caption": "Dermaga pagi", "alt": "Kapal sandar"}
    entries = [{"figure": "9 desa", "text": "di belakang tanggul"}]
    return [
        ("paragraph", "<p>Air <b>naik</b> sejak Kamis dini hari.</p>"),
        a_quote("Air naik sebelum subuh."),
        ("heading", "Tanggul jebol"),
        ("photo", photo),
        ("gallery", {"title": "Dermaga", "photos": [photo, photo | {"alt": "Gudang"}]}),
        ("list", {"style": "number", "items": ["<p>Satu perahu</p>", "<p>Dua perahu</p>"]}),
        ("table", {"caption": "Harga pangan", "table": TABLE}),
        ("embed", {"url": "https://example.org/video", "title": "Rekaman sidang", "caption": "Rabu"}),
        ("fact_box", {"title": "Dalam angka", "entries": entries, "text": "<p>Latar.</p>"}),
        ("related", {"article": related}),
        ("document", {"document": a_document(), "title": "Surat keputusan"}),
    ]
