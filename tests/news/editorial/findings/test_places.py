"""Where in the editor each finding is mended."""

import pytest

from news.editorial.checklist import Answered
from news.editorial.findings.places import LinkedFinding, editor_url
from news.editorial.models import CheckedFinding
from news.models import ArticlePage
from news.publishing import Finding

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("place", "anchor"),
    [
        ({"field": "summary"}, "id_summary"),
        ({"field": "body", "block_id": "ab-1"}, "block-ab-1-section"),
        ({}, ""),
    ],
)
def test_finding_leads_to_its_field_or_block(place, anchor):
    entry = LinkedFinding.of(ArticlePage(pk=7), Answered(Finding("rule", "Sesuatu.", **place)))
    assert entry.anchor == anchor
    assert entry.url.startswith(editor_url(ArticlePage(pk=7)))


@pytest.mark.parametrize(
    ("is_blocking", "checked", "state"),
    [(True, None, "blocking"), (False, None, "open"), (False, CheckedFinding(), "checked")],
)
def test_state_says_what_is_still_to_be_done(is_blocking, checked, state):
    finding = Finding("rule", "Sesuatu.", is_blocking=is_blocking)
    assert LinkedFinding.of(ArticlePage(pk=7), Answered(finding, checked)).state == state
