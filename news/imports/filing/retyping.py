"""The words of a draft, block by block, as a phone's plain text areas can change them.

What is set in bold, links somewhere or is a table is changed in the editor: retyped here, that would be lost.
"""

import re
from html import escape, unescape
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from wagtail.rich_text import RichText

from news.forms.text import CleanLine, CleanText
from news.models import ArticlePage

_PARAGRAPH = re.compile(r"\s*<p(?: [^>]*)?>((?:[^<]|<br ?/?>)*)</p>\s*")
_BREAK = re.compile(r"<br ?/?>")
_LETTERS_A_LINE = 36


def retyping_fields(content: ArticlePage) -> dict[str, forms.Field]:
    """A field for each block that is nothing but words, by the name it has in a form.

    What the page showed is sent along: a block that somebody else changed meanwhile is not put back unseen.
    """
    found = {field_name(block): (block, words_of(block)) for block in content.body}
    return {name: _field(block, words) for name, (block, words) in found.items() if words is not None}


def retype(content: ArticlePage, typed: dict[str, str]) -> None:
    """Put the words that were typed in place of the draft's; a block that was emptied goes."""
    for index, block in reversed(list(enumerate(content.body))):
        words = typed.get(field_name(block))
        if words is None or words == words_of(block):
            continue
        if not words:
            del content.body[index]
        elif block.block_type == "paragraph":
            block.value = RichText(f"<p>{escape(words, quote=False).replace('\n', '<br/>')}</p>")
        elif block.block_type == "quote":
            block.value["text"] = words
        else:
            block.value = words


def field_name(block: Any) -> str:
    """By the block's own number: others may be put before it meanwhile."""
    return f"words-{block.id}"


def words_of(block: Any) -> str | None:
    """Its words without markup; None where there is more to it than words."""
    if block.block_type == "paragraph":
        plain = _PARAGRAPH.fullmatch(block.value.source)
        return unescape(_BREAK.sub("\n", plain[1])).strip() if plain else None
    if block.block_type == "quote":
        return block.value["text"].strip()
    return block.value.strip() if block.block_type == "heading" else None


def _field(block: Any, words: str) -> forms.Field:
    told = {"required": False, "initial": words, "show_hidden_initial": True}
    if block.block_type == "heading":
        return CleanLine(label=_("Heading"), max_length=120, **told)
    rows = 1 + sum(1 + len(line) // _LETTERS_A_LINE for line in words.splitlines())
    area = forms.Textarea(attrs={"rows": min(rows, 16)})
    return CleanText(label=_("Quote") if block.block_type == "quote" else _("Paragraph"), widget=area, **told)
