"""What stands in a text beside its words: pictures, tables, and links to stories, files and other places."""

from collections.abc import Iterator
from html import escape
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from news.block_values import whole_table
from news.presentation import related_facts
from news.stories.blocks.base import BodyBlock, Named, WholeStructBlock
from news.stories.blocks.wordpress import NumberOf, wp_block, wp_caption, wp_image, wp_marked_paragraph
from news.stories.blocks.words import entries_of, lines, part, words


def _is_printable(value: Any) -> bool:
    photo = value.get("photo")
    return photo is not None and photo.is_printable


class PhotoBlock(BodyBlock, WholeStructBlock):
    """A picture in the running text."""

    is_prose = True

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

    def texts(self, value: Any) -> Iterator[tuple[str, str]]:
        yield "caption", value.get("caption")
        yield "alt", value.get("alt")

    def desk_text(self, value: Any) -> str:
        photo = value.get("photo")
        credit = _("Photo: %(credit)s") % {"credit": photo.credit} if photo and photo.credit else ""
        return lines(photo.title if photo else "", value["caption"], value["alt"], credit)

    def public_text(self, stored: Any) -> str:
        return lines(part(stored, "caption"), part(stored, "alt"))

    def shown_photos(self, value: Any) -> list[Any]:
        return [value]

    def told(self, stored: Any, named: Named) -> dict[str, Any]:
        return {
            "photo": named.get("photo", part(stored, "photo")),
            "caption": words(part(stored, "caption")),
            "alt": words(part(stored, "alt")),
        }

    def in_wordpress(self, told: Any, *, block_id: str, number_of: NumberOf) -> str:
        return wp_image(told, number_of=number_of)

    class Meta:
        icon = "image"
        label = _("Photo")
        template = "news/blocks/photo.html"


class GalleryBlock(BodyBlock, WholeStructBlock):
    """Several pictures that belong together; complete without script."""

    is_prose = True

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    photos = blocks.ListBlock(PhotoBlock(), label=_("Photos"), min_num=2)

    def render(self, value: Any, context: Any = None) -> str:
        """With those photos alone whose rights have not ended."""
        photos = [entry for entry in value["photos"] if _is_printable(entry)]
        if not photos:
            return ""
        # Spelled out: ``value | …`` makes a value of its own kind, which takes its first argument for the block.
        return super().render(blocks.StructValue(self, {**value, "photos": photos}), context)

    @property
    def _photo(self) -> PhotoBlock:
        return self.child_blocks["photos"].child_block

    def texts(self, value: Any) -> Iterator[tuple[str, str]]:
        yield "caption", value.get("title")
        for photo in self.shown_photos(value):
            yield from self._photo.texts(photo)

    def desk_text(self, value: Any) -> str:
        return lines(value["title"], *(self._photo.desk_text(photo) for photo in value["photos"]))

    def public_text(self, stored: Any) -> str:
        captions = (part(photo, "caption") for photo in entries_of(part(stored, "photos")))
        return lines(part(stored, "title"), *captions)

    def shown_photos(self, value: Any) -> list[Any]:
        return list(value.get("photos") or [])

    def told(self, stored: Any, named: Named) -> dict[str, Any]:
        photos = [self._photo.told(photo, named) for photo in entries_of(part(stored, "photos"))]
        return {"title": words(part(stored, "title")), "photos": photos}

    def in_wordpress(self, told: Any, *, block_id: str, number_of: NumberOf) -> str:
        images = "\n\n".join(filter(None, (wp_image(photo, number_of=number_of) for photo in told["photos"])))
        if not images:
            return ""
        kind = "wp-block-gallery has-nested-images columns-default is-cropped"
        title = wp_caption(told["title"], kind="blocks-gallery-caption")
        return wp_block("gallery", f'<figure class="{kind}">{images}{title}</figure>', linkTo="none")

    class Meta:
        icon = "image"
        label = _("Gallery")
        template = "news/blocks/gallery.html"


