"""Tags that hold others: what is read in them while they are open, and what they amount to when they close.

A closed tag gives what it amounts to to the tag around it. No text may be lost on the way, whatever stands in what.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from news.imports.wordpress.markup.addresses import is_address, watch_address
from news.imports.wordpress.markup.parts import (
    PLAIN,
    Box,
    Elsewhere,
    Heading,
    Listed,
    Part,
    Picture,
    Pictures,
    Quoted,
    ReadAlso,
    Rich,
    Table,
    Words,
)

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_OF_TEXT = HEADINGS | {"li", "td", "th", "figcaption", "caption", "cite", "summary"}
FRAME_TAGS = _OF_TEXT | {"ul", "ol", "table", "tr", "blockquote", "figure", "details", "pre"}
_POSTS_ELSEWHERE = ("twitter-tweet", "instagram-media", "tiktok-embed", "twitter-video", "fb-post")
_ADDRESS = re.compile(r"https?://\S+")
_CAPTIONED = frozenset({"figure", "table", "details"})
# Rows are made equally long: of one long row and many short ones most would be blanks that nobody wrote.
_MOST_CELLS = 200_000


@dataclass(slots=True)
class Frame:
    """An open tag: what was read in it so far."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)
    texts: list[Rich] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    items: list[Rich] = field(default_factory=list)
    caption: str = ""
    source: str = ""
    has_head: bool = False

    @property
    def takes_text(self) -> bool:
        """Whether its paragraphs are no paragraphs of the story."""
        return self.tag in _OF_TEXT

    @property
    def keeps_lines(self) -> bool:
        return self.tag == "pre"

    def has_class(self, name: str) -> bool:
        return name in self.attributes.get("class", "")


def give_texts(texts: Sequence[Rich], outer: Frame) -> None:
    """Paragraphs that belong to nothing in particular: they are text of the tag around."""
    if outer.takes_text:
        outer.texts += texts
    else:
        outer.parts += map(Words, texts)


def give_text(text: str, outer: Frame) -> None:
    """The same for a text without marks, if there is one."""
    give_texts([rich_of(text)] if text else [], outer)


def rich_of(text: str) -> Rich:
    """A text without marks."""
    return Rich(text, ((text, PLAIN),))


def one_text(texts: list[Rich]) -> str:
    """Paragraphs as one line."""
    return " ".join(rich.text.replace("\n", " ") for rich in texts)


def merged(texts: list[Rich]) -> list[Rich]:
    """The paragraphs of one list item as one, with line breaks."""
    if len(texts) < 2:
        return texts
    pieces = [piece for rich in texts for piece in (*rich.pieces, ("\n", PLAIN))][:-1]
    return [Rich("\n".join(rich.text for rich in texts), tuple(pieces))]


def close_quotation(frame: Frame, outer: Frame) -> None:
    """A quotation, a post of another site, or paragraphs in which somebody speaks."""
    elsewhere = _post_elsewhere(frame)
    if elsewhere:
        outer.parts.append(elsewhere)
        outer.parts += [part for part in frame.parts if not isinstance(part, Words)]
        return
    words = [part.rich for part in frame.parts if isinstance(part, Words)]
    source = frame.source.lstrip("—–-~ ")
    # Without a source but with quotation marks it is speech with its attribution: the structurer tells them apart.
    is_speech = not source and any(mark in rich.text for rich in words for mark in '“”"«')
    if words and not is_speech and not outer.takes_text:
        outer.parts.append(Quoted("\n".join(rich.text for rich in words), source=source))
    else:
        give_texts(words, outer)
        give_text(source, outer)
    outer.parts += [part for part in frame.parts if not isinstance(part, Words)]


def _post_elsewhere(frame: Frame) -> Elsewhere | None:
    """The address of a post that was put in as a quotation, with its words as the caption."""
    if not any(frame.has_class(name) for name in _POSTS_ELSEWHERE):
        return None
    links = [href for part in frame.parts if isinstance(part, Words) for href, _ in part.rich.links()]
    address = frame.attributes.get("data-instgrm-permalink") or frame.attributes.get("cite")
    address = address or next(iter(reversed(links)), "")
    words = " ".join(part.rich.text for part in frame.parts if isinstance(part, Words))
    return Elsewhere(watch_address(address), caption=words) if is_address(address) else None


def close_figure(frame: Frame, outer: Frame) -> None:
    """What stands in it, each with its caption; several pictures of a gallery together."""
    if frame.has_class("gallery") and any(isinstance(part, Picture) for part in frame.parts):
        close_gallery(frame, outer)
        return
    is_embed = frame.has_class("wp-block-embed")
    parts = [_lone_address(part) if is_embed else part for part in frame.parts]
    words = [part for part in parts if isinstance(part, (Words, ReadAlso))]
    others = [part for part in parts if not isinstance(part, (Words, ReadAlso))]
    pictures = [part for part in others if isinstance(part, Picture)]
    caption = frame.caption
    if pictures:
        # In the classic editor's [caption] the words stand beside the picture.
        rest = " ".join(part.rich.text for part in words if isinstance(part, Words))
        caption = _joined(rest, caption)
        words = [part for part in words if isinstance(part, ReadAlso)]
    captioned = [_with_caption(part, caption) for part in others]
    outer.parts += [*captioned, *words]
    if captioned == others:
        give_text(caption, outer)


