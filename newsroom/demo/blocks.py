"""Story blocks from the demo's content files, in the shape that StreamField stores."""

from collections.abc import Mapping
from typing import Any

from news.models import ArticlePage, Person, Photo


def body_of(
    rows: list[dict[str, Any]],
    *,
    people: Mapping[str, Person],
    photos: Mapping[str, Photo],
    articles: Mapping[str, ArticlePage],
) -> list[tuple[str, Any]]:
    """The stream of a story; what rows name by slug or key is looked up in the mappings."""
    known = {"people": people, "photos": photos, "articles": articles}
    return [(row["type"], _BLOCKS[row["type"]](row, known)) for row in rows]


def _photo(row: dict[str, Any], known: dict[str, Mapping]) -> dict[str, Any]:
    photo = known["photos"][row["picture"]]
    return {"photo": photo, "caption": row["caption"], "alt": row["alt"] or photo.description}


def _table(row: dict[str, Any], known: dict[str, Mapping]) -> dict[str, Any]:
    table = {
        "data": [row["header"], *row["rows"]],
        "first_row_is_table_header": True,
        "first_col_is_header": False,
        "table_header_choice": "row",
        "table_caption": "",
        "cell": [],
        "className": [],
        "mergeCells": [],
    }
    return {"caption": row["caption"], "table": table}


_BLOCKS = {
    "paragraph": lambda row, known: f"<p>{row['text']}</p>",
    "quote": lambda row, known: {
        "text": row["text"],
        "speaker": known["people"][row["speaker"]],
        "role": row["role"],
    },
    "heading": lambda row, known: row["text"],
    "list": lambda row, known: {"style": row["style"], "items": [f"<p>{item}</p>" for item in row["items"]]},
    "fact_box": lambda row, known: {
        "title": row["title"],
        "entries": row["entries"],
        "text": row.get("text", ""),
    },
    "photo": _photo,
    "gallery": lambda row, known: {
        "title": row["title"],
        "photos": [_photo(photo, known) for photo in row["photos"]],
    },
    "table": _table,
    "related": lambda row, known: {"article": known["articles"][row["slug"]]},
}
