"""What changed between two texts, word by word. Pure: no database, no HTML; templates escape what they print.

A text is a list of ``Passage``s. Passages are paired by their key (the name of a field, the id of a block), so a
paragraph that moved is not read as one deleted and another written.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

# A number or a hyphenated word is one token: "1.140", "13.05", "undang-undang".
_TOKENS = re.compile(r"\s+|\w+(?:[.,:'’\-]\w+)*|[^\w\s]")
# difflib needs the product of both lengths; beyond this a passage is shown as replaced.
LARGEST_PRODUCT = 4_000_000

PieceKind = Literal["same", "removed", "added"]
ComparedState = Literal["same", "changed", "added", "removed"]


@dataclass(frozen=True, slots=True)
class Passage:
    """One piece of a story that a reader sees as one: the headline, a paragraph, what somebody said.

    ``kind`` says how it is set ("title", "quote", "fact" …); ``raw`` is all that is stored, so that a changed link
    is a change even where the words stay.
    """

    key: str
    kind: str
    label: str
    text: str
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in a row that were kept, removed or added."""

    kind: PieceKind
    text: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A passage with its changes. ``passage`` is the new one, or the old one where it was removed."""

    passage: Passage
    state: ComparedState
    pieces: tuple[Piece, ...]
    is_moved: bool = False

    @property
    def is_changed(self) -> bool:
        """Whether anything about it differs."""
        return self.state != "same" or self.is_moved

    @property
    def is_only_form(self) -> bool:
        """The words are the same; a link, emphasis or picture differs."""
        return self.state == "changed" and all(piece.kind == "same" for piece in self.pieces)

    @property
    def change_count(self) -> int:
        """Places where words differ; words replaced by others are one place."""
        groups, is_inside = 0, False
        for piece in self.pieces:
            groups += piece.kind != "same" and not is_inside
            is_inside = piece.kind != "same"
        return max(groups, int(self.is_changed))


def compare(old: Sequence[Passage], new: Sequence[Passage]) -> list[Compared]:
    """The new text in its order, each removed passage after the one it used to follow."""
    before = {passage.key: passage for passage in old}
    kept_order = _kept_in_order([passage.key for passage in old], [passage.key for passage in new])
    removed = _removed_after(old, {passage.key for passage in new})
    found = [_removed(passage) for passage in removed.get("", ())]
    for passage in new:
        was = before.get(passage.key)
        found.append(_compared(was, passage, is_moved=was is not None and passage.key not in kept_order))
        found += [_removed(gone) for gone in removed.get(passage.key, ())]
    return found


def count_changes(compared: Sequence[Compared]) -> int:
    """How many places of a text changed."""
    return sum(entry.change_count for entry in compared)


def word_pieces(old: str, new: str) -> tuple[Piece, ...]:
    """The words of both texts, what was removed before what was added in its place."""
    if old == new:
        return (Piece("same", new),) if new else ()
    before, after = _TOKENS.findall(old), _TOKENS.findall(new)
    if len(before) * len(after) > LARGEST_PRODUCT:
        return tuple(_pieces(old, new))
    found: list[Piece] = []
    for start, end, new_start, new_end, is_same in _spans(before, after):
        if is_same:
            found.append(Piece("same", "".join(after[new_start:new_end])))
        else:
            found += _pieces("".join(before[start:end]), "".join(after[new_start:new_end]))
    return tuple(found)


def _spans(before: list[str], after: list[str]) -> Iterator[tuple[int, int, int, int, bool]]:
    """Spans of tokens that are the same or differ; a blank between two changes belongs to the change."""
    pending: list[int] | None = None
    for tag, start, end, new_start, new_end in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        is_same = tag == "equal"
        is_blank = is_same and not "".join(after[new_start:new_end]).strip()
        if is_same and not (is_blank and pending and end < len(before) and new_end < len(after)):
            if pending:
                yield (*pending, False)
                pending = None
            yield start, end, new_start, new_end, True
        elif pending:
            pending[1], pending[3] = end, new_end
        else:
            pending = [start, end, new_start, new_end]
    if pending:
        yield (*pending, False)


def _pieces(old: str, new: str) -> Iterator[Piece]:
    if old:
        yield Piece("removed", old)
    if new:
        yield Piece("added", new)


def _compared(old: Passage | None, new: Passage, *, is_moved: bool) -> Compared:
    if old is None:
        return Compared(new, "added", word_pieces("", new.text))
    is_same = (old.text, old.raw) == (new.text, new.raw)
    return Compared(new, "same" if is_same else "changed", word_pieces(old.text, new.text), is_moved)


def _removed(passage: Passage) -> Compared:
    return Compared(passage, "removed", word_pieces(passage.text, ""))


def _removed_after(old: Sequence[Passage], kept: set[str]) -> dict[str, list[Passage]]:
    """Removed passages by the key of the kept one before them ("" at the start)."""
    found: dict[str, list[Passage]] = {}
    anchor = ""
    for passage in old:
        if passage.key in kept:
            anchor = passage.key
        else:
            found.setdefault(anchor, []).append(passage)
    return found


def _kept_in_order(old: list[str], new: list[str]) -> set[str]:
    """Keys that kept their order; the others of both texts were moved."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return {key for block in matcher.get_matching_blocks() for key in new[block.b : block.b + block.size]}
