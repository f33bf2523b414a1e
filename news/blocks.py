"""The names by which migrations know the blocks of a story; they live in ``news/stories/blocks/``."""

from news.stories.blocks.base import CleanRichTextBlock
from news.stories.blocks.texts import HeadingBlock, ParagraphBlock, SpeakerChooserBlock

__all__ = ["CleanRichTextBlock", "HeadingBlock", "ParagraphBlock", "SpeakerChooserBlock"]
