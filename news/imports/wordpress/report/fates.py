"""What became of each item, as a table for a spreadsheet."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from news.imports.wordpress.naming import one_of_kind, status_word

COLUMNS = (
    "post_id",
    "kind",
    "status",
    "title",
    "fate",
    "why",
    "old_address",
    "address",
    "redirects",
    "troubles",
    "dropped",
)
_TEXTS = frozenset({"post", "page"})
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Fate:
    """One item's line in the report. `fate` is a word for people; `troubles` are codes; `redirects` are old paths.

    `is_file` is a picture's own line: it came, or did not, for a story that shows it, and is no item of the export.
    """

    post_id: int
    kind: str
    status: str
    title: str
    fate: str
    why: str = ""
    old_address: str = ""
    address: str = ""
    redirects: tuple[str, ...] = ()
    troubles: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    is_file: bool = False

    @property
    def kind_words(self) -> str:
        """What it was at the old site, as a newsroom says it; only texts have a status that tells anything."""
        words = one_of_kind(self.kind)
        return f"{words}, {status_word(self.status)}" if self.kind in _TEXTS and self.status else words


def write_csv(path: Path, fates: Iterable[Fate]) -> None:
    """One line an item, in UTF-8 with a mark, as spreadsheets want it. What begins like a formula is disarmed."""
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(COLUMNS)
        for fate in fates:
            writer.writerow(_disarmed(_cell(getattr(fate, column))) for column in COLUMNS)


def _cell(value: object) -> str:
    return "\n".join(value) if isinstance(value, tuple) else str(value)


def _disarmed(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
