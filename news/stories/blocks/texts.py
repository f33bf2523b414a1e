"""Running text: paragraphs, quotations, headings, lists, and the box of facts beside them."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import escape
from typing import Any

from django.utils.encoding import force_str
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import RichText
from wagtail.snippets.blocks import SnippetChooserBlock

from news.at_hand import TakesFromHand
from news.block_values import whole
from news.editor_keys import without_editor_keys
from news.stories.blocks.base import (
    INLINE_FEATURES,
    BodyBlock,
    CleanRichTextBlock,
    Named,
    Said,
    WholeStructBlock,
)
from news.stories.blocks.wordpress import NumberOf, inline, with_breaks, wp_block, wp_paragraphs
from news.stories.blocks.words import entries_of, lines, part, plain, rich, words


class ParagraphBlock(BodyBlock, CleanRichTextBlock):
    """One paragraph of running text. Headings, lists and quotations are blocks of their own."""

    is_counted = is_prose = is_paragraph = True

    def __init__(self, **kwargs) -> None:
        super().__init__(features=INLINE_FEATURES, **kwargs)

    def get_searchable_content(self, value: RichText) -> list[str]:
        """Asked for by whoever counts, indexes and quotes a story, each time of the same paragraphs."""
        return list(_searchable(force_str(value.source)))

    def texts(self, value: Any) -> Iterator[tuple[str, str]]:
        yield "paragraph", plain(value)

    def markup(self, value: Any) -> list[Any]:
        return [value]

    def public_text(self, stored: Any) -> str:
        return rich(stored)

    def told(self, stored: Any, named: Named) -> str:
        return named.linked(without_editor_keys(words(stored)))

    def in_wordpress(self, told: str, *, block_id: str, number_of: NumberOf) -> str:
        return wp_paragraphs(told)

    class Meta:
        icon = "pilcrow"
        label = _("Paragraph")
        template = "news/blocks/paragraph.html"


# One for all texts: what a block is made with, Wagtail keeps for ever.
_ANY_TEXT = blocks.RichTextBlock()


@lru_cache(maxsize=2000)
def _searchable(html: str) -> tuple[str, ...]:
    return tuple(_ANY_TEXT.get_searchable_content(RichText(html)))


class SpeakerChooserBlock(TakesFromHand, SnippetChooserBlock):
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


class QuoteBlock(BodyBlock, WholeStructBlock):
    """What somebody said, word for word: the record of the quote ledger."""

    is_counted = is_speech = True

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

    def search_lines(self, value: Any) -> list[str]:
        who = self.who(value)
        return [f"“{value['text']}” – {who}" if who else value["text"]]

    def who(self, value: Any, *, unnamed: str = "") -> str:
        """The speaker with their role."""
        return ", ".join(filter(None, [str(value.get("speaker") or unnamed), value["role"]]))

    def texts(self, value: Any) -> Iterator[tuple[str, str]]:
        yield "quote", value.get("text")
        yield "role", value.get("role")

    def public_text(self, stored: Any) -> str:
        return words(part(stored, "text"))

    def said(self, value: Any) -> Said:
        return Said(part(value, "speaker"), part(value, "role") or "")

    def pictures(self, value: Any) -> Iterable[Any]:
        return [value["speaker"].portrait] if value.get("speaker") else []

    def told(self, stored: Any, named: Named) -> dict[str, Any]:
        return {
            "text": words(part(stored, "text")),
            "speaker": named.get("person", part(stored, "speaker")),
            "role": words(part(stored, "role")),
        }

    def in_wordpress(self, told: Any, *, block_id: str, number_of: NumberOf) -> str:
        speaker = told["speaker"]["name"] if told["speaker"] else ""
        who = escape(", ".join(filter(None, [speaker, told["role"]])))
        text = wp_block("paragraph", f"<p>{with_breaks(told['text'])}</p>")
        cite = f"<cite>{who}</cite>" if who else ""
        number = f' id="b-{escape(block_id)}"' if block_id else ""
        return wp_block("quote", f'<blockquote{number} class="wp-block-quote">{text}{cite}</blockquote>')

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "news/blocks/quote.html"
        label_format = "{speaker}: {text}"


class HeadingBlock(BodyBlock, blocks.CharBlock):
    """A heading inside the story."""

    is_counted = is_prose = is_heading = True

    def __init__(self, **kwargs) -> None:
        kwargs.setdefault("max_length", 120)
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        return whole(self, value)

    def texts(self, value: Any) -> Iterator[tuple[str, str]]:
        yield "heading", value

    def public_text(self, stored: Any) -> str:
        return str(stored or "")

    def told(self, stored: Any, named: Named) -> str:
        return words(stored)

    def in_wordpress(self, told: str, *, block_id: str, number_of: NumberOf) -> str:
        return wp_block("heading", f'<h2 class="wp-block-heading">{escape(told)}</h2>')

    class Meta:
        icon = "h2"
        label = _("Heading")
        template = "news/blocks/heading.html"


class ListBlock(BodyBlock, WholeStructBlock):
    """A bulleted or numbered list."""

    is_counted = is_prose = True

    style = blocks.ChoiceBlock(
        label=_("Style"),
        choices=[("bullet", _("Bullets")), ("number", _("Numbers"))],
        default="bullet",
        search_index=False,  # its name is no word of the story
    )
    items = blocks.ListBlock(CleanRichTextBlock(features=INLINE_FEATURES, label=_("Item")), label=_("Items"))

    def texts(self, value: Any) -> Iterator[tuple[str, str]]:
        yield from (("list", plain(item)) for item in value.get("items") or [])

    def markup(self, value: Any) -> list[Any]:
        return list(value.get("items") or [])

    def public_text(self, stored: Any) -> str:
        return lines(*(f"• {rich(item)}" for item in entries_of(part(stored, "items"))))

    def told(self, stored: Any, named: Named) -> dict[str, Any]:
        items = [named.linked(without_editor_keys(words(item))) for item in entries_of(part(stored, "items"))]
        return {"style": words(part(stored, "style")) or "bullet", "items": items}

    def in_wordpress(self, told: Any, *, block_id: str, number_of: NumberOf) -> str:
        tag, options = ("ol", {"ordered": True}) if told["style"] == "number" else ("ul", {})
        items = "".join(wp_block("list-item", f"<li>{inline(item)}</li>") for item in told["items"])
        return wp_block("list", f'<{tag} class="wp-block-list">{items}</{tag}>', **options)

    class Meta:
        icon = "list-ul"
        label = _("List")
        template = "news/blocks/list.html"


class FactBlock(WholeStructBlock):
    """One figure with its explanation."""

    figure = blocks.CharBlock(label=_("Figure"), required=False, max_length=60)
    text = blocks.CharBlock(label=_("What it means"), max_length=250)


class FactBoxBlock(BodyBlock, WholeStructBlock):
    """Figures or background set apart from the story."""

    is_counted = is_prose = True

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    entries = blocks.ListBlock(FactBlock(), label=_("Figures"), min_num=0, default=[])
    text = CleanRichTextBlock(label=_("Text"), required=False, features=[*INLINE_FEATURES, "ul"])

    def texts(self, value: Any) -> Iterator[tuple[str, str]]:
        yield "heading", value.get("title")
        for entry in value.get("entries") or []:
            yield "fact_box", f"{entry.get('figure') or ''} {entry.get('text') or ''}"
        yield "fact_box", plain(value.get("text"))

    def markup(self, value: Any) -> list[Any]:
        return [value.get("text")]

    def public_text(self, stored: Any) -> str:
        facts = (
            ": ".join(filter(None, [part(fact, "figure"), part(fact, "text")]))
            for fact in entries_of(part(stored, "entries"))
        )
        return lines(part(stored, "title"), *facts, rich(part(stored, "text")))

    def told(self, stored: Any, named: Named) -> dict[str, Any]:
        return {
            "title": words(part(stored, "title")),
            "entries": [
                {name: words(part(fact, name)) for name in ("figure", "text")}
                for fact in entries_of(part(stored, "entries"))
            ],
            "text": named.linked(without_editor_keys(words(part(stored, "text")))),
        }

    def in_wordpress(self, told: Any, *, block_id: str, number_of: NumberOf) -> str:
        title = wp_block("heading", f'<h3 class="wp-block-heading">{escape(told["title"])}</h3>', level=3)
        facts = [wp_block("paragraph", f"<p>{self._fact(fact)}</p>") for fact in told["entries"]]
        text = wp_paragraphs(told["text"]) if told["text"] else ""
        inner = "\n\n".join(filter(None, [title, *facts, text]))
        html = f'<div class="wp-block-group newsroom-fact-box">{inner}</div>'
        return wp_block("group", html, className="newsroom-fact-box")

    def _fact(self, told: dict[str, str]) -> str:
        figure = f"<strong>{escape(told['figure'])}</strong>" if told["figure"] else ""
        return " ".join(filter(None, [figure, escape(told["text"])]))

    class Meta:
        icon = "form"
        label = _("Fact box")
        template = "news/blocks/fact_box.html"


# Where migrations find them.
DECONSTRUCT_ALIASES = {
    ParagraphBlock: "news.blocks.ParagraphBlock",
    SpeakerChooserBlock: "news.blocks.SpeakerChooserBlock",
    HeadingBlock: "news.blocks.HeadingBlock",
}
