"""The raw text as the screen prints it: stretches in order, each plain, underlined or struck through."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from news.imports.pasting.places import DROPPED, TAGS, Mark


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words of the raw text. `kind` is empty where nothing was recognised."""

    text: str
    kind: str = ""
    number: int | None = None

    @property
    def is_dropped(self) -> bool:
        """Struck through."""
        return self.kind == DROPPED

    @property
    def is_recognised(self) -> bool:
        """Underlined."""
        return bool(self.kind) and self.kind not in {DROPPED, TAGS}


def stretches(raw: str, marks: Sequence[Mark]) -> Iterator[Stretch]:
    """All of the text, cut at its marks."""
    done = 0
    for mark in marks:
        if mark.start > done:
            yield Stretch(raw[done : mark.start])
        yield Stretch(raw[mark.start : mark.end], mark.kind, mark.number)
        done = mark.end
    if done < len(raw):
        yield Stretch(raw[done:])
