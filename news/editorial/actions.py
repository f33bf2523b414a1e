"""What people do at the desk. Each action checks the right itself, runs in one transaction and leaves a record."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, Revision, TaskState

from news.digest import digest_of_content
from news.editorial.four_eyes import objections
from news.editorial.models import Approval
from news.editorial.refusals import ApproverRefused, EmbargoInForce, NotOnDesk, StoryIncomplete, TextMovedOn
from news.models import ArticlePage
from news.publishing import find_all


@transaction.atomic
def approve(article: ArticlePage, *, by, seen_digest: str, go_live_at: datetime | None = None) -> Approval:
    """Answer for exactly the content with ``seen_digest``: it goes live now, or at ``go_live_at``.

    Raises ``ApproverRefused``, ``TextMovedOn``, ``StoryIncomplete``, ``EmbargoInForce`` or ``NotOnDesk``; then nothing
    has changed.
    """
    revision = _lock_latest_revision(article)
    task_state = _task_state_on_desk(article)
    content = revision.as_object()
    _require_approver(content, by=by, task_state=task_state)
    digest = digest_of_content(revision.content)
    if digest != seen_digest:
        raise TextMovedOn(seen=seen_digest, current=digest)
    if blocking := [finding for finding in find_all(content) if finding.is_blocking]:
        raise StoryIncomplete(blocking)
    if content.embargo_until and content.embargo_until > (go_live_at or timezone.now()):
        raise EmbargoInForce(content)
    approval = Approval.objects.create(article=article, digest=digest, made_by=by)
    log(instance=article, action="news.approve", user=by, revision=revision, data={"digest": digest})
    _set_go_live_at(revision, go_live_at)
    # The answer is about this revision, not the one that was submitted: Wagtail would ask for another approval.
    task_state.revision = revision
    task_state.approve(user=by)
    return approval


@transaction.atomic
def return_with_note(article: ArticlePage, *, by, note: str) -> None:
    """Give a story back to whoever submitted it, saying what to do; raises ``ApproverRefused`` or ``NotOnDesk``."""
    _lock_latest_revision(article)
    task_state = _task_state_on_desk(article)
    if not article.permissions_for_user(by).can_publish():
        raise ApproverRefused(objections(article, by))
    task_state.reject(user=by, comment=note)


@transaction.atomic
def publish_imported(
    article: ArticlePage, *, published_at: datetime | None = None, by=None, note: str = ""
) -> None:
    """Put a story live that was public before it came here (an archive, the demo), as a decision of that kind.

    ``published_at`` is when it first went public, by default now.
    """
    if published_at:
        article.first_published_at = published_at
        article.save(update_fields=["first_published_at"])
    revision = article.save_revision(user=by, log_action=False)
    digest = digest_of_content(revision.content)
    Approval.objects.create(
        article=article, digest=digest, kind=Approval.Kind.IMPORTED, made_by=by, note=note
    )
    log(instance=article, action="news.import", user=by, revision=revision, data={"digest": digest})
    revision.publish(log_action=False)


def _lock_latest_revision(article: ArticlePage) -> Revision:
    # The row lock (PostgreSQL) or the immediate write transaction (SQLite) keeps saves out until the answer is
    # on record.
    Page.objects.select_for_update().only("pk").get(pk=article.pk)
    return Revision.page_revisions.filter(object_id=str(article.pk)).order_by("-created_at", "-id")[0]


def _task_state_on_desk(article: ArticlePage) -> TaskState:
    state = TaskState.objects.for_instance(article).filter(status=TaskState.STATUS_IN_PROGRESS).first()
    if state is None:
        raise NotOnDesk
    return state


def _require_approver(content: ArticlePage, *, by, task_state: TaskState) -> None:
    found = objections(content, by, submitted_by=task_state.workflow_state.requested_by)
    if found:
        raise ApproverRefused(found)


def _set_go_live_at(revision: Revision, go_live_at: datetime | None) -> None:
    wanted = go_live_at.isoformat() if go_live_at else None
    if revision.content.get("go_live_at") != wanted:
        revision.content["go_live_at"] = wanted
        revision.save(update_fields=["content"])
