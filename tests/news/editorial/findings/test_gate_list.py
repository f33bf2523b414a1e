"""The gate's list as a screen shows it."""

import pytest

from news.editorial.checklist import fingerprint
from news.editorial.findings.checking import check_finding
from news.editorial.findings.gate_list import load_gate_list
from news.models import ArticlePage
from tests.builders import a_chief, a_quote, a_reporter, a_site, an_article

pytestmark = pytest.mark.django_db


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
