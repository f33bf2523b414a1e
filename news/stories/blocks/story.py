"""The body of a story: a flat stream of blocks.

Their stored names (``STORY_BLOCKS``) are in every revision for ever: an unknown name is dropped in silence when read.
Each block ``<name>`` is drawn by ``templates/news/blocks/<name>.html``. ``docs/reference/blocks.md`` lists them.
"""

import json
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import BadRequest
from wagtail import blocks

from news.block_values import is_number, numbered
from news.stories.blocks.base import BodyBlock
from news.stories.blocks.texts import FactBoxBlock, HeadingBlock, ListBlock, ParagraphBlock, QuoteBlock
from news.stories.blocks.things import (
    DataTableBlock,
    DocumentBlock,
    EmbedBlock,
    GalleryBlock,
    PhotoBlock,
    RelatedBlock,
)


class StoryBlock(blocks.StreamBlock):
    """The body: a flat stream."""

    paragraph = ParagraphBlock()
    quote = QuoteBlock()
    heading = HeadingBlock()
    photo = PhotoBlock()
    gallery = GalleryBlock()
    list = ListBlock()
    table = DataTableBlock()
    embed = EmbedBlock()
    fact_box = FactBoxBlock()
    related = RelatedBlock()
    document = DocumentBlock()

    def value_from_datadict(self, data, files, prefix):
        """A form that was cut off on its way, or made up, is a bad request: Wagtail takes its shape for granted."""
        try:
            return self._numbered(super().value_from_datadict(data, files, prefix))
        except (KeyError, ValueError, TypeError, AttributeError, OverflowError) as error:
            raise BadRequest("The body of the story is not in the form's shape.") from error

    def _numbered(self, value: blocks.StreamValue) -> blocks.StreamValue:
        """The ledger knows each quote by its block's number."""
        numbers = [block.id for block in value if block.id]
        if len(set(numbers)) < len(numbers) or not all(map(is_number, numbers)):
            raise ValueError("Each block has a number of its own.")
        return value

    def to_python(self, value: Any) -> blocks.StreamValue:
        """A stored body; a text that is no list of blocks is an empty one."""
        if not isinstance(value, str):
            return super().to_python(value)
        try:
            stored = json.loads(value or "[]")
        except ValueError:
            stored = []
        known = frozenset(self.child_blocks)
        return super().to_python(numbered(stored if isinstance(stored, list) else [], names=known))

    class Meta:
        template = "news/body.html"


BLOCKS: Mapping[str, BodyBlock] = StoryBlock().child_blocks
"""Each kind under its stored name, to be asked about a stored value."""
STORY_BLOCKS = tuple(BLOCKS)
