"""What the gate says about a story, and what people have answered ("sudah dicek")."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from news.editorial.models import CheckedFinding
from news.editorial.refusals import FindingsUnchecked, StoryIncomplete
from news.models import ArticlePage
from news.publishing import Finding, find_all


@dataclass(frozen=True, slots=True)
class Answered:
    """A finding, and the record of who looked at it; ``checked`` is None as long as nobody has."""

    finding: Finding
    checked: CheckedFinding | None = None

    @property
    def is_open(self) -> bool:
        """Still in the way of an approval."""
        return self.finding.is_blocking or self.checked is None


def fingerprint(finding: Finding) -> str:
    """Names the rule and what it found: the same words found again need no second click, others do."""
    place = finding.block_id or finding.field
    said = "\x1f".join((finding.rule, finding.message, place, finding.subject))
    return hashlib.sha256(said.encode()).hexdigest()


def answered_findings(article: ArticlePage) -> list[Answered]:
    """Everything the gate says about the text in ``article``, blocking first, with who checked it; one query more."""
    findings = sorted(find_all(article), key=lambda finding: not finding.is_blocking)
    return with_answers(article, findings)


def with_answers(article: ArticlePage, findings: Iterable[Finding]) -> list[Answered]:
    """Findings with the record of who looked at each; one query."""
    checked = {
        row.fingerprint: row
        for row in CheckedFinding.objects.filter(article_id=article.pk).select_related("made_by")
    }
    return [
        Answered(finding, None if finding.is_blocking else checked.get(fingerprint(finding)))
        for finding in findings
    ]


def require_open_gate(article: ArticlePage) -> list[dict[str, Any]]:
    """The gate's answers as kept with an approval; raises ``StoryIncomplete`` or ``FindingsUnchecked``."""
    answered = answered_findings(article)
    if blocking := [entry.finding for entry in answered if entry.finding.is_blocking]:
        raise StoryIncomplete(blocking)
    if unchecked := [entry.finding for entry in answered if entry.is_open]:
        raise FindingsUnchecked(unchecked)
    return as_record(answered)


def as_record(answered: Iterable[Answered]) -> list[dict[str, Any]]:
    """Findings as JSON, for the record of a decision and for desk cards."""
    return [
        {
            "rule": entry.finding.rule,
            "message": entry.finding.message,
            "is_blocking": entry.finding.is_blocking,
            "checked_by": str(entry.checked.made_by) if entry.checked else "",
        }
        for entry in answered
    ]
