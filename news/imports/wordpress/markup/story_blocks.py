"""Parts of a body as the blocks of a story (`news/blocks.py`), with stand-ins where a value needs the database."""

import hashlib
from collections.abc import Iterator
from html import escape
from typing import Any

from django.utils.text import Truncator

from news.imports.wordpress.markup.addresses import file_name, full_size, provider_of
from news.imports.wordpress.markup.parts import (
    Box,
    Download,
    Elsewhere,
    Heading,
    Listed,
    Part,
    Picture,
    Pictures,
    ReadAlso,
    Rich,
    Table,
)
from news.imports.wordpress.records import OldSite

HEADING_LENGTH, CAPTION_LENGTH, ALT_LENGTH, TITLE_LENGTH, ROLE_LENGTH = 120, 400, 250, 200, 200
_FACT_BOX_TITLE_LENGTH = 120


class BlockNumbers:
    """Numbers for the blocks of one post, the same at each import of it."""

    def __init__(self, guid: str) -> None:
        self._base = hashlib.sha256(guid.encode("utf-8", "replace")).hexdigest()
        self._next = 0

    def take(self) -> str:
        base, self._next = self._base, self._next + 1
        # Version 8: made by a rule of our own.
        return f"{base[:8]}-{base[8:12]}-8{base[12:15]}-a{base[15:18]}-{base[18:24]}{self._next:06x}"


def paragraph(rich: Rich) -> tuple[str, str]:
    """A paragraph block's type and value."""
    return "paragraph", f"<p>{rich.html()}</p>"


def plain_paragraph(text: str) -> tuple[str, str]:
    return "paragraph", f"<p>{escape(text, quote=False)}</p>"


class StoryBlocks:
    """Makes types and values; paragraphs and quotations are made elsewhere, with the structurer."""

    def __init__(self, site: OldSite, *, post_id: int) -> None:
        self._site = site
        self._post_id = post_id
        self.missing_attachments: list[int] = []

    def blocks(self, part: Part) -> Iterator[tuple[str, Any]]:
        """The block or blocks of a part; none for a picture nobody can find."""
        if isinstance(part, Heading):
            yield from _heading(part.text)
        elif isinstance(part, Listed):
            items = [f"<p>{item.html()}</p>" for item in part.items]
            yield "list", {"style": "number" if part.is_numbered else "bullet", "items": items}
        elif isinstance(part, Table):
            yield "table", {"caption": cut(part.caption, TITLE_LENGTH), "table": _table(part)}
            yield from _rest(part.caption, TITLE_LENGTH)
        elif isinstance(part, Picture):
            yield "photo", self._photo(part)
            yield from _rest(part.caption, CAPTION_LENGTH)
        elif isinstance(part, Pictures):
            yield from self._gallery(part)
        else:
            yield from _others(part)

    def _photo(self, picture: Picture) -> dict[str, Any]:
        known = self._site.attachments.get(picture.attachment_id)
        caption = picture.caption or (known.caption if known else "")
        alt = picture.alt or (known.alt if known else "") or caption
        return {
            "photo": known.url if known and known.url else full_size(picture.url),
            "caption": cut(caption, CAPTION_LENGTH),
            "alt": cut(alt, ALT_LENGTH),
        }

    def _gallery(self, part: Pictures) -> Iterator[tuple[str, Any]]:
        ids = self._site.attachments_of.get(self._post_id, ()) if part.is_of_post else part.ids
        known = self._site.attachments
        self.missing_attachments += [number for number in ids if number not in known or not known[number].url]
        pictures = [*part.pictures, *(Picture("", attachment_id=number) for number in ids)]
        photos = [photo for photo in map(self._photo, pictures) if photo["photo"]]
        if len(photos) > 1:
            yield "gallery", {"title": "", "photos": photos}
        elif photos:
            yield "photo", photos[0]
        for picture in part.pictures:
            yield from _rest(picture.caption, CAPTION_LENGTH)


def cut(text: str, longest: int) -> str:
    """A text that fits its field."""
    text = " ".join(text.split())
    return text if len(text) <= longest else Truncator(text).chars(longest)


def _rest(text: str, longest: int) -> Iterator[tuple[str, Any]]:
    """A text that does not fit its field, whole, as a paragraph: a figure that never closed holds half a story."""
    if len(text) > longest:
        yield plain_paragraph(text)


def _heading(text: str) -> Iterator[tuple[str, Any]]:
    if len(text) <= HEADING_LENGTH:
        yield "heading", text
    else:
        yield "paragraph", f"<p><b>{escape(text, quote=False)}</b></p>"


def _table(part: Table) -> dict[str, Any]:
    return {
        "data": [list(row) for row in part.rows],
        "cell": [],
        "mergeCells": [],
        "first_row_is_table_header": part.has_head,
        "first_col_is_header": False,
        "table_header_choice": "row" if part.has_head else "neither",
        "table_caption": "",
    }


def _others(part: Part) -> Iterator[tuple[str, Any]]:
    if isinstance(part, Elsewhere):
        title = part.title or provider_of(part.url) or file_name(part.url)
        yield (
            "embed",
            {
                "url": part.url,
                "title": cut(title, TITLE_LENGTH),
                "caption": cut(part.caption, CAPTION_LENGTH),
            },
        )
        yield from _rest(part.caption, CAPTION_LENGTH)
    elif isinstance(part, Download):
        title = part.title or file_name(part.url)
        yield "document", {"document": part.url, "title": cut(title, TITLE_LENGTH)}
        yield from _rest(title, TITLE_LENGTH)
    elif isinstance(part, ReadAlso):
        yield "related", {"article": part.url, "words": part.words}
    elif isinstance(part, Box):
        text = "".join(f"<p>{rich.html()}</p>" for rich in part.texts)
        yield from _rest(part.title, _FACT_BOX_TITLE_LENGTH)
        yield "fact_box", {"title": cut(part.title, _FACT_BOX_TITLE_LENGTH), "entries": [], "text": text}
