"""Perbaikan kecil: live at once, marked until a second person has read it."""

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import WorkflowState

from news.editorial.actions import confirm_second_reading
from news.editorial.models import Approval, AuditEntry, Desk, DeskSettings
from news.editorial.overrides import publish_by_override
from news.editorial.refusals import ApproverRefused, NoSmallRepair, StoryIncomplete, TextMovedOn
from news.editorial.repairs.actions import repair
from news.models import ArticlePage, PublishedArticle
from tests.builders import a_chief, a_published_article, a_reporter, a_section, an_article, an_editor
from tests.news.editorial.reading.screen import check_advice, digest, save_draft

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

WRONG, RIGHT = "Air masuk ke rumh warga di hilir.", "Air masuk ke rumah warga di hilir."


@pytest.fixture
def editor():
    return an_editor()


@pytest.fixture
def story(editor):
    """Public with a typo; the mended text is the newest."""
    article = a_published_article(owner=a_reporter(), summary=WRONG)
    article = save_draft(article, user=editor, summary=RIGHT)
    check_advice(article, by=editor)
    return article


def summary(article) -> str:
    return ArticlePage.objects.get(pk=article.pk).summary


def test_editor_repairs_a_typo_in_a_live_story_and_may_have_typed_it(story, editor):
    approval = repair(story, by=editor, seen_digest=digest(story))
    assert summary(story) == RIGHT
    assert PublishedArticle.objects.get(pk=story.pk).digest == approval.digest
    assert (approval.kind, approval.made_by) == (Approval.Kind.REPAIR, editor)
    assert approval in Approval.objects.to_be_read()


def test_log_keeps_the_words(story, editor):
    repair(story, by=editor, seen_digest=digest(story))
    assert AuditEntry.objects.get(action="repair").data["words"] == [["rumh", "rumah"]]


def test_reporter_cannot(story):
    for reporter in (story.owner, a_reporter()):
        with pytest.raises(ApproverRefused):
            repair(story, by=reporter, seen_digest=digest(story))
    assert summary(story) == WRONG


def test_text_that_moved_on_is_refused(story, editor):
    seen = digest(story)
    save_draft(story, summary="Air masuk ke rumah warga dihilir.")
    with pytest.raises(TextMovedOn):
        repair(story, by=editor, seen_digest=seen)
    assert summary(story) == WRONG


def test_anything_more_is_refused_with_the_reason(story, editor):
    save_draft(story, summary="Air masuk ke 3 rumah warga di hilir.")
    with pytest.raises(NoSmallRepair) as refused:
        repair(story, by=editor, seen_digest=digest(story))
    assert refused.value.refusals
    assert summary(story) == WRONG
    assert not Approval.objects.filter(kind=Approval.Kind.REPAIR).exists()


def allow_words(count):
    rules = DeskSettings.load()
    rules.repair_words = count
    rules.save()


def test_repairs_that_nobody_read_count_together(editor):
    """Salami tactics: each step is small, and each was live before the next."""
    allow_words(2)
    article = a_published_article(owner=a_reporter(), summary="Air masuk ke rumh warga, ruangn dan gudangg.")
    steps = ["ruangn dan gudangg.", "ruangan dan gudangg.", "ruangan dan gudang."]
    for number, words in enumerate(steps):
        save_draft(article, summary=f"Air masuk ke rumah warga, {words}")
        check_advice(article, by=editor)
        if number < 2:
            repair(article, by=editor, seen_digest=digest(article))
    with pytest.raises(NoSmallRepair):
        repair(article, by=editor, seen_digest=digest(article))
    assert summary(article) == "Air masuk ke rumah warga, ruangan dan gudangg."
    newest = Approval.objects.newest_for(article)
    confirm_second_reading(newest, by=an_editor(), seen_digest=newest.digest)
    repair(article, by=editor, seen_digest=digest(article))
    assert summary(article) == "Air masuk ke rumah warga, ruangan dan gudang."


def test_word_that_a_repair_put_there_is_measured_from_what_two_people_read(editor):
    article = a_published_article(owner=a_reporter(), summary="Air massuk ke rumah warga.")
    for wrong_word in ("masuk", "mabuk"):
        save_draft(article, summary=f"Air {wrong_word} ke rumah warga.")
        check_advice(article, by=editor)
        if wrong_word == "masuk":
            repair(article, by=editor, seen_digest=digest(article))
    with pytest.raises(NoSmallRepair):
        repair(article, by=editor, seen_digest=digest(article))
    assert AuditEntry.objects.get(action="repair").data["words"] == [["massuk", "masuk"]]


def test_what_the_chief_put_live_alone_is_read_by_a_second_person_before_it_is_repaired(editor):
    chief = a_chief()
    article = an_article(owner=a_reporter(), summary=WRONG)
    alone = publish_by_override(
        article, by=chief, seen_digest=digest(article), reason="Warga hilir harus tahu sekarang."
    )
    save_draft(article, summary=RIGHT)
    check_advice(article, by=editor)
    with pytest.raises(NoSmallRepair):
        repair(article, by=editor, seen_digest=digest(article))
    confirm_second_reading(alone, by=an_editor(), seen_digest=alone.digest)
    repair(article, by=editor, seen_digest=digest(article))
    assert summary(article) == RIGHT


def test_draft_that_was_never_public_is_not_repaired(editor):
    article = an_article(owner=a_reporter())
    with pytest.raises(NoSmallRepair):
        repair(article, by=editor, seen_digest=digest(article))


def test_what_blocks_the_gate_blocks_a_repair(editor):
    article = a_published_article(owner=a_reporter(), summary=WRONG, dateline_place="")
    save_draft(article, user=editor, summary=RIGHT)
    with pytest.raises(StoryIncomplete):
        repair(article, by=editor, seen_digest=digest(article))


def test_waiting_text_that_is_only_a_repair_leaves_the_desk(story, editor):
    story.get_workflow().start(story, story.owner)
    repair(story, by=editor, seen_digest=digest(story))
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_CANCELLED


def test_the_next_text_needs_an_approval_of_its_own(story, editor):
    repair(story, by=editor, seen_digest=digest(story))
    story = save_draft(story, summary="Air masuk ke semua rumah.")
    with pytest.raises(PermissionDenied):
        story.get_latest_revision().publish()


def test_editor_of_another_desk_cannot(story, editor):
    desk = Desk.objects.create(name="Hukum")
    desk.sections.add(a_section("Hukum"))
    desk.members.add(editor)
    with pytest.raises(ApproverRefused):
        repair(story, by=editor, seen_digest=digest(story))
    assert summary(story) == WRONG
