"""Terbit darurat: the editor-in-chief alone, with a reason, on record."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.models import WorkflowState

from news.editorial.models import Approval, AuditEntry
from news.editorial.overrides import publish_by_override
from news.editorial.refusals import NoOverride, StoryIncomplete, TextMovedOn
from news.headline import NO_HEADLINE
from tests.builders import (
    a_chief,
    a_published_article,
    a_reporter,
    a_user,
    an_article,
    an_article_in_review,
    an_editor,
)
from tests.news.editorial.reading.screen import digest, is_live, newest, save_draft

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

REASON = "Tanggul jebol; warga hilir harus tahu sekarang."


def override(article, *, by, **changes):
    return publish_by_override(
        article, by=by, **({"seen_digest": digest(article), "reason": REASON} | changes)
    )


def test_chief_publishes_a_draft_that_nobody_submitted():
    article = an_article(owner=a_reporter())
    approval = override(article, by=a_chief())
    assert is_live(article)
    assert (approval.kind, approval.note) == (Approval.Kind.OVERRIDE, REASON)
    assert approval in Approval.objects.to_be_read()


def test_chief_publishes_even_the_chiefs_own_text():
    chief = a_chief()
    article = an_article(owner=chief)
    override(article, by=chief)
    assert is_live(article)


@pytest.mark.parametrize("make", [a_reporter, an_editor, a_user])
def test_nobody_else_may(make):
    article = an_article(owner=a_reporter())
    with pytest.raises(PermissionDenied):
        override(article, by=make())
    assert not is_live(article)
    assert not Approval.objects.exists()


@pytest.mark.parametrize("reason", ["", "   ", "darurat", " " * 40, "\t\n" * 20])
def test_reason_is_said_in_words(reason):
    article = an_article(owner=a_reporter())
    with pytest.raises(NoOverride):
        override(article, by=a_chief(), reason=reason)
    assert not is_live(article)


def test_text_that_moved_on_is_refused():
    article = an_article(owner=a_reporter())
    seen = digest(article)
    save_draft(article, summary="Ringkasan yang belum dibaca siapa pun.")
    with pytest.raises(TextMovedOn):
        override(article, by=a_chief(), seen_digest=seen)
    assert not is_live(article)


@pytest.mark.parametrize("gap", [{"title": NO_HEADLINE}, {"body": []}])
def test_what_is_missing_cannot_be_overridden(gap):
    article = save_draft(an_article(owner=a_reporter()), **gap)
    with pytest.raises(StoryIncomplete):
        override(article, by=a_chief())
    assert not is_live(article)
    assert not Approval.objects.exists()
    assert not AuditEntry.objects.filter(action="override").exists()


def test_other_findings_are_overridden_and_kept_with_the_approval():
    article = an_article(owner=a_reporter(), summary="")
    approval = override(article, by=a_chief())
    assert is_live(article)
    assert [entry["rule"] for entry in approval.gate if entry["is_blocking"]] == ["missing_field"]
    entry = AuditEntry.objects.get(action="override")
    assert (entry.article_id, entry.data["reason"]) == (article.pk, REASON)
    assert entry.data["against"] == ["missing_field"]
    assert entry.digest == approval.digest


def test_it_publishes_before_the_embargo_ends():
    article = an_article(owner=a_reporter(), embargo_until=timezone.now() + timedelta(days=1))
    override(article, by=a_chief())
    assert is_live(article)


def test_it_publishes_now_whatever_time_was_planned():
    article = an_article(owner=a_reporter(), go_live_at=timezone.now() + timedelta(days=1))
    override(article, by=a_chief())
    assert is_live(article)
    assert not article.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_it_ends_an_open_workflow_as_cancelled_by_the_chief():
    chief = a_chief()
    article = an_article_in_review()
    override(article, by=chief)
    state = WorkflowState.objects.get()
    assert state.status == WorkflowState.STATUS_CANCELLED
    assert state.current_task_state.finished_by == chief
    assert is_live(article)


def test_it_is_of_the_newest_text_of_a_public_story():
    article = a_published_article(owner=a_reporter())
    save_draft(article, summary="Air masuk ke semua rumah di hilir.")
    override(article, by=a_chief())
    assert newest(article).summary == type(article).objects.get(pk=article.pk).summary


def test_editors_and_the_storys_people_are_told(django_capture_on_commit_callbacks):
    chief, reporter, editor = a_chief(), a_reporter(), an_editor()
    a_reporter("lain")
    article = an_article(owner=reporter)
    with django_capture_on_commit_callbacks(execute=True):
        approval = override(article, by=chief)
    assert sorted(address for sent in mail.outbox for address in sent.to) == sorted(
        [reporter.email, editor.email]
    )
    assert all(REASON in sent.body for sent in mail.outbox)
    assert all(f"/baca-kedua/{approval.pk}/" in sent.body for sent in mail.outbox)
