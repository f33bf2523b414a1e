"""The items of an export as lines of the report: the table for a spreadsheet, and what the page tells of them."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from news.imports.wordpress.wording import one_of_kind, place_in_words, status_word, why_in_words, words_for

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
KINDS: dict[str, Promise] = {
    "frame": _("Frames of other sites, such as advertisements and forms"),
    "script": _("Scripts"),
    "element": _("Parts of a page that are no text, such as forms and drawings"),
    "hidden text": _("Text that the old site hid from its readers"),
    "drawn later": _("Blocks that WordPress fills when it shows the page"),
    "no address": _("Players and lists that name no file"),
    "page line": _("Lines around a story, such as “Editor: …”"),
    "tags": _("Lists of tags inside the text"),
    "lead photo": _("Featured images whose file is not there"),
    "inline picture": _("Pictures whose file stands in the text itself"),
    "photo": _("Photos whose file is not there"),
    "document": _("Documents that are not here: their links lead to the old site"),
    "missing picture": _("Files that were not to be had, and why"),
    "comments left out (spam, trash, pingbacks, or of a draft)": _(
        "Comments left out, story by story: spam, pingbacks, those in the bin and those of drafts"
    ),
}
_MOST_LINES = 5_000
MOST_ROWS = 2_000


@dataclass(frozen=True, slots=True)
class ItemLine:
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


def write_csv(path: Path, lines: Iterable[ItemLine]) -> None:
    """One line an item, in UTF-8 with a mark, as spreadsheets want it. What begins like a formula is disarmed."""
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(COLUMNS)
        for line in lines:
            writer.writerow(_disarmed(_cell(getattr(line, column))) for column in COLUMNS)


def _cell(value: object) -> str:
    return "\n".join(value) if isinstance(value, tuple) else str(value)


def _disarmed(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


@dataclass(frozen=True, slots=True)
class LeftOut:
    """All lines of one kind: its words, how many, and the commonest."""

    words: str
    count: int
    lines: list[tuple[str, int]]

    @property
    def more_count(self) -> int:
        return self.count - sum(count for _, count in self.lines)


class LeftOutLines:
    """Counts lines by kind; of those that differ so many are told apart."""

    def __init__(self) -> None:
        self._lines: dict[str, Counter[str]] = {}
        self._counts: Counter[str] = Counter()

    def add(self, line: str) -> None:
        kind, _colon, what = line.partition(": ")
        self._counts[kind] += 1
        lines = self._lines.setdefault(kind, Counter())
        if what in lines or len(lines) < _MOST_LINES:
            lines[what] += 1

    def commonest(self, most: int) -> list[LeftOut]:
        """Each kind with its commonest lines; kinds without words of their own stand for themselves."""
        return [
            LeftOut(str(KINDS.get(kind, kind)), count, self._lines[kind].most_common(most))
            for kind, count in self._counts.most_common()
        ]


@dataclass(slots=True)
class ItemSummary:
    """What the page tells of the items: all are counted, the first of those that somebody should look at are listed."""

    picture_count: int = 0
    left_out: LeftOutLines = field(default_factory=LeftOutLines)
    redirects: list[tuple[str, str]] = field(default_factory=list)
    redirect_count: int = 0
    listed: list[ItemLine] = field(default_factory=list)
    left_out_count: int = 0

    def take(self, lines: Iterable[ItemLine]) -> Iterator[ItemLine]:
        """Pass the items on, gathering."""
        for line in lines:
            self._count(line)
            yield line

    def _count(self, line: ItemLine) -> None:
        self.picture_count += line.is_file and not line.dropped
        self.redirect_count += len(line.redirects)
        self.redirects += [(path, line.address) for path in line.redirects[: MOST_ROWS - len(self.redirects)]]
        for what in line.dropped:
            self.left_out.add(what)
        if len(self.listed) < MOST_ROWS:
            self.listed.append(line)
        else:
            self.left_out_count += 1


@dataclass(frozen=True, slots=True)
class Remark:
    """All troubles of one code: the sentence, how often, and the first places: where, what of it, in which line."""

    code: str
    words: str
    count: int
    places: list[tuple[str, str, int]]

    @property
    def more_count(self) -> int:
        return self.count - len(self.places)


def remarks(
    troubles: Iterable[tuple[str, str, str, int]], counts: Mapping[str, int], *, most: int
) -> list[Remark]:
    """Troubles (code, where, why, line) by code, in their order; `counts` has also those that are not listed."""
    places: dict[str, list[tuple[str, str, int]]] = {}
    for code, where, why, line in troubles:
        known = places.setdefault(code, [])
        if len(known) < most:
            known.append((place_in_words(code, where), why_in_words(code, why), line))
    return [
        Remark(code, words_for(code), counts[code], places.get(code, []))
        for code in dict.fromkeys([*places, *counts])
    ]
