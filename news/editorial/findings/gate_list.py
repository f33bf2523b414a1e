"""The gate's list as a screen shows it: what is in the way, what to look at, who looked at it."""

from dataclasses import dataclass
from typing import Any

from news.digest import digest_of_content
from news.editorial.checklist import answered_findings
from news.editorial.findings.places import LinkedFinding
from news.models import ArticlePage


@dataclass(frozen=True, slots=True)
class GateList:
    """The gate's answers about a story's newest text; ``digest`` names the text."""

    article: ArticlePage
    digest: str
    blocking: list[LinkedFinding]
    to_check: list[LinkedFinding]
    checked: list[LinkedFinding]
    can_answer: bool
    can_edit: bool

    @property
    def count(self) -> int:
        """What is still to be done before somebody can approve."""
        return len(self.blocking) + len(self.to_check)


def load_gate_list(article: ArticlePage, *, user: Any) -> GateList | None:
    """Asks the rules about the newest text; None for a story that was never saved."""
    revision = article.get_latest_revision() if article.pk else None
    if revision is None:
        return None
    rights = article.permissions_for_user(user)
    entries = [LinkedFinding.of(article, entry) for entry in answered_findings(revision.as_object())]
    by_state: dict[str, list[LinkedFinding]] = {"blocking": [], "open": [], "checked": []}
    for entry in entries:
        by_state[entry.state].append(entry)
    return GateList(
        article,
        digest_of_content(revision.content),
        blocking=by_state["blocking"],
        to_check=by_state["open"],
        checked=by_state["checked"],
        can_answer=rights.can_edit() or rights.can_publish(),
        can_edit=rights.can_edit(),
    )