def _lone_address(part: Part) -> Part:
    match = _ADDRESS.fullmatch(part.rich.text) if isinstance(part, Words) else None
    return Elsewhere(watch_address(match[0])) if match else part


def _with_caption(part: Part, caption: str) -> Part:
    """The part with a caption added to the one that it has; as it was if it takes none."""
    if not caption:
        return part
    if isinstance(part, (Picture, Elsewhere, Table)):
        return replace(part, caption=_joined(part.caption, caption))
    if isinstance(part, Quoted):
        return replace(part, source=_joined(part.source, caption))
    return part


def _joined(*texts: str) -> str:
    return " ".join(filter(None, texts))


def close_gallery(frame: Frame, outer: Frame) -> None:
    """Its pictures as one; one alone is a picture."""
    pictures = tuple(part for part in frame.parts if isinstance(part, Picture))
    if len(pictures) > 1:
        outer.parts.append(Pictures(pictures=pictures))
    else:
        outer.parts += pictures
    outer.parts += [part for part in frame.parts if not isinstance(part, Picture)]
    give_texts(frame.items, outer)
    give_text(frame.caption, outer)


def close_details(frame: Frame, outer: Frame) -> None:
    """A box with its heading."""
    texts = tuple(part.rich for part in frame.parts if isinstance(part, Words))
    if texts and not outer.takes_text:
        outer.parts.append(Box(frame.caption, texts))
    else:
        give_text(frame.caption, outer)
        give_texts(texts, outer)
    outer.parts += [part for part in frame.parts if not isinstance(part, Words)]


def close(frame: Frame, outer: Frame) -> None:
    """Give what a closed tag amounts to to the tag around it."""
    _CLOSE.get(frame.tag, _pass_on)(frame, outer)


def _pass_on(frame: Frame, outer: Frame) -> None:
    outer.parts += frame.parts


def _heading(frame: Frame, outer: Frame) -> None:
    outer.parts += frame.parts
    text = one_text(frame.texts)
    if not text:
        return
    if outer.takes_text:
        outer.texts += frame.texts
    else:
        outer.parts.append(Heading(text))


def _item(frame: Frame, outer: Frame) -> None:
    if outer.tag in {"ul", "ol"}:
        outer.items += [*merged(frame.texts), *frame.items]
    else:
        give_texts([*frame.texts, *frame.items], outer)
    outer.parts += frame.parts


def _list(frame: Frame, outer: Frame) -> None:
    if outer.tag == "li":
        outer.items += frame.items
        outer.parts += frame.parts
        return
    if frame.has_class("wp-block-gallery") or frame.has_class("blocks-gallery-grid"):
        close_gallery(frame, outer)
        return
    if frame.items:
        outer.parts.append(Listed(is_numbered=frame.tag == "ol", items=tuple(frame.items)))
    outer.parts += frame.parts


def _cell(frame: Frame, outer: Frame) -> None:
    text = one_text([*frame.texts, *frame.items])
    if outer.tag == "tr":
        outer.rows.append([text])
        outer.has_head = outer.has_head or frame.tag == "th"
    else:
        give_texts(frame.texts, outer)
    outer.parts += frame.parts


def _row(frame: Frame, outer: Frame) -> None:
    if outer.tag == "table" and frame.rows:
        outer.has_head = outer.has_head or (frame.has_head and not outer.rows)
        outer.rows.append([cell for [cell] in frame.rows])
    outer.parts += frame.parts


def _table(frame: Frame, outer: Frame) -> None:
    """A table of several cells; one that only lays out a page is what stands in it, as one that no page can hold."""
    width = max(map(len, frame.rows), default=0)
    is_grid = width > 1 and width * len(frame.rows) <= _MOST_CELLS and not outer.takes_text
    if is_grid:
        rows = tuple(tuple(row + [""] * (width - len(row))) for row in frame.rows)
        outer.parts.append(Table(rows, has_head=frame.has_head, caption=frame.caption))
    elif frame.rows:
        texts = [rich_of(cell) for row in frame.rows for cell in row if cell]
        give_texts(texts, outer)
    if not is_grid:
        give_text(frame.caption, outer)
    outer.parts += frame.parts


def _caption(frame: Frame, outer: Frame) -> None:
    if outer.tag in _CAPTIONED:
        outer.caption = _joined(outer.caption, one_text(frame.texts))
    else:
        give_texts(frame.texts, outer)
    outer.parts += frame.parts


def _cite(frame: Frame, outer: Frame) -> None:
    if outer.tag == "blockquote":
        outer.source = _joined(outer.source, one_text(frame.texts))
    else:
        give_texts(frame.texts, outer)
    outer.parts += frame.parts


_CLOSE = {
    **dict.fromkeys(HEADINGS, _heading),
    "li": _item,
    **dict.fromkeys(("ul", "ol"), _list),
    **dict.fromkeys(("td", "th"), _cell),
    "tr": _row,
    "table": _table,
    **dict.fromkeys(("figcaption", "caption", "summary"), _caption),
    "cite": _cite,
    "blockquote": close_quotation,
    "figure": close_figure,
    "details": close_details,
}
