"""Every known way to put an unread sentence before readers, tried as reporter and as editor.

Each ends the same: the old text is public, and somebody is told why. New in Wagtail: add a row. The list is also the
answer to "what was tried?".
"""

import sys
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import DraftStateMixin, WorkflowMixin
from wagtail.snippets.models import get_snippet_models

from news.accounts.models import User
from news.digest import digest_of_content
from news.models import ArticlePage, NewsIndexPage, PublishedArticle
from tests.builders import PASSWORD, a_published_article, a_reporter, an_editor, read_anew
from tests.news.editorial.roundabout import (
    PUBLIC,
    ROUNDABOUT,
    UNREAD,
    answer,
    at_the_keyboard,
    bulk,
    by_api,
    older_text_brought_back_and_published,
    submit,
)
from tests.news.editorial.test_doors import edit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture(scope="module", params=["reporter", "editor"])
def kept_story(request, site) -> ArticlePage:
    """A public story whose owner has written another text behind it."""
    user = a_reporter("dimas") if request.param == "reporter" else an_editor("rahma")
    article = a_published_article(title=PUBLIC, owner=user)
    draft = article.get_latest_revision_as_object()
    draft.title, draft.change_note = UNREAD, "Judul diperbarui."
    draft.save_revision(user=user)
    return article


@pytest.fixture
def story(kept_story, client, db) -> ArticlePage:
    """The same, with its owner at the keyboard."""
    article = read_anew(kept_story)
    article.keyboard = User.objects.get(pk=article.owner_id)
    client.login(username=article.keyboard.username, password=PASSWORD)
    return article


def copied(client, story: ArticlePage, **extra):
    fields = {
        "new_title": UNREAD,
        "new_slug": "salinan-yang-terbit",
        "new_parent_page": story.get_parent().pk,
        "publish_copies": "on",
        **extra,
    }
    return client.post(reverse("wagtailadmin_pages:copy", args=[story.pk]), fields)


def publish_posted_to_the_editor(client, story):
    return edit(client, story, **{"action-publish": "1"})


def own_text_approved(client, story):
    submit(story)
    return answer(client, story)


def approved_after_a_later_save(client, story):
    seen = digest_of_content(story.get_latest_revision().content)
    submit(story)
    newest = story.get_latest_revision_as_object()
    newest.summary = "Ringkasan yang datang kemudian."
    newest.save_revision(user=a_reporter())
    return answer(client, at_the_keyboard(story), seen=seen)


def edited_then_approved(client, story):
    submit(story)
    edit(client, story, title=UNREAD + " dan diubah lagi")
    return answer(client, at_the_keyboard(story))


def bulk_publish(client, story):
    return bulk(client, story, "publish", include_descendants="on")


def scheduled_in_the_editor(client, story):
    soon = (timezone.localtime() + timedelta(minutes=2)).strftime("%Y-%m-%d %H:%M")
    return edit(client, story, go_live_at=soon, **{"action-publish": "1"})


def copied_with_publish(client, story):
    return copied(client, story)


def copied_with_publish_by_api(client, story):
    return by_api(
        client, story, "copy", keep_live=True, destination_page_id=story.get_parent().pk, slug="salinan-api"
    )


def moved(client, story):
    target = NewsIndexPage.objects.get().pk
    return client.post(reverse("wagtailadmin_pages:move_confirm", args=[story.pk, target]))


def alias_made(client, story):
    return copied(client, story, alias="on")


def alias_made_by_api(client, story):
    return by_api(client, story, "create_alias", destination_page_id=story.get_parent().pk)


def alias_converted(client, story):
    return client.post(reverse("wagtailadmin_pages:convert_alias", args=[story.pk]))


def alias_converted_by_api(client, story):
    return by_api(client, story, "convert_alias")


def unpublished_then_published_again(client, story):
    client.post(reverse("wagtailadmin_pages:unpublish", args=[story.pk]))
    bulk(client, story, "unpublish")
    by_api(client, story, "unpublish")
    assert ArticlePage.objects.get(pk=story.pk).live
    return edit(client, story, **{"action-publish": "1"})


def approved_from_the_history_page(client, story):
    state = submit(story)
    args = [story.pk, "approve", state.pk]
    return client.post(reverse("wagtailadmin_pages:workflow_action", args=args))


def approved_in_the_editors_post(client, story):
    submit(story)
    return edit(client, story, **{"action-workflow-action": "1", "workflow-action-name": "approve"})


def workflow_cancelled_then_published(client, story):
    submit(story)
    edit(client, story, **{"action-cancel-workflow": "1"})
    return edit(client, story, **{"action-publish": "1"})


