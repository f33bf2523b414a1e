"""Everything on record about one story: who wrote, who approved, when, and what came of it."""

from dataclasses import dataclass, field
from typing import Any

from news.editorial.audit.chain import broken_links
from news.editorial.audit.wording import details_of, label_of
from news.editorial.models import (
    Approval,
    AuditEntry,
    Complaint,
    Contribution,
    PublishedVersion,
    SharedDraft,
)
from news.models import ArticlePage, Correction, Retraction


@dataclass(frozen=True, slots=True)
class Decided:
    """An entry of the log with its words, and whether its link of the chain is broken."""

    entry: AuditEntry
    label: str
    details: list[str]
    is_broken: bool


@dataclass(frozen=True, slots=True)
class StoryRecord:
    """Oldest first, as it happened; eight queries."""

    decisions: list[Decided]
    approvals: list[Approval]
    contributions: list[dict[str, Any]]
    versions: list[PublishedVersion]
    corrections: list[Correction]
    retractions: list[Retraction]
    complaints: list[Complaint]
    open_share_count: int
    broken: list[AuditEntry] = field(default_factory=list)

    @property
    def evidence(self) -> list[AuditEntry]:
        """Packages that were made, newest first."""
        return [decided.entry for decided in reversed(self.decisions) if decided.entry.action == "evidence"]


def load_record(article: ArticlePage) -> StoryRecord:
    """The record of ``article``, with the chain of its log verified."""
    entries = list(AuditEntry.objects.about(article).order_by("pk"))
    broken = broken_links(entries)
    broken_ids = {entry.pk for entry in broken}
    shares = SharedDraft.objects.filter(article_id=article.pk).only("expires_at", "withdrawn_at")
    return StoryRecord(
        decisions=[
            Decided(entry, label_of(entry.action), details_of(entry), entry.pk in broken_ids)
            for entry in entries
        ],
        approvals=list(
            Approval.objects.filter(article_id=article.pk)
            .select_related("made_by", "second_reading__read_by")
            .order_by("pk")
        ),
        contributions=_runs(
            Contribution.objects.to(article).select_related("made_by").defer("article").order_by("pk")
        ),
        versions=list(
            PublishedVersion.objects.filter(article_id=article.pk).defer("content").order_by("number")
        ),
        corrections=list(
            Correction.objects.filter(article_id=article.pk).select_related("made_by", "approved_by")
        ),
        retractions=list(
            Retraction.objects.filter(article_id=article.pk).select_related("proposed_by", "confirmed_by")
        ),
        complaints=list(
            Complaint.objects.filter(article_id=article.pk, sequence__isnull=False)
            .only("kind", "sequence", "verified_at", "outcome", "article")
            .order_by("pk")
        ),
        open_share_count=sum(share.is_open for share in shares),
        broken=broken,
    )


def _runs(contributions: Any) -> list[dict[str, Any]]:
    """Saves in a row by the same person as one line: who, how often, from when to when."""
    runs: list[dict[str, Any]] = []
    for contribution in contributions:
        if runs and runs[-1]["by"] == contribution.made_by:
            runs[-1] |= {"count": runs[-1]["count"] + 1, "until": contribution.made_at}
        else:
            made_at = contribution.made_at
            runs.append({"by": contribution.made_by, "count": 1, "since": made_at, "until": made_at})
    return runs
