"""A newsroom in the middle of a day: a story in each state, and one of everything that stories refer to."""

from datetime import timedelta

from django.contrib.auth.tokens import default_token_generator
from django.test import Client
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from wagtail.models import Comment, TaskState

from news.accounts.models import User
from news.digest import digest_of_content
from news.editorial.actions import approve, return_with_note
from news.editorial.models import DeskSettings
from news.models import ArticlePage
from tests.builders import (
    a_chief,
    a_person,
    a_photo,
    a_published_article,
    a_reporter,
    a_topic,
    an_article,
    an_article_in_review,
    an_author,
    an_editor,
)
from tests.news.bodies import a_document, every_block
from tests.newsroom.desk_record import what_is_on_record

REPORTER, EDITOR, CHIEF = "dimas", "rahma", "santi"


def a_busy_desk() -> dict[str, object]:
    """What addresses of screens name: the keys of stories and things, by their part in the newsroom."""
    reporter = a_reporter(REPORTER, first_name="Dimas", last_name="Arya")
    editor = an_editor(EDITOR, first_name="Rahma", last_name="Idris")
    chief = a_chief(CHIEF, first_name="Santi", last_name="Mahakam")
    author = an_author("Dimas Arya", initials="dap", job_title="Wartawan", user=reporter)
    stories = _stories(reporter, editor, author)
    keys = {name: story.pk for name, story in stories.items()}
    month = stories["draft"].get_parent()
    keys |= {"month": month.pk, "year": month.get_parent().pk, "archive": month.get_parent().get_parent().pk}
    keys |= {"home": month.get_site().root_page.pk, "standing": _standing(month)}
    keys |= {"document": a_document().pk, "photo": a_photo("Pasar", uploaded_by_user=reporter).pk}
    keys |= {"person": a_person().pk, "topic": a_topic().pk, "author": author.pk}
    draft = stories["draft"]
    keys["rules"] = DeskSettings.load().pk
    keys |= {"section": draft.section.pk, "region": draft.region.pk, "user": reporter.pk}
    keys |= what_is_on_record(stories["live"], reporter=reporter, editor=editor, chief=chief)
    return keys | _versions(draft, stories) | _reset_link(reporter)


def _stories(reporter: User, editor: User, author) -> dict[str, ArticlePage]:
    values = {"owner": reporter, "authors": (author,)}
    draft = an_article(title="Air pasang di hilir", body=every_block(), **values)
    draft.title = "Air pasang di hulu"
    draft.save_revision(user=reporter)
    Comment.objects.create(page=draft, user=editor, text="Sebut sumbernya.", contentpath="title")
    bare = ArticlePage(title="Kosong", slug="kosong", owner=reporter)
    draft.get_parent().add_child(instance=bare)
    bare.save_revision(user=reporter)
    locked = an_article(title="Terkunci", **values)
    locked.locked, locked.locked_by, locked.locked_at = True, editor, timezone.now()
    locked.save()
    returned = an_article_in_review(title="Perlu angka", owner=reporter, authors=(author,))
    return_with_note(returned, by=editor, note="Sebut dari mana angkanya.")
    live = a_published_article(title="Sudah terbit", **values)
    changed = a_published_article(title="Terbit lalu diubah", **values)
    changed.title = "Terbit lalu diubah lagi"
    changed.save_revision(user=reporter)
    return {
        "draft": draft,
        "bare": bare,
        "locked": locked,
        "waiting": an_article_in_review(
            title="Petani kakao menahan jual sampai panen", owner=reporter, authors=(author,)
        ),
        "returned": returned,
        "scheduled": _scheduled(reporter, editor, author),
        "live": live,
        "changed": changed,
    }


def _scheduled(reporter: User, editor: User, author) -> ArticlePage:
    story = an_article_in_review(
        title="Jembatan Teluk Lerong ditutup besok pagi", owner=reporter, authors=(author,)
    )
    digest = digest_of_content(story.get_latest_revision().content)
    approve(story, by=editor, seen_digest=digest, go_live_at=timezone.now() + timedelta(days=1))
    return ArticlePage.objects.get(pk=story.pk)


def _standing(page) -> int:
    return page.get_site().root_page.get_children().get(slug="redaksi").pk


def _versions(draft: ArticlePage, stories: dict[str, ArticlePage]) -> dict[str, int]:
    first, last = draft.revisions.order_by("pk")[0], draft.revisions.order_by("-pk")[0]
    task = TaskState.objects.for_instance(stories["waiting"]).get()
    back = TaskState.objects.for_instance(stories["returned"]).get()
    scheduled = stories["scheduled"].revisions.get(approved_go_live_at__isnull=False)
    return {
        "first": first.pk,
        "last": last.pk,
        "task": task.task_id,
        "task_state": task.pk,
        "workflow_state": task.workflow_state_id,
        "returned_workflow_state": back.workflow_state_id,
        "scheduled_version": scheduled.pk,
    }


def _reset_link(user: User) -> dict[str, str]:
    return {
        "uid": urlsafe_base64_encode(force_bytes(user.pk)),
        "token": default_token_generator.make_token(user),
    }


def log_in(client: Client, name: str) -> None:
    """As the one with this name; as nobody without."""
    if name:
        client.force_login(User.objects.get(username=name))
