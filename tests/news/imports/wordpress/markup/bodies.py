"""Bodies of invented posts, converted."""

import datetime
from collections.abc import Iterator
from typing import Any

from news.imports.wordpress.markup import Attachment, OldSite, convert_post
from news.imports.wordpress.records import ItemRecord, StoryCopy

HOST = "https://kabar.test"
UPLOADS = f"{HOST}/wp-content/uploads/2023/05"
SITE = OldSite(
    HOST,
    attachments={
        11: Attachment(f"{UPLOADS}/jembatan.jpg", caption="Jembatan kayu.", alt="Jembatan"),
        12: Attachment(f"{UPLOADS}/perahu.jpg"),
        13: Attachment(""),
    },
    attachments_of={1: [11, 12]},
    reusable={150: "<!-- wp:paragraph --><p>Ikuti kabar kami tiap hari.</p><!-- /wp:paragraph -->"},
)


def a_post(content: str, **changes: Any) -> ItemRecord:
    values = {
        "post_id": 1,
        "guid": f"{HOST}/?p=1",
        "kind": "post",
        "status": "publish",
        "title": "Jembatan Dibuka",
        "slug": "jembatan-dibuka",
        "link": f"{HOST}/2023/05/11/jembatan-dibuka/",
        "creator": "rina",
        "content": content,
        "excerpt": "",
        "published_at": datetime.datetime(2023, 5, 11, 2, tzinfo=datetime.UTC),
    }
    return ItemRecord(**values | changes)


def converted(content: str, *, site: OldSite = SITE, **changes: Any) -> StoryCopy:
    return convert_post(a_post(content, **changes), site)


def blocks(content: str, **changes: Any) -> list[tuple[str, Any]]:
    return [(block["type"], block["value"]) for block in converted(content, **changes).body]


def words_in(value: Any) -> Iterator[str]:
    """Every text in a block's value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from words_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from words_in(inner)
