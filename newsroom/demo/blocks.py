"""The demo's content files as story blocks, in the shape StreamField stores, and as rich text of standing pages."""

from collections.abc import Mapping
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

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


def html_of(page: dict[str, Any]) -> SafeString:
    """Intro, masthead (who does what) and sections of a page, with all text escaped."""
    masthead = [(row["role"], ", ".join(row["names"])) for row in page.get("masthead", [])]
    parts = [format_html("<p>{}</p>", page["intro"])]
    if masthead:
        parts.append(format_html("<ul>{}</ul>", format_html_join("", "<li><b>{}</b>: {}</li>", masthead)))
    for section in page.get("sections", []):
        parts.append(format_html("<h2>{}</h2>", section["heading"]))
        parts.append(format_html_join("", "<p>{}</p>", ((text,) for text in section["paragraphs"])))
    return SafeString("".join(parts))
