"""Every door that ends in a public story, tried with a text that nobody approved."""

import contextlib
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Page, Revision

from news.digest import digest_of_content
from news.editorial.actions import approve
from news.editorial.models import Approval
from news.editorial.refusals import (
    ApprovedForLater,
    ApproverRefused,
    EmbargoInForce,
    NotOnDesk,
    PublicationRefused,
    StoryIncomplete,
    TextMovedOn,
)
from news.models import ArticlePage, PublishedArticle
from tests.builders import (
    a_published_article,
    a_reporter,
    a_site,
    a_user,
    an_article,
    an_article_in_review,
    an_author,
    an_editor,
    approve_as_read,
)
from tests.clock import at

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(db):
    a_site()


def is_live(article: ArticlePage) -> bool:
    return ArticlePage.objects.get(pk=article.pk).live


def public_title(article: ArticlePage) -> str:
    return PublishedArticle.objects.get(pk=article.pk).card["title"]


def edited(article: ArticlePage, *, title: str, user=None, change_note: str = "") -> ArticlePage:
    article = article.get_latest_revision_as_object()
    article.title, article.change_note = title, change_note
    article.save_revision(user=user)
    return article


def test_approval_by_second_person_publishes_the_text_that_was_read():
    article = an_article_in_review(title="Yang dibaca sebelum terbit")
    approve_as_read(article, by=an_editor())
    assert is_live(article)
    assert public_title(article) == "Yang dibaca sebelum terbit"


def test_approval_of_a_text_edited_after_submission_publishes_that_text():
    article = an_article_in_review()
    edited(article, title="Diperbaiki oleh redaktur meja", user=an_editor())
    approve_as_read(article, by=an_editor())
    assert public_title(article) == "Diperbaiki oleh redaktur meja"


def test_story_is_never_born_live():
    article = an_article()
    assert not article.live


def test_revision_published_in_code_without_approval_is_refused():
    article = an_article()
    with pytest.raises(PublicationRefused):
        article.get_latest_revision().publish()
    assert not is_live(article)


def test_setting_live_and_saving_is_refused():
    article = an_article()
    article.live = True
    with pytest.raises(PublicationRefused):
        article.save()


def test_saving_as_plain_page_is_refused():
    article = an_article()
    page = Page.objects.get(pk=article.pk)
    page.live = True
    with pytest.raises(PublicationRefused):
        page.save()


def test_live_title_changed_through_plain_page_is_refused():
    article = a_published_article(title="Seperti disetujui")
    page = Page.objects.get(pk=article.pk)
    page.title = "Diam-diam lain"
    with pytest.raises(PublicationRefused):
        page.save()
    assert ArticlePage.objects.get(pk=article.pk).title == "Seperti disetujui"


def test_edit_of_live_story_leaves_live_text_alone():
    article = a_published_article(title="Seperti terbit")
    edited(article, title="Rancangan baru")
    assert public_title(article) == "Seperti terbit"
    assert ArticlePage.objects.get(pk=article.pk).title == "Seperti terbit"


def test_edit_of_live_story_is_refused_without_a_new_approval():
    article = a_published_article(title="Seperti terbit")
    draft = edited(article, title="Rancangan baru")
    with pytest.raises(PublicationRefused):
        draft.get_latest_revision().publish()
    assert public_title(article) == "Seperti terbit"


def test_text_saved_after_reading_makes_the_approval_refuse():
    article = an_article_in_review(title="Yang dibaca sebelum terbit")
    seen = article.get_latest_revision()
    digest = digest_of_content(seen.content)
    edited(article, title="Yang tidak dibaca siapa pun", user=article.owner)
    with pytest.raises(TextMovedOn):
        approve(article, by=an_editor(), seen_digest=digest)
    assert not is_live(article)
    assert not Approval.objects.exists()


def test_autosave_into_the_same_revision_makes_the_approval_refuse():
    article = an_article_in_review(title="Yang dibaca sebelum terbit")
    revision = article.get_latest_revision()
    digest = digest_of_content(revision.content)
    changed = revision.as_object()
    changed.title = "Ditimpa"
    changed.save_revision(user=article.owner, overwrite_revision=revision)
    with pytest.raises(TextMovedOn):
        approve(article, by=an_editor(), seen_digest=digest)
    assert not is_live(article)


