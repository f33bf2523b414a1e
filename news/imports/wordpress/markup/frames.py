"""Tags that hold others, while they are open, and what each amounts to when it closes."""

import re
from dataclasses import dataclass, field

from .addresses import is_address, watch_address
from .parts import (
    Box,
    Elsewhere,
    Heading,
    Listed,
    Notes,
    Part,
    Picture,
    Pictures,
    Quoted,
    ReadAlso,
    Table,
    Words,
)
from .rich import PLAIN, Rich

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_OF_TEXT = HEADINGS | {"li", "td", "th", "figcaption", "caption", "cite", "summary"}
FRAME_TAGS = _OF_TEXT | {"ul", "ol", "table", "tr", "blockquote", "figure", "details", "pre"}
_CAPTIONED = frozenset({"figure", "table", "details"})
_POSTS_ELSEWHERE = ("twitter-tweet", "instagram-media", "tiktok-embed", "twitter-video", "fb-post")
_ADDRESS = re.compile(r"https?://\S+")


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


def finish(frame: Frame, outer: Frame, notes: Notes) -> None:
    """Give what a closed tag amounts to to the tag around it."""
    _FINISH.get(frame.tag, _pass_on)(frame, outer, notes)


def _pass_on(frame: Frame, outer: Frame, notes: Notes) -> None:
    outer.parts += frame.parts


def _heading(frame: Frame, outer: Frame, notes: Notes) -> None:
    outer.parts += frame.parts
    text = _one_text(frame.texts)
    if not text:
        return
    if outer.takes_text:
        outer.texts += frame.texts
    else:
        outer.parts.append(Heading(text))


def _item(frame: Frame, outer: Frame, notes: Notes) -> None:
    if outer.tag in {"ul", "ol"}:
        outer.items += [*_merged(frame.texts), *frame.items]
        outer.parts += frame.parts
    else:
        outer.parts += [*map(Words, frame.texts), *frame.parts]


def _list(frame: Frame, outer: Frame, notes: Notes) -> None:
    if outer.tag == "li":
        outer.items += frame.items
        outer.parts += frame.parts
        return
    if frame.has_class("wp-block-gallery") or frame.has_class("blocks-gallery-grid"):
        _gallery(frame, outer)
        return
    if frame.items:
        outer.parts.append(Listed(is_numbered=frame.tag == "ol", items=tuple(frame.items)))
    outer.parts += frame.parts


def _cell(frame: Frame, outer: Frame, notes: Notes) -> None:
    text = _one_text([*frame.texts, *frame.items])
    if outer.tag == "tr":
        outer.rows.append([text])
        outer.has_head = outer.has_head or frame.tag == "th"
        outer.parts += frame.parts
    else:
        outer.parts += [*map(Words, frame.texts), *frame.parts]


def _row(frame: Frame, outer: Frame, notes: Notes) -> None:
    if outer.tag == "table" and frame.rows:
        outer.has_head = outer.has_head or (frame.has_head and not outer.rows)
        outer.rows.append([cell for [cell] in frame.rows])
    outer.parts += frame.parts


def _table(frame: Frame, outer: Frame, notes: Notes) -> None:
    """A table of several cells; one that only lays out a page is what stands in it."""
    width = max(map(len, frame.rows), default=0)
    if width > 1 and not outer.takes_text:
        rows = tuple(tuple(row + [""] * (width - len(row))) for row in frame.rows)
        outer.parts.append(Table(rows, has_head=frame.has_head, caption=frame.caption))
    elif frame.rows:
        texts = [_rich(cell) for row in frame.rows for cell in row if cell]
        _give_texts(texts, outer)
    if frame.caption and (width < 2 or outer.takes_text):
        _give_texts([_rich(frame.caption)], outer)
    outer.parts += frame.parts


