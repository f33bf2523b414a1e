"""Words for what was left out of texts, by the kind that each line begins with ("frame: https://…")."""

from collections import Counter
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

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
