"""What is stored in a block, made whole when it is read.

Forms store whole blocks. Another program, an older version of a block or a made-up request may leave one without a
part, or with something else in its place; pages, ledger and search then find nothing there, and go on.
"""

from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from django.utils.encoding import force_str
from wagtail import blocks
from wagtail.blocks.field_block import BaseChoiceBlock
from wagtail.contrib.table_block.blocks import TableBlock

LARGEST_KEY = 2**63 - 1
_HEADERS = ("", "row", "column", "col", "both", "neither")
_FLAGS = ("first_row_is_table_header", "first_col_is_header")
_PLACE = ("row", "col")
_SPAN = ("rowspan", "colspan")


def is_key(value: Any) -> bool:
    """Whether a value can name a row of the database."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value <= LARGEST_KEY


def whole(block: blocks.Block, raw: Any) -> Any:
    """The stored value of a block in the shape that the block reads; what is well stored comes back as it is."""
    if isinstance(block, blocks.StructBlock):
        return raw if isinstance(raw, dict) else {}
    if isinstance(block, blocks.ListBlock):
        return raw if isinstance(raw, list) else []
    if isinstance(block, blocks.ChooserBlock):
        return raw if is_key(raw) else None
    if isinstance(block, TableBlock):
        return whole_table(raw)
    if isinstance(block, BaseChoiceBlock):
        return raw if isinstance(raw, str) and raw else block.get_default()
    return "" if raw is None or isinstance(raw, (dict, list)) else force_str(raw)


def whole_table(raw: Any) -> dict[str, Any] | None:
    """A table that can be drawn; None for what has no rows of cells."""
    if not isinstance(raw, dict) or not isinstance(raw.get("data"), list):
        return None
    table = dict(raw)
    table["data"] = [[_cell(cell) for cell in row] for row in raw["data"] if isinstance(row, list)]
    if "cell" in raw:
        table["cell"] = _entries(raw["cell"], numbers=_PLACE)
    if "mergeCells" in raw:
        table["mergeCells"] = _entries(raw["mergeCells"], numbers=_PLACE + _SPAN)
    for name in {"table_caption", "table_header_choice", *_FLAGS} & raw.keys():
        table[name] = raw[name] if isinstance(raw[name], (str, bool)) else ""
    if table.get("table_header_choice") not in _HEADERS:
        table.pop("table_header_choice", None)
    return table if table["data"] else None


def numbered(items: list[Any], *, names: frozenset[str]) -> list[dict[str, Any]]:
    """The blocks of a stored stream, each under a number of its own; what is no block of a known name is left out.

    A number that is none, or that another block has, gives way to one made from it: it is the same at every reading.
    """
    found, taken = [], set()
    for position, item in enumerate(items):
        if not isinstance(item, dict) or item.get("type") not in names:
            continue
        item = {"value": None, **item}
        if item.get("id") and (not is_number(item["id"]) or item["id"] in taken):
            item["id"] = str(uuid5(NAMESPACE_OID, f"{item['id']}-{position}"))
        taken.add(item.get("id"))
        found.append(item)
    return found


def is_number(value: Any) -> bool:
    """Whether a value can be a block's number, by which the ledger and links know it."""
    try:
        return isinstance(value, str) and bool(UUID(value))
    except ValueError:
        return False


def _cell(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return "" if isinstance(value, (dict, list)) else force_str(value)


def _entries(raw: Any, *, numbers: tuple[str, ...]) -> list[dict[str, Any]]:
    """Those remarks on cells that say which cells they are about."""
    entries = raw if isinstance(raw, list) else []
    return [
        entry
        for entry in entries
        if isinstance(entry, dict) and all(isinstance(entry.get(name), int) for name in numbers)
    ]