def _caption(frame: Frame, outer: Frame, notes: Notes) -> None:
    if outer.tag in _CAPTIONED:
        outer.caption = " ".join(filter(None, [outer.caption, _one_text(frame.texts)]))
    else:
        _give_texts(frame.texts, outer)
    outer.parts += frame.parts


def _cite(frame: Frame, outer: Frame, notes: Notes) -> None:
    if outer.tag == "blockquote":
        outer.source = " ".join(filter(None, [outer.source, _one_text(frame.texts)]))
    else:
        _give_texts(frame.texts, outer)
    outer.parts += frame.parts


def _quotation(frame: Frame, outer: Frame, notes: Notes) -> None:
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
        _give_texts([*words, *([_rich(source)] if source else [])], outer)
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


def _figure(frame: Frame, outer: Frame, notes: Notes) -> None:
    if frame.has_class("gallery") and any(isinstance(part, Picture) for part in frame.parts):
        _gallery(frame, outer)
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
        caption, words = " ".join(filter(None, [rest, caption])), []
    captioned = [_with_caption(part, caption) for part in others]
    outer.parts += [*captioned, *words]
    if caption and captioned == others:
        _give_texts([_rich(caption)], outer)


def _lone_address(part: Part) -> Part:
    match = _ADDRESS.fullmatch(part.rich.text) if isinstance(part, Words) else None
    return Elsewhere(watch_address(match[0])) if match else part


def _with_caption(part: Part, caption: str) -> Part:
    if isinstance(part, Picture):
        return Picture(part.url, alt=part.alt, caption=caption, attachment_id=part.attachment_id)
    if isinstance(part, Elsewhere):
        return Elsewhere(part.url, title=part.title, caption=part.caption or caption)
    if isinstance(part, Table) and not part.caption:
        return Table(part.rows, has_head=part.has_head, caption=caption)
    if isinstance(part, Quoted) and not part.source:
        return Quoted(part.text, source=caption)
    return part


def _gallery(frame: Frame, outer: Frame) -> None:
    pictures = tuple(part for part in frame.parts if isinstance(part, Picture))
    if len(pictures) > 1:
        outer.parts.append(Pictures(pictures=pictures))
    else:
        outer.parts += pictures
    outer.parts += [part for part in frame.parts if not isinstance(part, Picture)]
    _give_texts([*frame.items, *([_rich(frame.caption)] if frame.caption else [])], outer)


def _details(frame: Frame, outer: Frame, notes: Notes) -> None:
    texts = tuple(part.rich for part in frame.parts if isinstance(part, Words))
    if texts and not outer.takes_text:
        outer.parts.append(Box(frame.caption, texts))
    else:
        _give_texts([*([_rich(frame.caption)] if frame.caption else []), *texts], outer)
    outer.parts += [part for part in frame.parts if not isinstance(part, Words)]


def _give_texts(texts: list[Rich], outer: Frame) -> None:
    if outer.takes_text:
        outer.texts += texts
    else:
        outer.parts += map(Words, texts)


def _rich(text: str) -> Rich:
    return Rich(text, ((text, PLAIN),))


def _one_text(texts: list[Rich]) -> str:
    return " ".join(rich.text.replace("\n", " ") for rich in texts)


def _merged(texts: list[Rich]) -> list[Rich]:
    """The paragraphs of one list item as one, with line breaks."""
    if len(texts) < 2:
        return texts
    pieces = [piece for rich in texts for piece in (*rich.pieces, ("\n", PLAIN))][:-1]
    return [Rich("\n".join(rich.text for rich in texts), tuple(pieces))]


_FINISH = {
    **dict.fromkeys(HEADINGS, _heading),
    "li": _item,
    "ul": _list,
    "ol": _list,
    "td": _cell,
    "th": _cell,
    "tr": _row,
    "table": _table,
    "figcaption": _caption,
    "caption": _caption,
    "summary": _caption,
    "cite": _cite,
    "blockquote": _quotation,
    "figure": _figure,
    "details": _details,
}
