"""What a block of the body says in words, from the value as it is stored: for drafts and for kept versions alike.

Blocks of which the desk is told more than readers have their words where they are compared.
"""

from collections.abc import Callable
from typing import Any

from wagtail.rich_text import get_text_for_indexing


def rich(source: Any) -> str:
    """Without markup."""
    return get_text_for_indexing(source).strip() if isinstance(source, str) else ""


def lines(*words: Any) -> str:
    """One below the other, without those that are empty."""
    return "\n".join(str(line) for line in words if line)


def items(value: Any) -> list[Any]:
    """The values of a list, stored with or without their ids."""
    return [item.get("value", item) if isinstance(item, dict) else item for item in value or []]


def _table(value: dict[str, Any]) -> str:
    rows = (value.get("table") or {}).get("data") or []
    return lines(value.get("caption"), *(" · ".join(str(cell or "") for cell in row) for row in rows))


def _fact_box(value: dict[str, Any]) -> str:
    pairs = (
        ": ".join(filter(None, [pair.get("figure"), pair.get("text")]))
        for pair in items(value.get("entries"))
    )
    return lines(value.get("title"), *pairs, rich(value.get("text")))


WORDS: dict[str, Callable[[Any], str]] = {
    "paragraph": rich,
    "heading": lambda value: str(value or ""),
    "list": lambda value: lines(*(f"• {rich(item)}" for item in items(value.get("items")))),
    "table": _table,
    "fact_box": _fact_box,
}
