"""Findings of the publish checks with the place in the editor where each is mended."""

from dataclasses import dataclass

from django.urls import reverse

from news.models import ArticlePage
from news.publishing import Finding, find_all


@dataclass(frozen=True, slots=True)
class LinkedFinding:
    """A finding and where to mend it."""

    finding: Finding
    url: str


def findings_with_links(article: ArticlePage) -> list[LinkedFinding]:
    """Everything the checks say about a story, blocking first."""
    found = sorted(find_all(article), key=lambda finding: not finding.is_blocking)
    return [LinkedFinding(finding, editor_url(article, finding)) for finding in found]


def editor_url(article: ArticlePage, finding: Finding) -> str:
    """The editor, opened at the block or field that a finding names."""
    url = reverse("wagtailadmin_pages:edit", args=[article.pk])
    if finding.block_id:
        return f"{url}#block-{finding.block_id}-section"
    return f"{url}#id_{finding.field}" if finding.field else url
