"""What the house asks a block of the body, whatever its kind; and how blocks are read whole."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, Protocol

from wagtail import blocks
from wagtail.rich_text import RichText

from news.block_values import whole
from news.stories.blocks.wordpress import NumberOf
from news.text import clean_text

INLINE_FEATURES = ["bold", "italic", "link", "document-link"]


class Named(Protocol):
    """What an export knows of the things that a text names."""

    def get(self, kind: str, key: Any) -> dict[str, Any] | None: ...

    def linked(self, html: str) -> str: ...


class Said(NamedTuple):
    """Whose words they are; ``speaker`` is a person as the block is read, and their id as it is stored."""

    speaker: Any
    role: str


class BodyBlock:
    """The questions. ``value`` is a block as it is read, ``stored`` as a revision keeps it, ``told`` as exported."""

    is_counted = False
    """Its words are read as the story itself: they count for the time of reading."""
    is_searched = True
    is_in_feed = True
    is_in_log = True
    """Readers find it in the public change log."""
    is_prose = False
    """Running text, of which a typo may be mended by one person."""
    is_paragraph = False
    is_heading = False
    is_speech = False

    def search_lines(self, value: Any) -> list[str]:
        """A line for each of its texts, as the search shows them."""
        return [str(line) for line in self.get_searchable_content(value)] if self.is_searched else []

    def texts(self, value: Any) -> Iterator[tuple[str, str]]:
        """Its texts for the rules of the house, each with the kind of text that it is, in reading order."""
        return iter(())

    def markup(self, value: Any) -> list[Any]:
        """Its rich texts."""
        return []

    def desk_text(self, value: Any) -> str:
        """What is compared at the desk, which is told what a block names."""
        return self.public_text(self.get_prep_value(value))

    def public_text(self, stored: Any) -> str:
        """What is compared in the public change log, from the stored value alone."""
        raise NotImplementedError

    def said(self, value: Any) -> Said | None:
        """Whose words a quote is, of the value as read or as stored."""
        return None

    def shown_photos(self, value: Any) -> list[Any]:
        """The pictures in it, each with its caption."""
        return []

    def pictures(self, value: Any) -> Iterable[Any]:
        """All photos that are drawn with it, portraits too."""
        return [shown.get("photo") for shown in self.shown_photos(value)]

    def stories(self, value: Any) -> list[Any]:
        """Other stories that it leads to."""
        return []

    def told(self, stored: Any, named: Named) -> Any:
        """Plain values for an export, with addresses and names in place of ids (``docs/reference/export.md``)."""
        raise NotImplementedError

    def in_wordpress(self, told: Any, *, block_id: str, number_of: NumberOf) -> str:
        """What was told, as WordPress stores it."""
        raise NotImplementedError


class CleanRichTextBlock(blocks.RichTextBlock):
    """Rich text as it can be stored and printed: pasted text brings characters that no database or feed takes."""

    def value_from_form(self, value: str) -> RichText:
        return super().value_from_form(clean_text(value or ""))

    def to_python(self, value: Any) -> RichText:
        return super().to_python(whole(self, value))


class WholeStructBlock(blocks.StructBlock):
    """A block of several parts, each of which is there when it is read, whatever was stored."""

    def to_python(self, value: Any) -> blocks.StructValue:
        return super().to_python(self._whole(value))

    def bulk_to_python(self, values: list[Any]) -> list[blocks.StructValue]:
        return super().bulk_to_python([self._whole(value) for value in values])

    def _whole(self, value: Any) -> dict[str, Any]:
        stored = whole(self, value)
        return {name: whole(part, stored.get(name)) for name, part in self.child_blocks.items()}


# Where migrations find them.
DECONSTRUCT_ALIASES = {CleanRichTextBlock: "news.blocks.CleanRichTextBlock"}
