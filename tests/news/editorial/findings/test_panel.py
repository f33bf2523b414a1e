"""The publish gate beside the text."""

import pytest
from django.test import RequestFactory

from news.editorial.checklist import Answered, fingerprint
from news.editorial.findings.checking import check_finding
from news.editorial.findings.panel import GateSidePanel, LinkedFinding, editor_url, load_gate_list
from news.editorial.models import CheckedFinding
from news.models import ArticlePage
from news.publishing import Finding
from tests.builders import a_chief, a_quote, a_reporter, a_site, an_article

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


@pytest.fixture
def story(db) -> ArticlePage:
    """One obstacle, one spelling, one headline too short."""
    a_site()
    body = [("paragraph", "<p>Camat memberi himbauan kepada sembilan desa.</p>"), a_quote()]
    return an_article(owner=a_reporter(), title="Air naik", summary="", body=body)


def rules_of(entries) -> list[str]:
    return [entry.finding.rule for entry in entries]


def test_list_is_told_apart_by_what_is_still_to_be_done(story):
    gate = load_gate_list(story, user=story.owner)
    spelling = next(entry for entry in gate.to_check if entry.finding.suggestion)
    check_finding(story, by=story.owner, fingerprint=fingerprint(spelling.finding))
    gate = load_gate_list(story, user=story.owner)
    assert rules_of(gate.blocking) == ["missing_field"]
    assert rules_of(gate.to_check) == ["headline_length"]
    assert rules_of(gate.checked) == ["house_style"]
    assert gate.count == 2


def test_whoever_may_write_the_story_answers_and_others_read(story):
    own, chief, other = (load_gate_list(story, user=user) for user in (story.owner, a_chief(), a_reporter()))
    assert (own.can_answer, own.can_edit) == (True, True)
    assert chief.can_answer
    assert (other.can_answer, other.can_edit) == (False, False)


def test_list_is_about_the_newest_text(story):
    draft = story.get_latest_revision_as_object()
    draft.summary = "Himbauan camat sampai ke desa."
    draft.save_revision(user=story.owner)
    gate = load_gate_list(ArticlePage.objects.get(pk=story.pk), user=story.owner)
    assert gate.blocking == []
    assert {entry.finding.field for entry in gate.to_check} == {"title", "summary", "body"}


def test_story_that_was_never_saved_has_no_list():
    assert load_gate_list(ArticlePage(), user=a_reporter()) is None


def a_panel(article, *, user) -> GateSidePanel:
    request = RequestFactory().get("/admin/")
    request.user = user
    return GateSidePanel(article, request)


@pytest.mark.parametrize(
    ("changes", "colour"),
    [({"summary": ""}, "w-bg-critical-200"), ({"title": "Air naik"}, "w-bg-warning-100")],
)
def test_button_counts_and_its_colour_says_whether_something_is_in_the_way(changes, colour):
    a_site()
    reporter = a_reporter()
    toggle = a_panel(an_article(owner=reporter, **changes), user=reporter).toggle
    context = toggle.get_context_data({})
    assert (context["count"], toggle.counter_classname) == (1, colour)


def test_rules_are_asked_once_for_panel_and_button(django_assert_max_num_queries):
    a_site()
    reporter = a_reporter()
    panel = a_panel(an_article(owner=reporter, summary=""), user=reporter)
    assert panel.gate.count == 1
    with django_assert_max_num_queries(0):
        assert panel.get_context_data({})["gate"] is panel.gate
        panel.toggle.get_context_data({})
