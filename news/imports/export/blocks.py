"""The blocks of a body as an export tells them: plain values, with addresses and names in place of ids."""

from collections.abc import Callable
from typing import Any

from news.editor_keys import without_editor_keys
from news.imports.export.content import Content, blocks_of, entries_of, part
from news.imports.export.named import Named


def told_blocks(content: Content, *, named: Named) -> list[dict[str, Any]]:
    """Every block in its order, by its number; ``docs/reference/export.md`` lists the values."""
    return [
        {
            "id": block.get("id") or "",
            "type": block["type"],
            "value": _TOLD[block["type"]](block["value"], named),
        }
        for block in blocks_of(content)
    ]


def _words(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _html(value: Any, named: Named) -> str:
    return named.linked(without_editor_keys(_words(value)))


def _heading(value: Any, named: Named) -> str:
    return _words(value)


def _quote(value: Any, named: Named) -> dict[str, Any]:
    return {
        "text": _words(part(value, "text")),
        "speaker": named.get("person", part(value, "speaker")),
        "role": _words(part(value, "role")),
    }


def _photo(value: Any, named: Named) -> dict[str, Any]:
    return {
        "photo": named.get("photo", part(value, "photo")),
        "caption": _words(part(value, "caption")),
        "alt": _words(part(value, "alt")),
    }


def _gallery(value: Any, named: Named) -> dict[str, Any]:
    photos = [_photo(entry, named) for entry in entries_of(part(value, "photos"))]
    return {"title": _words(part(value, "title")), "photos": photos}


def _list(value: Any, named: Named) -> dict[str, Any]:
    items = [_html(entry, named) for entry in entries_of(part(value, "items"))]
    return {"style": _words(part(value, "style")) or "bullet", "items": items}


def _table(value: Any, named: Named) -> dict[str, Any]:
    table = part(value, "table")
    rows = part(table, "data")
    return {
        "caption": _words(part(value, "caption")),
        "rows": [[_words(cell) for cell in row] for row in rows or [] if isinstance(row, list)],
        "first_row_is_header": bool(part(table, "first_row_is_table_header")),
        "first_column_is_header": bool(part(table, "first_col_is_header")),
    }


def _embed(value: Any, named: Named) -> dict[str, Any]:
    return {name: _words(part(value, name)) for name in ("url", "title", "caption")}


def _fact_box(value: Any, named: Named) -> dict[str, Any]:
    entries = [
        {name: _words(part(entry, name)) for name in ("figure", "text")}
        for entry in entries_of(part(value, "entries"))
    ]
    return {
        "title": _words(part(value, "title")),
        "entries": entries,
        "text": _html(part(value, "text"), named),
    }


def _related(value: Any, named: Named) -> dict[str, Any]:
    return {"story": named.get("page", part(value, "article"))}


def _document(value: Any, named: Named) -> dict[str, Any]:
    return {
        "document": named.get("document", part(value, "document")),
        "title": _words(part(value, "title")),
    }


_TOLD: dict[str, Callable[[Any, Named], Any]] = {
    "paragraph": _html,
    "quote": _quote,
    "heading": _heading,
    "photo": _photo,
    "gallery": _gallery,
    "list": _list,
    "table": _table,
    "embed": _embed,
    "fact_box": _fact_box,
    "related": _related,
    "document": _document,
}
