"""The blocks of a story's body.

Their stored names (``STORY_BLOCKS``) are in every revision for ever: an unknown name is dropped in silence when read.
Each block ``<name>`` is drawn by ``templates/news/blocks/<name>.html``. ``docs/reference/blocks.md`` lists them.
"""

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from django.core.exceptions import BadRequest
from django.utils.encoding import force_str
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.rich_text import RichText
from wagtail.snippets.blocks import SnippetChooserBlock

from news.block_values import is_number, numbered, whole, whole_table
from news.presentation import related_facts
from news.text import clean_text

INLINE_FEATURES = ["bold", "italic", "link", "document-link"]


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


class ParagraphBlock(CleanRichTextBlock):
    """One paragraph of running text. Headings, lists and quotations are blocks of their own."""

    def __init__(self, **kwargs) -> None:
        super().__init__(features=INLINE_FEATURES, **kwargs)

    def get_searchable_content(self, value: RichText) -> list[str]:
        """Asked for by whoever counts, indexes and quotes a story, each time of the same paragraphs."""
        return list(_searchable(force_str(value.source)))

    class Meta:
        icon = "pilcrow"
        label = _("Paragraph")
        template = "news/blocks/paragraph.html"


# One for all texts: what a block is made with, Wagtail keeps for ever.
_ANY_TEXT = blocks.RichTextBlock()


@lru_cache(maxsize=2000)
def _searchable(html: str) -> tuple[str, ...]:
    return tuple(_ANY_TEXT.get_searchable_content(RichText(html)))


class SpeakerChooserBlock(SnippetChooserBlock):
    """Somebody of the paper's people; a story with twenty quotations asks for its speakers once."""

    def __init__(self, **kwargs) -> None:
        super().__init__("news.Person", **kwargs)

    def to_python(self, value: Any) -> Any:
        return self.model_class.in_their_place([super().to_python(value)])[0]

    def bulk_to_python(self, values: list[Any]) -> list[Any]:
        return self.model_class.in_their_place(super().bulk_to_python(values))

    def value_from_form(self, value: Any) -> Any:
        return self.model_class.in_their_place([super().value_from_form(value)])[0]

    def get_prep_value(self, value: Any) -> int | None:
        """As it was stored: a story that names somebody merged keeps its digest, and with it its approval."""
        return None if value is None else value.stored_pk

    def get_form_state(self, value: Any) -> Any:
        """The same for the editor: opening and saving a story changes nothing."""
        state = super().get_form_state(value)
        return state and state | {"id": getattr(value, "stored_pk", state["id"])}

    def extract_references(self, value: Any) -> Iterator[tuple]:
        """Of whom the text names, so that undoing a merge finds the stories concerned."""
        if value is not None:
            yield self.model_class, str(value.stored_pk), "", ""

    def clean(self, value: Any) -> Any:
        """Whoever was read with the body is there: nobody is looked up again."""
        return value if isinstance(value, self.model_class) else super().clean(value)


class QuoteBlock(WholeStructBlock):
    """What somebody said, word for word: the record of the quote ledger."""

    text = blocks.TextBlock(
        label=_("Words said"),
        help_text=_("Word for word, without the quotation marks and without “ucapnya”."),
    )
    speaker = SpeakerChooserBlock(label=_("Speaker"), required=True)
    role = blocks.CharBlock(
        label=_("Role when it was said"),
        max_length=200,
        help_text=_("The office or part as it was on that day: “Sekretaris Daerah”, “warga RT 12”."),
        search_index=False,  # no word of the story itself
    )

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "news/blocks/quote.html"
        label_format = "{speaker}: {text}"


class HeadingBlock(blocks.CharBlock):
    """A heading inside the story."""

    def __init__(self, **kwargs) -> None:
        kwargs.setdefault("max_length", 120)
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        return whole(self, value)

    class Meta:
        icon = "h2"
        label = _("Heading")
        template = "news/blocks/heading.html"


def _is_printable(value: Any) -> bool:
    photo = value.get("photo")
    return photo is not None and photo.is_printable


