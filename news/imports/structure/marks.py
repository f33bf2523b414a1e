"""Quotation marks in a paragraph: which open, which close, and which lie inside others."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .words import SAY_PATTERN

_OPENERS, _CLOSERS = "“„«〝", "”»〞"
MARK = re.compile("[\"“”„‟«»″〝〞＂]|''|``")
_ANY_MARK = re.compile("[\"“”„‟«»″〝〞＂'`‘]")
SAID_AFTER = re.compile(
    rf"\s*[,.]?\s*(?:demikian |begitu |lagi |masih |lanjut )?(?:(?:{SAY_PATTERN})(?:nya)?|[a-z]{{4,}}nya)\b",
    re.IGNORECASE,
)
_SINGLE_OPEN = re.compile(r"(?:(?<=^)|(?<=[\s(]))['‘](?=[A-Z0-9])")
_SINGLE_CLOSE = re.compile(r"[,.!?]['’](?=\s|$)")
_ENDS_SPEECH = re.compile(r"[,.?!]\s*$")
_NEARBY = 8
_MOST_INNER_MARKS = 12


@dataclass(frozen=True, slots=True)
class Pair:
    """Two marks of one paragraph; `inner` lies between them."""

    start: int
    end: int
    inner: str
    is_closed: bool = True


def pairs(text: str, offset: int = 0) -> list[Pair]:
    """The quotations of a paragraph from an offset on, inner ones left inside; the last may lack its closing mark."""
    if not _ANY_MARK.search(text, offset):
        return []
    marks = list(MARK.finditer(text, offset))
    return _double_pairs(text, marks) if marks else _single_pairs(text, offset)


def _double_pairs(text: str, marks: Sequence[re.Match[str]]) -> list[Pair]:
    found: list[Pair] = []
    opened: re.Match[str] | None = None
    depth = 0
    kinds = [kind(text, match) for match in marks]
    for number, (match, way) in enumerate(zip(marks, kinds, strict=True)):
        if opened is None:
            if way != "close" or not found:
                opened, depth = match, 0
        elif way == "open" and _opens_inside(kinds[number + 1 : number + 1 + _MOST_INNER_MARKS]):
            depth += 1
        elif depth and way != "open":
            depth -= 1
        else:
            found.append(Pair(opened.start(), match.end(), text[opened.end() : match.start()]))
            opened = None
    if opened is not None:
        found.append(Pair(opened.start(), len(text), text[opened.end() :], is_closed=False))
    return found


def kind(text: str, match: re.Match[str]) -> str:
    """Whether a mark opens or closes: by the space around it, then by its shape."""
    before = text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    if match.group() in _OPENERS and (not before or before.isspace()) and after.isalnum():
        return "open"
    nearby = text[max(0, match.start() - _NEARBY) : match.start()]
    if not after.isupper() and _ENDS_SPEECH.search(nearby) and SAID_AFTER.match(text, match.end()):
        return "close"
    space_before = not before or before.isspace() or before in "([-–—/‘'"
    space_after = not after or after.isspace() or after in ".,;:!?)]-–—/’'"
    if space_before != space_after:
        return "open" if space_before else "close"
    if match.group() in _OPENERS:
        return "open"
    return "close" if match.group() in _CLOSERS else "either"


def _opens_inside(rest: Sequence[str]) -> bool:
    """Whether a mark inside a quotation starts another one: both must still close before the next begins."""
    depth = 2
    for way in rest:
        if way == "open":
            depth += 1
        else:
            depth -= 1
        if depth == 0:
            return True
    return False


def _single_pairs(text: str, offset: int) -> list[Pair]:
    """Speech in single marks, where a paragraph has no others."""
    found: list[Pair] = []
    position = offset
    while True:
        opening = _SINGLE_OPEN.search(text, position)
        closing = _SINGLE_CLOSE.search(text, opening.end()) if opening else None
        if not opening or not closing:
            return found
        found.append(Pair(opening.start(), closing.end(), text[opening.end() : closing.end() - 1]))
        position = closing.end()
