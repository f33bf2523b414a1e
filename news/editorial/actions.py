"""What people do at the desk. Each action checks the right itself, runs in one transaction and leaves a record."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from wagtail.models import COMMENTS_RELATION_NAME, Revision, TaskState

from news.digest import Digests, digest_of_content
from news.editorial.audit.chain import fingerprint, note_in_page_log, record
from news.editorial.checklist import require_open_gate
from news.editorial.desks import require_rights
from news.editorial.four_eyes import objections
from news.editorial.locks import lock_story
from news.editorial.models import Approval, SecondReading
from news.editorial.reading import second_readings
from news.editorial.refusals import (
    ApproverRefused,
    EmbargoInForce,
    NeverSaved,
    NothingToWithdraw,
    NotOnDesk,
    ReadAlready,
    TextMovedOn,
)
from news.editorial.status import PUBLISHED, SCHEDULED, StoryStatus, tell_status
from news.models import ArticlePage
from news.publication.loading import DRAWN_WITH


@transaction.atomic
def approve(article: ArticlePage, *, by, seen_digest: str, go_live_at: datetime | None = None) -> Approval:
    """Answer for exactly the content with ``seen_digest``: it goes live now, or at ``go_live_at``.

    Raises ``ApproverRefused``, ``TextMovedOn``, ``StoryIncomplete``, ``EmbargoInForce`` or ``NotOnDesk``; then nothing
    has changed.
    """
    revision = lock_latest_revision(article)
    task_state = _task_state_on_desk(article)
    content = revision.as_object()
    # Wagtail makes the same of it for its log, and once more to publish it.
    revision.content_object.looked_up = content.looked_up
    if found := objections(content, by):
        raise ApproverRefused(found)
    digests = Digests(revision.content)
    digest = digests.newest
    if seen_digest not in digests:
        raise TextMovedOn(seen=seen_digest, current=digest)
    gate = require_open_gate(content)
    if content.embargo_until and content.embargo_until > (go_live_at or timezone.now()):
        raise EmbargoInForce(content)
    approval = Approval.objects.create(
        article=article, digest=digest, made_by=by, gate=gate, go_live_at=go_live_at
    )
    note_in_page_log(revision, "news.approve", by=by, digest=digest)
    if go_live_at is None:
        second_readings.cover(article, by=by, digest=digest)
    scheduled = {"go_live_at": go_live_at.isoformat()} if go_live_at else {}
    record("approve", by=by, article=article, digest=digest, gate=fingerprint(gate), **scheduled)
    _set_go_live_at(revision, go_live_at)
    _hand_over(task_state, revision)
    state = SCHEDULED if go_live_at else PUBLISHED
    tell_status(revision.content_object, StoryStatus(state, by=by, go_live_at=go_live_at))
    task_state.approve(user=by)
    return approval


@transaction.atomic
def return_with_note(article: ArticlePage, *, by, note: str) -> None:
    """Give a story back to whoever submitted it, saying what to do; raises ``ApproverRefused`` or ``NotOnDesk``."""
    content = lock_latest_revision(article).as_object()
    task_state = _task_state_on_desk(article)
    require_rights(content, by=by)
    task_state.reject(user=by, comment=note)
    record("return", by=by, article=article, note=note)


@transaction.atomic
def withdraw_approval(article: ArticlePage, *, by, reason: str) -> Approval:
    """Take an approval back before its text is public; a schedule for it ends.

    Raises ``ApproverRefused``, or ``NothingToWithdraw`` where readers have the text already: a public story is
    corrected or retracted.
    """
    content = lock_latest_revision(article).as_object()
    require_rights(content, by=by)
    newest = Approval.objects.newest_for(article)
    if newest is None or newest.kind == Approval.Kind.WITHDRAWN or _is_public(article, newest):
        raise NothingToWithdraw
    withdrawal = Approval.objects.create(
        article=article, digest=newest.digest, kind=Approval.Kind.WITHDRAWN, made_by=by, note=reason
    )
    article.revisions.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=None)
    record("withdraw_approval", by=by, article=article, digest=newest.digest, reason=reason)
    return withdrawal


@transaction.atomic
def confirm_second_reading(approval: Approval, *, by, seen_digest: str, note: str = "") -> SecondReading:
    """Answer for what one pair of eyes had put live. Raises ``ApproverRefused``, ``TextMovedOn`` or ``ReadAlready``."""
    lock_latest_revision(approval.article)
    if not Approval.objects.to_be_read().filter(pk=approval.pk).exists():
        raise ReadAlready
    if found := second_readings.objections_to(approval, by):
        raise ApproverRefused(found)
    if approval.digest != seen_digest:
        raise TextMovedOn(seen=seen_digest, current=approval.digest)
    return second_readings.note(approval, by=by, words=note)


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
    note_in_page_log(revision, "news.import", by=by, digest=digest)
    record("import", by=by, article=article, digest=digest, **({"note": note} if note else {}))
    revision.publish(log_action=False)


def lock_latest_revision(article: ArticlePage) -> Revision:
    """The newest text, under the lock that every decision about the story takes; saves wait until it is on record.

    The newest is the one that the page names, as on every screen: clocks of two servers may differ. Raises
    ``NeverSaved`` for a story without one: an import or a script made it, and nobody can answer for it.
    """
    lock_story(article)
    page = ArticlePage.objects.select_related("latest_revision", *DRAWN_WITH).filter(pk=article.pk).first()
    if page is None or page.latest_revision is None:
        raise NeverSaved
    if page.path == article.path and "_cached_parent_obj" in article.__dict__:
        page._cached_parent_obj = article._cached_parent_obj
    # Its page is this one, with its remarks: Wagtail would read them again for each thing that it makes of the text.
    page.latest_revision.content_object = page
    page._cluster_related_objects = {
        COMMENTS_RELATION_NAME: list(getattr(page, COMMENTS_RELATION_NAME).all())
    }
    return page.latest_revision


def publish_now(revision: Revision, *, by) -> None:
    """Put a text live that somebody has just answered for alone; a schedule ends, and so does its stay on the desk.

    Wagtail cancels the open workflow in the name of ``by``: nobody approved.
    """
    _set_go_live_at(revision, None)
    revision.publish(user=by)


def _is_public(article: ArticlePage, approval: Approval) -> bool:
    """Whether readers have the text that was approved: it or its story may be on record by an older recipe."""
    public = ArticlePage.objects.live().filter(pk=article.pk, published__isnull=False).first()
    return public is not None and approval.digest in Digests.of(public)


def _task_state_on_desk(article: ArticlePage) -> TaskState:
    on_desk = TaskState.objects.for_instance(article).filter(status=TaskState.STATUS_IN_PROGRESS)
    state = on_desk.select_related("workflow_state__workflow", "workflow_state__requested_by", "task").first()
    if state is None:
        raise NotOnDesk
    return state


def _hand_over(task_state: TaskState, revision: Revision) -> None:
    """What Wagtail publishes now is the very text that was read under the lock; it need not look it up again.

    The answer is about this revision, not the one that was submitted: Wagtail would ask for another approval.
    """
    # By its base class, as the workflow has it on record: another class would change the type there.
    page, workflow_state = revision.content_object.page_ptr, task_state.workflow_state
    page.specific = revision.content_object
    page.latest_revision = task_state.revision = revision
    workflow_state.content_object = page
    if workflow_state.current_task_state_id == task_state.pk:
        workflow_state.current_task_state = task_state


def _set_go_live_at(revision: Revision, go_live_at: datetime | None) -> None:
    wanted = go_live_at.isoformat() if go_live_at else None
    if revision.content.get("go_live_at") != wanted:
        revision.content["go_live_at"] = wanted
        revision.save(update_fields=["content"])
