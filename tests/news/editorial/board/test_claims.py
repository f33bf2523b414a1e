"""Saying "I am reading this": one at a time, taken over when it is old, ended by the answer."""

from datetime import timedelta

import pytest
from django.utils import timezone

from news.editorial.actions import return_with_note
from news.editorial.board.claims import STALE_AFTER, AlreadyClaimed, claim, release
from news.editorial.models import Claim, Desk
from news.editorial.refusals import ApproverRefused, NotOnDesk
from tests.builders import (
    a_region,
    a_reporter,
    an_article,
    an_article_in_review,
    an_editor,
    approve_as_read,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def test_second_editor_is_told_who_reads():
    article, bimo = an_article_in_review(), an_editor(first_name="Bimo")
    claim(article, by=bimo)
    with pytest.raises(AlreadyClaimed) as refusal:
        claim(article, by=an_editor())
    assert refusal.value.made_by == bimo
    assert "Bimo" in str(refusal.value)
    assert Claim.objects.get().made_by == bimo


def test_claiming_again_keeps_the_first_time():
    article, editor = an_article_in_review(), an_editor()
    first = claim(article, by=editor)
    assert claim(article, by=editor).made_at == first.made_at


def test_claim_can_be_taken_over_after_half_an_hour_and_not_before():
    article, colleague, now = an_article_in_review(), an_editor(), timezone.now()
    claim(article, by=an_editor(), now=now)
    with pytest.raises(AlreadyClaimed):
        claim(article, by=colleague, now=now + STALE_AFTER - timedelta(seconds=1))
    assert claim(article, by=colleague, now=now + STALE_AFTER).made_by == colleague
    assert Claim.objects.count() == 1


def test_story_that_does_not_wait_cannot_be_claimed():
    with pytest.raises(NotOnDesk):
        claim(an_article(), by=an_editor())


def test_nobody_claims_what_they_could_not_approve():
    owner = an_editor()
    article = an_article_in_review(owner=owner)
    for user in (owner, a_reporter()):
        with pytest.raises(ApproverRefused):
            claim(article, by=user)


def test_another_desks_story_cannot_be_claimed():
    editor = an_editor()
    desk = Desk.objects.create(name="Meja Samarinda")
    desk.regions.add(a_region("Samarinda", code="64.72", kind="city"))
    desk.members.add(editor)
    with pytest.raises(ApproverRefused):
        claim(an_article_in_review(region=a_region("Berau")), by=editor)


def test_released_story_is_free_and_nobody_releases_anothers():
    article, editor = an_article_in_review(), an_editor()
    claim(article, by=editor)
    assert not release(article, by=an_editor())
    assert release(article, by=editor)
    assert not release(article, by=editor)
    assert claim(article, by=an_editor())


def test_approval_ends_the_claim():
    article, editor = an_article_in_review(), an_editor()
    claim(article, by=editor)
    approve_as_read(article, by=editor)
    assert not Claim.objects.exists()


def test_return_ends_the_claim():
    article, editor = an_article_in_review(), an_editor()
    claim(article, by=editor)
    return_with_note(article, by=editor, note="Lengkapi.")
    assert not Claim.objects.exists()


def test_taking_the_story_back_ends_the_claim():
    article = an_article_in_review()
    claim(article, by=an_editor())
    article.current_workflow_state.cancel(user=article.owner)
    assert not Claim.objects.exists()