def test_autosave_after_approval_voids_the_approval():
    article = a_published_article(title="Seperti disetujui")
    revision = article.get_latest_revision()
    changed = revision.as_object()
    changed.title = "Ditimpa"
    changed.save_revision(overwrite_revision=revision)
    with pytest.raises(PublicationRefused):
        article.get_latest_revision().publish()


def test_save_without_change_keeps_the_approval():
    article = a_published_article()
    article.get_latest_revision_as_object().save_revision()
    article.get_latest_revision().publish()
    assert is_live(article)


def test_submitter_cannot_approve():
    editor = an_editor()
    article = an_article(owner=a_reporter())
    article.get_workflow().start(article, editor)
    with pytest.raises(ApproverRefused):
        approve_as_read(article, by=editor)


def test_owner_cannot_approve():
    editor = an_editor()
    article = an_article(owner=editor)
    article.get_workflow().start(article, a_reporter())
    with pytest.raises(ApproverRefused):
        approve_as_read(article, by=editor)


def test_somebody_in_the_byline_cannot_approve():
    editor = an_editor()
    article = an_article_in_review(authors=(an_author("Bimo", user=editor),))
    with pytest.raises(ApproverRefused):
        approve_as_read(article, by=editor)


def test_whoever_changed_the_text_cannot_approve():
    editor = an_editor()
    article = an_article_in_review()
    edited(article, title="Diperbaiki oleh redaktur meja", user=editor)
    with pytest.raises(ApproverRefused):
        approve_as_read(article, by=editor)


def test_editor_who_changed_it_before_it_was_last_public_can_approve_the_next_change():
    first, second = an_editor(), an_editor()
    article = an_article_in_review()
    edited(article, title="Diperbaiki oleh redaktur meja", user=first)
    approve_as_read(article, by=second)
    edited(
        article,
        title="Perahu sekolah kedua tiba di Muara Enggelam",
        user=article.owner,
        change_note="Ditambah: kata bupati.",
    )
    article = ArticlePage.objects.get(pk=article.pk)
    article.get_workflow().start(article, article.owner)
    approve_as_read(article, by=first)
    assert public_title(article) == "Perahu sekolah kedua tiba di Muara Enggelam"


def test_superuser_who_wrote_it_cannot_approve():
    admin = a_user(is_superuser=True)
    article = an_article_in_review(owner=admin)
    with pytest.raises(ApproverRefused):
        approve_as_read(article, by=admin)


def test_reporter_cannot_approve_a_colleague():
    article = an_article_in_review()
    with pytest.raises(ApproverRefused):
        approve_as_read(article, by=a_reporter())


def test_incomplete_story_is_refused_with_the_reasons():
    article = an_article_in_review(summary="")
    with pytest.raises(StoryIncomplete) as refusal:
        approve_as_read(article, by=an_editor())
    assert [finding.field for finding in refusal.value.findings] == ["summary"]


def test_story_that_is_not_on_the_desk_is_refused():
    with pytest.raises(NotOnDesk):
        approve_as_read(an_article(owner=a_reporter()), by=an_editor())


def test_second_approval_of_the_same_text_is_refused():
    article = an_article_in_review()
    approve_as_read(article, by=an_editor())
    with pytest.raises(NotOnDesk):
        approve_as_read(article, by=an_editor())


def test_embargo_holds_even_an_approved_story():
    article = an_article_in_review(embargo_until=timezone.now() + timedelta(hours=2))
    with pytest.raises(EmbargoInForce):
        approve_as_read(article, by=an_editor())
    assert not is_live(article)


def test_schedule_before_the_embargo_ends_is_refused():
    article = an_article_in_review(embargo_until=timezone.now() + timedelta(hours=2))
    digest = digest_of_content(article.get_latest_revision().content)
    with pytest.raises(EmbargoInForce):
        approve(article, by=an_editor(), seen_digest=digest, go_live_at=timezone.now() + timedelta(hours=1))
    assert not Approval.objects.filter(article=article).exists()


@pytest.mark.parametrize("minutes", [30, 119])
def test_embargo_holds_at_the_gate_whatever_was_approved(minutes):
    article = an_article(embargo_until=timezone.now() + timedelta(minutes=minutes))
    revision = article.get_latest_revision()
    Approval.objects.create(article=article, digest=digest_of_content(revision.content), made_by=an_editor())
    with pytest.raises(EmbargoInForce):
        revision.publish()
    assert not is_live(article)


