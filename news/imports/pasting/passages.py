"""The text of a document as a paste would bring it: passages with an empty line between, notes after their passage."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from news.imports.pasting.refusals import CopyRefused
from news.structurer.page.reading import LARGEST_BYTES

_BLANKS = re.compile(r"[^\S\n]+")
_CELL = " | "


@dataclass(slots=True)
class Passages:
    """What a document's reader puts together, in the document's order.

    Raises `CopyRefused` as soon as it is longer than any story: nothing that repeats itself grows on in memory.
    """

    done: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    note_count: int = 0
    byte_count: int = 0

    def add(self, text: str, *, is_item: bool = False) -> None:
        """One passage; a line break inside it stays one. An item of a list begins with a hyphen."""
        words = tidied(text)
        if words:
            self.done.append(self._counted(f"- {words}" if is_item else words))
        self._add_notes()

    def add_row(self, cells: Sequence[Sequence[str]]) -> None:
        """A row of a table: one line if each cell holds one passage; a table that only lays out a page reads on."""
        filled = [texts for cell in cells if (texts := [t for t in map(tidied, cell) if t])]
        if len(filled) > 1 and all(len(texts) == 1 for texts in filled):
            self.done.append(self._counted(_CELL.join(" ".join(texts[0].split()) for texts in filled)))
        else:
            self.done += [self._counted(text) for texts in filled for text in texts]
        self._add_notes()

    def note(self, text: str) -> None:
        """A footnote of the passage that is being read."""
        if words := " ".join(text.split()):
            self.note_count += 1
            self.notes.append(self._counted(f"[{self.note_count}] {words}"))

    def _counted(self, text: str) -> str:
        self.byte_count += len(text.encode(errors="surrogatepass"))
        if self.byte_count > LARGEST_BYTES:
            raise CopyRefused("too_large")
        return text

    def _add_notes(self) -> None:
        self.done += self.notes
        self.notes = []

    def as_text(self) -> str:
        """All of it."""
        self._add_notes()
        return "\n\n".join(self.done)


def tidied(text: str) -> str:
    """One blank wherever there were several, none at the ends of lines, no empty line."""
    lines = (_BLANKS.sub(" ", line).strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line)
