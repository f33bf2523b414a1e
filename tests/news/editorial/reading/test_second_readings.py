"""The second pair of eyes, afterwards."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from news.editorial.actions import approve, confirm_second_reading
from news.editorial.models import Approval, AuditEntry, SecondReading
from news.editorial.overrides import publish_by_override
from news.editorial.reading.second_readings import contributors_to, load_went_live
from news.editorial.refusals import ApproverRefused, ReadAlready, TextMovedOn
from news.models import Author
from tests.builders import a_chief, a_published_article, a_reporter, an_article, an_editor
from tests.news.editorial.reading.screen import check_advice, digest, save_draft

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


REASON = "Tanggul jebol; warga hilir harus tahu sekarang."


@pytest.fixture
def chief():
    return a_chief()


@pytest.fixture
def story(chief):
    """Published by the chief alone."""
    article = an_article(owner=a_reporter())
    publish_by_override(article, by=chief, seen_digest=digest(article), reason=REASON)
    return type(article).objects.get(pk=article.pk)


@pytest.fixture
def alone(story):
    return Approval.objects.get(article=story)


def test_second_person_reads_it_and_it_leaves_the_desk(alone):
    editor = an_editor()
    reading = confirm_second_reading(alone, by=editor, seen_digest=alone.digest)
    assert reading.read_by == editor
    assert not Approval.objects.to_be_read().exists()
    assert AuditEntry.objects.get(action="second_reading").made_by == editor


def test_whoever_did_it_alone_is_no_second_person(alone, chief):
    with pytest.raises(ApproverRefused):
        confirm_second_reading(alone, by=chief, seen_digest=alone.digest)


def test_owner_byline_and_reporter_are_none(alone, story):
    written = an_editor()
    Author.objects.filter(name="Dimas Arya").update(user=written)
    for user in (story.owner, a_reporter(), written):
        with pytest.raises(ApproverRefused):
            confirm_second_reading(alone, by=user, seen_digest=alone.digest)


def test_whoever_changed_that_text_is_none(chief):
    editor = an_editor()
    article = an_article(owner=a_reporter())
    save_draft(article, user=editor, summary="Air masuk ke semua rumah di hilir.")
    alone = publish_by_override(article, by=chief, seen_digest=digest(article), reason=REASON)
    assert editor.pk in contributors_to(alone)
    with pytest.raises(ApproverRefused):
        confirm_second_reading(alone, by=editor, seen_digest=alone.digest)
    confirm_second_reading(alone, by=an_editor(), seen_digest=alone.digest)


def test_whoever_changed_only_a_later_or_an_earlier_text_may(chief):
    earlier, later = an_editor(), an_editor()
    article = a_published_article(owner=a_reporter())
    save_draft(article, user=earlier, summary="Air masuk ke rumah.")
    first = publish_by_override(article, by=chief, seen_digest=digest(article), reason=REASON)
    save_draft(article, user=later, summary="Air masuk ke rumah lagi.")
    assert contributors_to(first) == {earlier.pk}
    second = publish_by_override(article, by=chief, seen_digest=digest(article), reason=REASON)
    assert contributors_to(second) == {later.pk}


def test_second_click_is_told(alone):
    confirm_second_reading(alone, by=an_editor(), seen_digest=alone.digest)
    with pytest.raises(ReadAlready), transaction.atomic():
        confirm_second_reading(alone, by=an_editor(), seen_digest=alone.digest)
    assert SecondReading.objects.count() == 1


def test_another_text_was_not_read(alone):
    with pytest.raises(TextMovedOn):
        confirm_second_reading(alone, by=an_editor(), seen_digest="2:" + "0" * 64)


def test_four_eyes_are_not_asked_twice():
    article = a_published_article(owner=a_reporter())
    with pytest.raises(ReadAlready):
        confirm_second_reading(
            Approval.objects.get(article=article), by=an_editor(), seen_digest=digest(article)
        )


def submit_change(story, *, user=None, summary="Air masuk ke semua rumah di hilir."):
    draft = save_draft(story, user=user, summary=summary, change_note="Keterangan baru dari kecamatan.")
    draft.get_workflow().start(draft, draft.owner)
    return draft


def test_later_approval_with_four_eyes_covers_it(story, alone):
    editor = an_editor()
    draft = submit_change(story)
    check_advice(draft, by=editor)
    approve(draft, by=editor, seen_digest=digest(draft))
    assert SecondReading.objects.get().approval == alone
    assert SecondReading.objects.get().read_by == editor


def test_later_approval_by_the_same_person_does_not(story, chief):
    draft = submit_change(story)
    check_advice(draft, by=chief)
    approve(draft, by=chief, seen_digest=digest(draft))
    assert Approval.objects.to_be_read().exists()


def test_later_approval_for_a_later_time_does_not(story):
    editor = an_editor()
    draft = submit_change(story)
    check_advice(draft, by=editor)
    later = timezone.now() + timedelta(days=1)
    approve(draft, by=editor, seen_digest=digest(draft), go_live_at=later)
    assert Approval.objects.to_be_read().exists()


def test_what_went_live_is_found_with_what_was_there_before(chief):
    article = a_published_article(owner=a_reporter(), summary="Air naik.")
    save_draft(article, summary="Air surut.")
    alone = publish_by_override(article, by=chief, seen_digest=digest(article), reason=REASON)
    save_draft(article, summary="Air naik lagi.")
    went_live = load_went_live(alone)
    assert went_live.article.summary == "Air surut."
    assert went_live.before.summary == "Air naik."


def test_first_publication_has_nothing_before_it(alone):
    assert load_went_live(alone).before is None