def test_embargo_that_has_just_ended_holds_nothing():
    article = an_article(embargo_until=timezone.now() - timedelta(minutes=1))
    revision = article.get_latest_revision()
    Approval.objects.create(article=article, digest=digest_of_content(revision.content), made_by=an_editor())
    revision.publish()
    assert is_live(article)


def test_copy_of_a_live_story_is_a_draft():
    article = a_published_article()
    copied = article.copy(update_attrs={"slug": "salinan"}, keep_live=True)
    assert not is_live(copied)
    with pytest.raises(PublicationRefused):
        copied.get_latest_revision().publish()


def test_alias_of_a_story_is_refused():
    article = a_published_article()
    with pytest.raises(PermissionDenied):
        article.create_alias(update_slug="cermin")
    assert ArticlePage.objects.count() == 1


def test_copying_a_story_as_an_alias_is_refused_in_words(client):
    article, editor = a_published_article(), an_editor()
    client.force_login(editor)
    data = {
        "new_title": "Cermin",
        "new_slug": "cermin",
        "new_parent_page": article.get_parent().pk,
        "alias": "on",
    }
    response = client.post(f"/admin/pages/{article.pk}/copy/", data)
    assert response.status_code in {200, 302, 403}
    assert ArticlePage.objects.count() == 1


def test_workflow_finished_by_code_publishes_nothing():
    article = an_article_in_review()
    with pytest.raises(PublicationRefused):
        article.current_workflow_state.current_task_state.approve(user=an_editor())
    assert not is_live(article)


def test_disabling_the_task_publishes_nothing():
    article = an_article_in_review()
    task = article.current_workflow_task
    with pytest.raises(PublicationRefused):
        task.deactivate(user=a_user(is_superuser=True))
    assert not is_live(article)


def test_scheduled_text_that_changed_is_not_published():
    article = an_article()
    revision = article.get_latest_revision()
    type(revision).objects.filter(pk=revision.pk).update(
        approved_go_live_at=timezone.now() - timedelta(minutes=1)
    )
    # Whichever way the command reports it, the story stays unpublished.
    with contextlib.suppress(PublicationRefused, SystemExit, CommandError):
        call_command("publish_scheduled")
    assert not is_live(article)


def a_story_approved_for(moment) -> ArticlePage:
    article = an_article_in_review()
    digest = digest_of_content(article.get_latest_revision().content)
    approve(article, by=an_editor(), seen_digest=digest, go_live_at=moment)
    return ArticlePage.objects.get(pk=article.pk)


def without_schedule(article: ArticlePage) -> Revision:
    """The approved text with its hour taken away behind the desk's back."""
    revision = article.get_latest_revision()
    content = revision.content | {"go_live_at": None}
    article.revisions.filter(pk=revision.pk).update(approved_go_live_at=None, content=content)
    return Revision.objects.get(pk=revision.pk)


def test_text_approved_for_later_does_not_go_out_earlier():
    later = timezone.now() + timedelta(days=3)
    article = a_story_approved_for(later)
    approved = without_schedule(article)
    with pytest.raises(ApprovedForLater):
        approved.publish()
    assert not is_live(article)
    with at(later):
        approved.publish()
    assert is_live(article)


def test_schedule_may_move_to_later_but_not_to_earlier():
    later = timezone.now() + timedelta(days=3)
    revision = without_schedule(a_story_approved_for(later))
    revision.approved_go_live_at = later - timedelta(minutes=1)
    with pytest.raises(ApprovedForLater):
        revision.save()
    revision.approved_go_live_at = later + timedelta(days=1)
    revision.save()


def test_return_to_the_text_that_is_public_needs_no_new_approval():
    article = a_published_article(title="Versi satu")
    edited(article, title="Versi dua")
    article.revisions.order_by("pk").first().publish()
    assert public_title(article) == "Versi satu"


def test_unpublish_takes_the_story_off_all_that_readers_see():
    article = a_published_article()
    article.unpublish()
    assert not PublishedArticle.objects.filter(pk=article.pk).exists()
