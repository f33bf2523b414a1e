"""What a closed tag amounts to goes to the tag around it. No text may be lost on the way, whatever stands in what."""

from .figures import close_details, close_figure, close_gallery, close_quotation
from .frames import HEADINGS, Frame, give_texts, merged, one_text, rich_of
from .parts import Heading, Listed, Table

_CAPTIONED = frozenset({"figure", "table", "details"})
# Rows are made equally long: of one long row and many short ones most would be blanks that nobody wrote.
_MOST_CELLS = 200_000


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
    if frame.caption and not is_grid:
        give_texts([rich_of(frame.caption)], outer)
    outer.parts += frame.parts


def _caption(frame: Frame, outer: Frame) -> None:
    if outer.tag in _CAPTIONED:
        outer.caption = " ".join(filter(None, [outer.caption, one_text(frame.texts)]))
    else:
        give_texts(frame.texts, outer)
    outer.parts += frame.parts


def _cite(frame: Frame, outer: Frame) -> None:
    if outer.tag == "blockquote":
        outer.source = " ".join(filter(None, [outer.source, one_text(frame.texts)]))
    else:
        give_texts(frame.texts, outer)
    outer.parts += frame.parts


_CLOSE = {
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
    "blockquote": close_quotation,
    "figure": close_figure,
    "details": close_details,
}