class PhotoBlock(WholeStructBlock):
    """A picture in the running text."""

    photo = ImageChooserBlock(label=_("Photo"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=400)
    alt = blocks.CharBlock(
        label=_("What the picture shows"),
        max_length=250,
        help_text=_("For readers who cannot see it: who does what where."),
    )

    def render(self, value: Any, context: Any = None) -> str:
        """Nothing of a photo whose rights have ended, neither for readers nor in a preview."""
        return super().render(value, context) if _is_printable(value) else ""

    class Meta:
        icon = "image"
        label = _("Photo")
        template = "news/blocks/photo.html"


class GalleryBlock(WholeStructBlock):
    """Several pictures that belong together; complete without script."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    photos = blocks.ListBlock(PhotoBlock(), label=_("Photos"), min_num=2)

    def render(self, value: Any, context: Any = None) -> str:
        """With those photos alone whose rights have not ended."""
        photos = [entry for entry in value["photos"] if _is_printable(entry)]
        if not photos:
            return ""
        # Spelled out: ``value | …`` makes a value of its own kind, which takes its first argument for the block.
        return super().render(blocks.StructValue(self, {**value, "photos": photos}), context)

    class Meta:
        icon = "image"
        label = _("Gallery")
        template = "news/blocks/gallery.html"


class ListBlock(WholeStructBlock):
    """A bulleted or numbered list."""

    style = blocks.ChoiceBlock(
        label=_("Style"),
        choices=[("bullet", _("Bullets")), ("number", _("Numbers"))],
        default="bullet",
        search_index=False,  # its name is no word of the story
    )
    items = blocks.ListBlock(CleanRichTextBlock(features=INLINE_FEATURES, label=_("Item")), label=_("Items"))

    class Meta:
        icon = "list-ul"
        label = _("List")
        template = "news/blocks/list.html"


class DataTableBlock(WholeStructBlock):
    """A small table with a caption."""

    caption = blocks.CharBlock(label=_("Caption"), max_length=200)
    table = TableBlock(label=_("Table"))

    def value_from_datadict(self, data, files, prefix):
        value = super().value_from_datadict(data, files, prefix)
        table = whole_table(value["table"])
        if value["table"] and table is None:
            raise ValueError("A table has rows of cells.")
        value["table"] = table
        return value

    class Meta:
        icon = "table"
        label = _("Table")
        template = "news/blocks/table.html"


class EmbedBlock(WholeStructBlock):
    """A video or post elsewhere, shown as a named link: a reader's page loads nothing from third parties."""

    url = blocks.URLBlock(label=_("Address"))
    title = blocks.CharBlock(label=_("What is there"), max_length=200)
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=400)

    class Meta:
        icon = "media"
        label = _("Link to video or post")
        template = "news/blocks/embed.html"


class FactBlock(WholeStructBlock):
    """One figure with its explanation."""

    figure = blocks.CharBlock(label=_("Figure"), required=False, max_length=60)
    text = blocks.CharBlock(label=_("What it means"), max_length=250)


class FactBoxBlock(WholeStructBlock):
    """Figures or background set apart from the story."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    entries = blocks.ListBlock(FactBlock(), label=_("Figures"), min_num=0, default=[])
    text = CleanRichTextBlock(label=_("Text"), required=False, features=[*INLINE_FEATURES, "ul"])

    class Meta:
        icon = "form"
        label = _("Fact box")
        template = "news/blocks/fact_box.html"


class RelatedBlock(WholeStructBlock):
    """ "Baca juga": another story of ours. Not part of the text: left out of feeds, quotes and word counts."""

    article = blocks.PageChooserBlock(page_type="news.ArticlePage", label=_("Story"))

    def get_context(self, value, parent_context=None):
        """What readers get of the other story now, with what became of it."""
        return super().get_context(value, parent_context) | related_facts(value.get("article"))

    class Meta:
        icon = "doc-full"
        label = _("Read also")
        template = "news/blocks/related.html"


class DocumentBlock(WholeStructBlock):
    """A file the reader may download: the decree, the ruling, the budget."""

    document = DocumentChooserBlock(label=_("Document"))
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=200)

    class Meta:
        icon = "doc-full-inverse"
        label = _("Document")
        template = "news/blocks/document.html"


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

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The stored names, in the order of the editor's menu."""
        return tuple(self.child_blocks)


STORY_BLOCKS = StoryBlock().names
