"""Routes to readers that take several people and steps; rows of ``test_routes.py``, which says how each must end."""

import json
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState
from wagtail.test.utils.form_data import rich_text, streamfield

from news.digest import digest_of_content
from news.editorial.actions import approve
from news.editorial.models import Contribution, Reading
from news.models import ArticlePage, PublishedArticle
from tests.builders import (
    a_published_article,
    a_reporter,
    an_article,
    an_editor,
    approve_as_read,
)
from tests.news.editorial.reading.screen import check_advice, save_draft
from tests.news.editorial.test_doors import edit

PUBLIC, UNREAD = "Seperti terbit dan dibaca berdua", "Kalimat yang belum dibaca siapa pun"
TYPO, MENDED = "Air masuk ke rumahh warga di hilir.", "Air masuk ke rumah warga di hilir."


def at_the_keyboard(story: ArticlePage, *, as_on: ArticlePage | None = None) -> ArticlePage:
    """The story as it is stored now, with who sits at the keyboard."""
    article = ArticlePage.objects.get(pk=story.pk)
    article.keyboard = (as_on or story).keyboard
    return article


def submit(story: ArticlePage, *, by=None) -> TaskState:
    story.get_workflow().start(story, by or story.keyboard)
    return TaskState.objects.for_instance(story).get(status=TaskState.STATUS_IN_PROGRESS)


def answer(client, story: ArticlePage, *, seen: str = "", **more):
    """Approve on the reading screen, as somebody who had it open; a colleague has looked at the gate's advice."""
    check_advice(story, by=an_editor())
    content = story.get_latest_revision().content
    Reading.objects.note(story, content=content, by=story.keyboard)
    form = {"answer": "publish", "digest": seen or digest_of_content(content), **more}
    return client.post(reverse("news_editorial:read", args=[story.pk]), form)


def bulk(client, story: ArticlePage, action: str, **data):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    return client.post(f"{url}?id={story.pk}", data)


def by_api(client, story: ArticlePage, action: str, **data):
    url = reverse("wagtailadmin_api:pages:action", args=[story.pk, action])
    return client.post(url, json.dumps(data), content_type="application/json")


def page_of(client, story: ArticlePage) -> bytes:
    return client.get(PublishedArticle.objects.get(pk=story.pk).url).content


def older_text_brought_back_and_published(client, story):
    """A text that was approved once, replaced since: approved it may be, read today it is not."""
    story.title, story.change_note = PUBLIC, "Judul diganti."
    replaced = story.get_latest_revision_as_object()
    replaced.title = "Judul sementara yang sempat dibaca"
    replaced.save_revision(user=a_reporter())
    once = ArticlePage.objects.get(pk=story.pk)
    once.get_workflow().start(once, a_reporter())
    approve_as_read(once, by=an_editor())
    back = ArticlePage.objects.get(pk=story.pk).get_latest_revision_as_object()
    back.title, back.change_note = PUBLIC, "Judul dikembalikan."
    back.save_revision(user=a_reporter())
    last = ArticlePage.objects.get(pk=story.pk)
    last.get_workflow().start(last, a_reporter())
    approve_as_read(last, by=an_editor())
    old = story.revisions.filter(content__title="Judul sementara yang sempat dibaca").first()
    client.get(reverse("wagtailadmin_pages:revisions_revert", args=[story.pk, old.pk]))
    reverted = old.as_object()
    reverted.save_revision(user=story.keyboard)
    return edit(client, story, **{"action-publish": "1"})


def approved_by_whoever_submitted_again(client, story):
    """The desk gave it back; the one at the keyboard sends it again without a change, and answers for it."""
    paragraph = ("paragraph", '<p data-block-key="a1b2c">Air naik.</p>')
    other = an_article(owner=a_reporter(), title=UNREAD, body=[paragraph])
    submit(other, by=other.owner).reject(user=an_editor())
    (block,) = json.loads(other.get_latest_revision().content["body"])
    same = {"body": streamfield([("paragraph", rich_text(block["value"]))]), "body-0-id": block["id"]}
    edit(client, other, **same, **{"action-submit": "1"})
    assert not Contribution.objects.to(other).filter(made_by=story.keyboard).exists()
    return answer(client, at_the_keyboard(other, as_on=story))


def own_sentence_fetched_from_the_history(client, story):
    """Written over a public text and taken back; a colleague brings that version back and submits it."""
    other = a_published_article(title=PUBLIC, owner=a_reporter())
    note = {"change_note": "Judul diperbarui."}
    other = save_draft(other, user=story.keyboard, title=UNREAD, **note)
    sentence = other.get_latest_revision()
    other = save_draft(other, user=story.keyboard, title=PUBLIC, change_note="")
    sentence.as_object().save_revision(user=other.owner)
    other = at_the_keyboard(other, as_on=story)
    submit(other, by=other.owner)
    return answer(client, other)


def unscheduled_then_published_early(client, story):
    """Approved for a day that was chosen with care; its author would rather have it today."""
    submit(story)
    check_advice(story, by=an_editor())
    digest, later = digest_of_content(story.get_latest_revision().content), timezone.now() + timedelta(days=3)
    approve(story, by=an_editor(), seen_digest=digest, go_live_at=later)
    scheduled = story.revisions.get(approved_go_live_at__isnull=False)
    client.post(reverse("wagtailadmin_pages:revisions_unschedule", args=[story.pk, scheduled.pk]))
    save_draft(story, user=story.keyboard, go_live_at=None)
    by_api(client, story, "publish")
    response = bulk(client, story, "publish")
    assert story.revisions.filter(pk=scheduled.pk, approved_go_live_at=later).exists()
    return response


def day_of_verification_moved(client, story):
    """The day until which readers were promised to hear what became of it."""
    other = _a_story_being_verified(owner=story.keyboard)
    before = page_of(client, other)
    save_draft(other, user=story.keyboard, verification_due_on=timezone.localdate() + timedelta(days=300))
    response = bulk(client, other, "publish")
    assert page_of(client, other) == before
    return response


def day_of_verification_moved_in_a_repair(client, story):
    """The same beside a typo that is mended."""
    other = _a_story_being_verified(owner=story.keyboard, summary=TYPO)
    before, later = page_of(client, other), timezone.localdate() + timedelta(days=300)
    other = save_draft(other, user=story.keyboard, summary=MENDED, verification_due_on=later)
    response = answer(client, at_the_keyboard(other, as_on=story), answer="repair")
    assert page_of(client, other) == before
    return response


def _a_story_being_verified(**changes) -> ArticlePage:
    soon = timezone.localdate() + timedelta(days=3)
    unsure = {"is_unverified": True, "verification_by": an_editor(), "verification_due_on": soon}
    return a_published_article(**unsure, **changes)


ROUNDABOUT = [
    older_text_brought_back_and_published,
    approved_by_whoever_submitted_again,
    own_sentence_fetched_from_the_history,
    unscheduled_then_published_early,
    day_of_verification_moved,
    day_of_verification_moved_in_a_repair,
]
