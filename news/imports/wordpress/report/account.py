"""What became of every item of a file in one go at it: the figures add up to the items that it holds."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from news.imports.models import ImportedItem
from news.imports.wordpress.wording import fate_word, why_word

_Fate = ImportedItem.Fate
HIDDEN_THERE = "hidden_there"
"""Why a public story does not follow: what readers may have is decided here."""


class Outcome(models.TextChoices):
    """What only a go knows of an item; in the item's own row stands its fate."""

    UNCHANGED = "unchanged", _("was here already, unchanged")
    HIDDEN_THERE = HIDDEN_THERE, _("taken down there; here it is still public")
    REPEATED = "repeated", _("stands twice in the file")
    NOT_ASKED = "not_asked", _("older than the day asked for")
    NOT_REACHED = "not_reached", _("not reached yet")


_WORDS: dict[str, Promise | str] = {
    _Fate.PUBLISHED: _("came in: public story"),
    _Fate.DRAFT: _("came in: draft"),
    _Fate.NOTED: "",
    Outcome.UNCHANGED: Outcome.UNCHANGED.label,
    _Fate.UPDATED: _("brought up to date"),
    _Fate.KEPT: _("changed here; ours stays"),
    Outcome.HIDDEN_THERE: Outcome.HIDDEN_THERE.label,
    _Fate.SKIPPED: _("left out"),
    Outcome.REPEATED: Outcome.REPEATED.label,
    Outcome.NOT_ASKED: Outcome.NOT_ASKED.label,
    _Fate.FAILED: _("failed"),
    Outcome.NOT_REACHED: Outcome.NOT_REACHED.label,
}
"""In the order in which they are told; without words, in those of the row's fate."""
_STAYS = {_Fate.SKIPPED, _Fate.KEPT}
_ASKED_WHY = {_Fate.DRAFT, _Fate.SKIPPED}


@dataclass(frozen=True, slots=True)
class Line:
    """One outcome: its words, how many, and why, the commonest reason first."""

    words: str
    count: int
    whys: list[tuple[str, int]]


class Account:
    """Each item is noted once, under its kind, its outcome and a short word for why."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str, str]] = Counter()

    def note(self, kind: str, outcome: str, why: str = "") -> None:
        """One more item."""
        self._counts[kind, str(outcome), why] += 1

    def pass_over(self, kind: str, *, fate: str, why: str) -> None:
        """One that an earlier go met, by what it became then; what was left out is left out again."""
        if fate in _STAYS:
            self.follow(kind, fate=fate, why=why)
        else:
            self.note(kind, Outcome.UNCHANGED)

    def follow(self, kind: str, *, fate: str, why: str) -> None:
        """One that changed there, by what it is now."""
        self.note(kind, Outcome.HIDDEN_THERE if why == HIDDEN_THERE else fate, why)

    def conclude(self, kinds: Counter[str]) -> None:
        """The file holds so many of each kind: a go that was stopped has not met them all."""
        met = Counter()
        for (kind, _outcome, _why), count in self._counts.items():
            met[kind] += count
        for kind, count in (kinds - met).items():
            self._counts[kind, str(Outcome.NOT_REACHED), ""] += count

    @property
    def total(self) -> int:
        return self._counts.total()

    def outcomes(self) -> dict[str, int]:
        """How many had each, in the order in which they are told."""
        found = Counter()
        for (_kind, outcome, _why), count in self._counts.items():
            found[outcome] += count
        return {str(outcome): found[outcome] for outcome in in_order(found)}

    def by_kind(self) -> dict[str, dict[str, int]]:
        """As an import keeps it: how many of each kind had each."""
        found: dict[str, Counter[str]] = {}
        for (kind, outcome, _why), count in self._counts.items():
            found.setdefault(kind, Counter())[outcome] += count
        return {kind: dict(outcomes) for kind, outcomes in found.items()}

    def whys(self, outcome: str) -> dict[str, int]:
        """Why they had it, as short words; the commonest first."""
        found = Counter()
        for (_kind, noted, why), count in self._counts.items():
            if noted == outcome and why:
                found[why] += count
        return dict(found.most_common())

    def lines(self) -> list[Line]:
        """In words."""
        return [
            Line(
                outcome_word(outcome),
                count,
                [(why_word(why), number) for why, number in self.whys(outcome).items()]
                if outcome in _ASKED_WHY
                else [],
            )
            for outcome, count in self.outcomes().items()
        ]

    def as_json(self) -> dict[str, Any]:
        """What the report's JSON says of it, beside what the file holds."""
        return {"outcomes": self.outcomes(), "left_out": self.whys(_Fate.SKIPPED)}


def in_order(outcomes: Any) -> list[str]:
    """What came first, what was not reached last."""
    known = [outcome for outcome in _WORDS if outcome in outcomes]
    return known + sorted(outcome for outcome in outcomes if outcome not in _WORDS)


def outcome_word(outcome: str) -> str:
    """What people are told; without words of its own, the fate's."""
    return str(_WORDS.get(outcome) or fate_word(outcome))
