"""Posts of an old site, made by hand: what reading an export would give, for tests of writing it."""

import uuid
from datetime import UTC, datetime
from typing import Any

from news.imports.models import ArchiveImport, item_key
from news.imports.wordpress.mapping import Mapping, Target
from news.imports.wordpress.records import ItemRecord, StoryCopy, TermUse
from news.imports.wordpress.writing.directory import Directory
from news.imports.wordpress.writing.links import Links
from news.imports.wordpress.writing.piece import Piece
from news.imports.wordpress.writing.press import Press
from news.imports.wordpress.writing.standing import standing_of
from news.imports.wordpress.writing.stories import StoryMaker

SITE = "https://kabar-lama.test"
MOMENT = datetime(2019, 3, 5, 7, 30, tzinfo=UTC)


def an_archive(**changes: Any) -> ArchiveImport:
    values = {"file_name": "kabar-lama.xml", "file_sha256": "a" * 64, "site_url": SITE}
    return ArchiveImport.objects.create(**(values | changes))


def a_post(number: int = 1, **changes: Any) -> ItemRecord:
    values = {
        "post_id": number,
        "guid": f"{SITE}/?p={number}",
        "kind": "post",
        "status": "publish",
        "title": f"Pasar ikan nomor {number} dibuka kembali",
        "slug": f"pasar-ikan-{number}",
        "link": f"{SITE}/2019/03/05/pasar-ikan-{number}/",
        "creator": "nurlela",
        "content": "<p>Pasar dibuka.</p>",
        "excerpt": "",
        "published_at": MOMENT,
        "terms": (TermUse("category", "politik", "Politik"), TermUse("post_tag", "pasar", "Pasar")),
    }
    return ItemRecord(**(values | changes))


def a_paragraph(text: str) -> dict[str, Any]:
    return {"type": "paragraph", "value": f"<p>{text}</p>", "id": str(uuid.uuid4())}


def a_said(text: str, speaker: str | None = "Rahmat Hidayat", role: str = "Kepala Dinas") -> dict[str, Any]:
    return {
        "type": "quote",
        "value": {"text": text, "speaker": speaker, "role": role},
        "id": str(uuid.uuid4()),
    }


def a_copy(item: ItemRecord | None = None, **changes: Any) -> StoryCopy:
    item = item or a_post()
    values = {
        "title": item.title,
        "summary": "Para pedagang kembali berjualan di tepi sungai.",
        "body": [
            a_paragraph("Pasar ikan di tepi sungai dibuka kembali setelah tiga bulan ditutup."),
            a_said("Kami menata lapak supaya air tidak masuk."),
            a_paragraph("Pedagang menunggu <b>air bersih</b> sampai siang."),
        ],
        "dateline_place": "Berau",
    }
    return StoryCopy(item=item, **(values | changes))


def a_piece(copy: StoryCopy | None = None) -> Piece:
    copy = copy or a_copy()
    standing, why, moment = standing_of(copy.item)
    key = item_key(copy.item.guid, post_id=copy.item.post_id)
    return Piece(copy=copy, key=key, source_digest="0" * 64, standing=standing, why=why, moment=moment)


def a_mapping() -> Mapping:
    return Mapping(
        categories={"politik": Target("section", "Politik")},
        authors={"nurlela": Target("author", "nurlela")},
    )


def write(archive: ArchiveImport, *pieces: Piece, mapping: Mapping | None = None) -> Directory:
    """As the run does it: what is missing is entered, then the batch is written."""
    directory = Directory(archive, mapping or a_mapping())
    directory.enter_for(pieces)
    maker = StoryMaker(directory, Links(SITE), find_file=lambda url: None, owner=None)
    Press(archive, directory, maker, by=None, note="arsip").write(pieces)
    return directory
