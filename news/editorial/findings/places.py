"""Findings of the publish checks with the place in the editor where each is mended."""

from dataclasses import dataclass

from django.urls import reverse

from news.editorial.checklist import Answered, fingerprint
from news.editorial.models import CheckedFinding
from news.models import ArticlePage
from news.publishing import Finding


@dataclass(frozen=True, slots=True)
class LinkedFinding:
    """A finding, where to mend it, who checked it, and what names it when somebody does."""

    finding: Finding
    url: str
    fingerprint: str
    checked: CheckedFinding | None = None

    @classmethod
    def of(cls, article: ArticlePage, entry: Answered) -> "LinkedFinding":
        """For the reading screen of ``article``."""
        found = entry.finding
        return cls(found, editor_url(article, found), fingerprint(found), entry.checked)

    @property
    def anchor(self) -> str:
        """The id in the editor's page of what the finding is about; empty if it is about the whole story."""
        return self.url.partition("#")[2]

    @property
    def state(self) -> str:
        """What the screen shows it as: in the way, to be checked, or checked."""
        if self.finding.is_blocking:
            return "blocking"
        return "checked" if self.checked else "open"


def editor_url(article: ArticlePage, finding: Finding | None = None) -> str:
    """The editor, opened at the block or field that a finding names."""
    url = reverse("wagtailadmin_pages:edit", args=[article.pk])
    if finding is None:
        return url
    if finding.block_id:
        return f"{url}#block-{finding.block_id}-section"
    return f"{url}#id_{finding.field}" if finding.field else url