class DataTableBlock(BodyBlock, WholeStructBlock):
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

    def texts(self, value: Any) -> Iterator[tuple[str, str]]:
        yield "table_caption", value.get("caption")
        rows = (value.get("table") or {}).get("data") or []
        yield "table", "\n".join(" ".join(str(cell or "") for cell in row or []) for row in rows)

    def public_text(self, stored: Any) -> str:
        rows = part(part(stored, "table"), "data") or []
        return lines(part(stored, "caption"), *(" · ".join(str(cell or "") for cell in row) for row in rows))

    def told(self, stored: Any, named: Named) -> dict[str, Any]:
        table = part(stored, "table")
        rows = [row for row in part(table, "data") or [] if isinstance(row, list)]
        return {
            "caption": words(part(stored, "caption")),
            "rows": [[words(cell) for cell in row] for row in rows],
            "first_row_is_header": bool(part(table, "first_row_is_table_header")),
            "first_column_is_header": bool(part(table, "first_col_is_header")),
        }

    def in_wordpress(self, told: Any, *, block_id: str, number_of: NumberOf) -> str:
        rows = [self._row(row, has_head=told["first_column_is_header"]) for row in told["rows"]]
        head = ""
        if told["first_row_is_header"] and rows:
            cells = "".join(f"<th>{escape(cell)}</th>" for cell in told["rows"][0])
            head, rows = f"<thead><tr>{cells}</tr></thead>", rows[1:]
        table = f"<table>{head}<tbody>{''.join(rows)}</tbody></table>"
        figure = f'<figure class="wp-block-table">{table}{wp_caption(told["caption"])}</figure>'
        return wp_block("table", figure)

    def _row(self, cells: list[str], *, has_head: bool) -> str:
        tags = ["th" if has_head and place == 0 else "td" for place in range(len(cells))]
        drawn = (f"<{tag}>{escape(cell)}</{tag}>" for tag, cell in zip(tags, cells, strict=True))
        return f"<tr>{''.join(drawn)}</tr>"

    class Meta:
        icon = "table"
        label = _("Table")
        template = "news/blocks/table.html"


class EmbedBlock(BodyBlock, WholeStructBlock):
    """A video or post elsewhere, shown as a named link: a reader's page loads nothing from third parties."""

    is_searched = False

    url = blocks.URLBlock(label=_("Address"))
    title = blocks.CharBlock(label=_("What is there"), max_length=200)
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=400)

    def texts(self, value: Any) -> Iterator[tuple[str, str]]:
        yield "caption", value.get("title")
        yield "caption", value.get("caption")

    def desk_text(self, value: Any) -> str:
        return lines(value["title"], value["url"], value["caption"])

    def public_text(self, stored: Any) -> str:
        return lines(part(stored, "title"), part(stored, "caption"))

    def told(self, stored: Any, named: Named) -> dict[str, Any]:
        return {name: words(part(stored, name)) for name in ("url", "title", "caption")}

    def in_wordpress(self, told: Any, *, block_id: str, number_of: NumberOf) -> str:
        caption = wp_caption(". ".join(filter(None, [told["title"], told["caption"]])))
        wrapper = f'<div class="wp-block-embed__wrapper">\n{escape(told["url"])}\n</div>'
        figure = f'<figure class="wp-block-embed">{wrapper}{caption}</figure>'
        return wp_block("embed", figure, url=told["url"])

    class Meta:
        icon = "media"
        label = _("Link to video or post")
        template = "news/blocks/embed.html"


class RelatedBlock(BodyBlock, WholeStructBlock):
    """ "Baca juga": another story of ours. Not part of the text: left out of feeds, quotes and word counts."""

    is_searched = is_in_feed = is_in_log = False

    article = blocks.PageChooserBlock(page_type="news.ArticlePage", label=_("Story"))

    def get_context(self, value, parent_context=None):
        """What readers get of the other story now, with what became of it."""
        return super().get_context(value, parent_context) | related_facts(value.get("article"))

    def desk_text(self, value: Any) -> str:
        return lines(value["article"])

    def public_text(self, stored: Any) -> str:
        return ""

    def stories(self, value: Any) -> list[Any]:
        return [value["article"]] if value.get("article") else []

    def told(self, stored: Any, named: Named) -> dict[str, Any]:
        return {"story": named.get("page", part(stored, "article"))}

    def in_wordpress(self, told: Any, *, block_id: str, number_of: NumberOf) -> str:
        story = told["story"]
        if not story or not story["url"]:
            return ""
        link = f'<a href="{escape(story["url"])}">{escape(story["title"])}</a>'
        return wp_marked_paragraph("newsroom-related", gettext("Read also: %(link)s") % {"link": link})

    class Meta:
        icon = "doc-full"
        label = _("Read also")
        template = "news/blocks/related.html"


class DocumentBlock(BodyBlock, WholeStructBlock):
    """A file the reader may download: the decree, the ruling, the budget."""

    document = DocumentChooserBlock(label=_("Document"))
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=200)

    def texts(self, value: Any) -> Iterator[tuple[str, str]]:
        yield "caption", value.get("title")

    def desk_text(self, value: Any) -> str:
        document = value.get("document")
        return lines(value["title"], document.title if document else "")

    def public_text(self, stored: Any) -> str:
        return str(part(stored, "title") or "")

    def told(self, stored: Any, named: Named) -> dict[str, Any]:
        return {
            "document": named.get("document", part(stored, "document")),
            "title": words(part(stored, "title")),
        }

    def in_wordpress(self, told: Any, *, block_id: str, number_of: NumberOf) -> str:
        file = told["document"]
        if not file:
            return ""
        title = escape(told["title"] or file["title"])
        link = f'<a href="{escape(file["url"])}">{title}</a>'
        return wp_block("file", f'<div class="wp-block-file">{link}</div>', href=file["url"])

    class Meta:
        icon = "doc-full-inverse"
        label = _("Document")
        template = "news/blocks/document.html"
