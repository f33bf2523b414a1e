"""The text of a story as WordPress' editor stores it, so that it opens its blocks again."""

from html import escape
from typing import Any

from news.imports.export.wxr.xml import photo_number
from news.stories.blocks.story import BLOCKS
from news.stories.blocks.wordpress import with_breaks, with_place, wp_marked_paragraph

type Block = dict[str, Any]


def markup(blocks: list[Block], *, place: str = "") -> str:
    """A body; ``place`` stands before its first words, as in the paper."""
    parts, is_to_come = [], bool(place)
    for told in blocks:
        block, value = BLOCKS[told["type"]], told["value"]
        if is_to_come and block.is_paragraph:
            value, is_to_come = with_place(value, place), False
        parts.append(block.in_wordpress(value, block_id=told["id"], number_of=photo_number))
    return "\n\n".join(filter(None, parts))


def notice(heading: str, text: str) -> str:
    """A correction under a story: other systems know no such thing, and readers are to go on seeing it."""
    words = f"<strong>{escape(heading)}</strong> {with_breaks(text)}"
    return wp_marked_paragraph("newsroom-correction", words)
