"""The blocks of a story's body.

Their stored names (``STORY_BLOCKS``) are in every revision for ever: an unknown name is dropped in silence when read.
Each block ``<name>`` is drawn by ``templates/news/blocks/<name>.html``. ``docs/reference/blocks.md`` lists them.
"""

from django.core.exceptions import BadRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.rich_text import RichText
from wagtail.snippets.blocks import SnippetChooserBlock

from news.text import clean_text

INLINE_FEATURES = ["bold", "italic", "link"]


class CleanRichTextBlock(blocks.RichTextBlock):
    """Rich text as it can be stored and printed: pasted text brings characters that no database or feed takes."""

    def value_from_form(self, value: str) -> RichText:
        return super().value_from_form(clean_text(value or ""))


class ParagraphBlock(CleanRichTextBlock):
    """One paragraph of running text. Headings, lists and quotations are blocks of their own."""

    def __init__(self, **kwargs) -> None:
        super().__init__(features=[*INLINE_FEATURES, "document-link"], **kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Paragraph")
        template = "news/blocks/paragraph.html"


class QuoteBlock(blocks.StructBlock):
    """What somebody said, word for word: the record of the quote ledger."""

    text = blocks.TextBlock(
        label=_("Words said"),
        help_text=_("Word for word, without the quotation marks and without “ucapnya”."),
    )
    speaker = SnippetChooserBlock("news.Person", label=_("Speaker"), required=True)
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

    class Meta:
        icon = "h2"
        label = _("Heading")
        template = "news/blocks/heading.html"


class PhotoBlock(blocks.StructBlock):
    """A picture in the running text."""

    photo = ImageChooserBlock(label=_("Photo"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=400)
    alt = blocks.CharBlock(
        label=_("What the picture shows"),
        max_length=250,
        help_text=_("For readers who cannot see it: who does what where."),
    )

    class Meta:
        icon = "image"
        label = _("Photo")
        template = "news/blocks/photo.html"


class GalleryBlock(blocks.StructBlock):
    """Several pictures that belong together; complete without script."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    photos = blocks.ListBlock(PhotoBlock(), label=_("Photos"), min_num=2)

    class Meta:
        icon = "image"
        label = _("Gallery")
        template = "news/blocks/gallery.html"


class ListBlock(blocks.StructBlock):
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


class DataTableBlock(blocks.StructBlock):
    """A small table with a caption."""

    caption = blocks.CharBlock(label=_("Caption"), max_length=200)
    table = TableBlock(label=_("Table"))

    class Meta:
        icon = "table"
        label = _("Table")
        template = "news/blocks/table.html"


class EmbedBlock(blocks.StructBlock):
    """A video or post elsewhere, shown as a named link: a reader's page loads nothing from third parties."""

    url = blocks.URLBlock(label=_("Address"))
    title = blocks.CharBlock(label=_("What is there"), max_length=200)
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=400)

    class Meta:
        icon = "media"
        label = _("Link to video or post")
        template = "news/blocks/embed.html"


class FactBlock(blocks.StructBlock):
    """One figure with its explanation."""

    figure = blocks.CharBlock(label=_("Figure"), required=False, max_length=60)
    text = blocks.CharBlock(label=_("What it means"), max_length=250)


class FactBoxBlock(blocks.StructBlock):
    """Figures or background set apart from the story."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    entries = blocks.ListBlock(FactBlock(), label=_("Figures"), min_num=0, default=[])
    text = CleanRichTextBlock(label=_("Text"), required=False, features=[*INLINE_FEATURES, "ul"])

    class Meta:
        icon = "form"
        label = _("Fact box")
        template = "news/blocks/fact_box.html"


class RelatedBlock(blocks.StructBlock):
    """ "Baca juga": another story of ours. Not part of the text: left out of feeds, quotes and word counts."""

    article = blocks.PageChooserBlock(page_type="news.ArticlePage", label=_("Story"))

    class Meta:
        icon = "doc-full"
        label = _("Read also")
        template = "news/blocks/related.html"


class DocumentBlock(blocks.StructBlock):
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
            return super().value_from_datadict(data, files, prefix)
        except (KeyError, ValueError, TypeError, AttributeError, OverflowError) as error:
            raise BadRequest("The body of the story is not in the form's shape.") from error

    class Meta:
        template = "news/body.html"

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The stored names, in the order of the editor's menu."""
        return tuple(self.child_blocks)


STORY_BLOCKS = StoryBlock().names
