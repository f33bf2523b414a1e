"""Which link of the chain stands behind a row of the package, and the name that was written there that day."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from news.editorial.audit.chain import name_of
from news.editorial.models import Approval, AuditEntry

_APPROVALS = {
    Approval.Kind.FOUR_EYES: "approve",
    Approval.Kind.REPAIR: "repair",
    Approval.Kind.OVERRIDE: "override",
    Approval.Kind.IMPORTED: "import",
    Approval.Kind.WITHDRAWN: "withdraw_approval",
    Approval.Kind.REFILED: "refile",
}
_NAMED_IN = {
    "correct": "correction",
    "approve_correction": "correction",
    "override_correction": "correction",
    "propose_retraction": "retraction",
    "confirm_retraction": "retraction",
    "refuse_retraction": "retraction",
    "end_retraction": "retraction",
}


class Ties:
    """The chain of one story, numbered from 1, as rows ask for it."""

    def __init__(self, entries: Iterable[AuditEntry]) -> None:
        self.entries = list(entries)
        self._numbers: dict[tuple[str, Any], list[int]] = defaultdict(list)
        for number, entry in enumerate(self.entries, start=1):
            self._numbers[entry.action, _what(entry)].append(number)

    def approval(self, approval: Approval) -> int | None:
        """Of an approval; each link is given out once, in the order in which both were written."""
        waiting = self._numbers[_APPROVALS[Approval.Kind(approval.kind)], approval.digest]
        return waiting.pop(0) if waiting else None

    def last(self, *actions: str, of: Any) -> int | None:
        """Of what was done with a correction or retraction (its id) or a complaint (its number)."""
        found = [number for action in actions for number in self._numbers[action, of]]
        return max(found, default=None)

    def name(self, number: int | None, user: Any) -> str:
        """As it was written that day; the account's name of today where nothing was."""
        return self.entries[number - 1].made_by_name if number else name_of(user)


def _what(entry: AuditEntry) -> Any:
    if entry.action in _NAMED_IN:
        return entry.data.get(_NAMED_IN[entry.action])
    return entry.about if entry.action.startswith("complaint") else entry.digest