def workflow_restarted_then_approved(client, story):
    state = submit(story)
    state.reject(user=an_editor())
    edit(client, story, **{"action-restart-workflow": "1"})
    return answer(client, at_the_keyboard(story))


def published_while_locked(client, story):
    ArticlePage.objects.filter(pk=story.pk).update(
        locked=True, locked_by=story.keyboard, locked_at=timezone.now()
    )
    edit(client, story, **{"action-publish": "1"})
    return bulk(client, story, "publish")


def published_by_the_admin_api(client, story):
    return by_api(client, story, "publish")


def older_version_taken_over_by_api(client, story):
    return by_api(client, story, "revert_to_page_revision", revision_id=story.get_latest_revision().pk)


def task_approved_for_another_story(client, story):
    """Wagtail asks the rights on the page in the address, and answers for the task's."""
    other = a_published_article(title="Berita lain yang tidak ada hubungannya")
    state = submit(story)
    return client.post(reverse("wagtailadmin_pages:workflow_action", args=[other.pk, "approve", state.pk]))


OVER_HTTP = [
    publish_posted_to_the_editor,
    own_text_approved,
    approved_after_a_later_save,
    edited_then_approved,
    bulk_publish,
    scheduled_in_the_editor,
    copied_with_publish,
    copied_with_publish_by_api,
    moved,
    alias_made,
    alias_made_by_api,
    alias_converted,
    alias_converted_by_api,
    unpublished_then_published_again,
    approved_from_the_history_page,
    approved_in_the_editors_post,
    workflow_cancelled_then_published,
    workflow_restarted_then_approved,
    published_while_locked,
    published_by_the_admin_api,
    older_version_taken_over_by_api,
    task_approved_for_another_story,
    *ROUNDABOUT,
]
# Not refused, because nothing goes live by it: the copy is a draft of its own, the move is not offered, a reporter's
# "publish" is an ordinary save.
SILENT = {copied_with_publish, copied_with_publish_by_api, older_version_taken_over_by_api}


def told(client, response) -> str:
    """All that the person is told: the answer's own words, or the messages on the page it leads to."""
    if response.status_code in {301, 302}:
        page = client.get(response.url, follow=True)
        return " ".join(str(message) for message in (page.context or {}).get("messages", []))
    return response.content.decode()


def is_public_as_before(story: ArticlePage) -> bool:
    public = PublishedArticle.objects.filter(card__title__in=[UNREAD, UNREAD + " dan diubah lagi"])
    return ArticlePage.objects.get(pk=story.pk).live and not public.exists()


@pytest.mark.parametrize("route", OVER_HTTP, ids=lambda route: route.__name__)
def test_no_route_shows_readers_an_unread_text(client, story, route: Callable):
    address = PublishedArticle.objects.get(pk=story.pk).url
    before = client.get(address).content
    response = route(client, story)
    assert response.status_code < 500
    assert is_public_as_before(story)
    assert UNREAD.encode() not in client.get(address).content
    if route is not older_text_brought_back_and_published:
        assert client.get(address).content == before
    assert not ArticlePage.objects.live().exclude(pk=story.pk).filter(title=UNREAD).exists()
    sentence = told(client, response).strip()
    # Shown by ``pytest -rP``: the list of what was tried and what came of it.
    sys.stdout.write(f"{route.__name__} | {story.keyboard} | {response.status_code} | {sentence[:200]}\n")
    assert sentence or route in SILENT


def test_old_text_brought_back_stays_unread(client, story):
    older_text_brought_back_and_published(client, story)
    assert PublishedArticle.objects.get(pk=story.pk).card["title"] == PUBLIC


@pytest.mark.parametrize("call", ["command", "publish", "schedule"])
def test_no_code_shows_readers_an_unread_text(story, call):
    newest = story.get_latest_revision()
    if call == "command":
        story.revisions.filter(pk=newest.pk).update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
        with pytest.raises(CommandError):
            call_command("publish_scheduled", verbosity=0)
    elif call == "publish":
        with pytest.raises(PermissionDenied, match=UNREAD):
            newest.publish()
    else:
        newest.approved_go_live_at = timezone.now() + timedelta(minutes=1)
        with pytest.raises(PermissionDenied, match=UNREAD):
            newest.save()
    assert is_public_as_before(story)


def test_no_snippet_has_a_workflow_of_its_own():
    """One that had could be published by its own review; then it needs a gate like the story's."""
    ours = [
        model
        for model in get_snippet_models()
        if model._meta.app_label.startswith(("news", "home", "search"))
    ]
    assert ours
    assert not [model for model in ours if issubclass(model, DraftStateMixin | WorkflowMixin)]
