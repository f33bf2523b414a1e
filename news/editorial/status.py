"""Who has a story now, and what the desk answered: one answer for the editor, the desk list and e-mails."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max
from wagtail.models import Page, Revision, TaskState, WorkflowState

from news.editorial.models import Approval
from news.models import ArticlePage

DRAFT, WAITING, RETURNED, SCHEDULED, PUBLISHED = "draft", "waiting", "returned", "scheduled", "published"


@dataclass(frozen=True, slots=True)
class StoryStatus:
    """Where a story stands.

    ``state`` is one of the constants above; ``since`` and ``by`` are when and through whom it came there; ``note`` is
    what the desk wrote when it gave the story back; ``go_live_at`` is set while it is scheduled. ``has_changes`` says
    that the newest text of a public story was not read yet.
    """

    state: str
    is_live: bool = False
    has_changes: bool = False
    since: datetime | None = None
    by: Any = None
    note: str = ""
    go_live_at: datetime | None = None
    submitted_by: Any = None


def load_status(article: ArticlePage) -> StoryStatus:
    """The status of one story; three queries."""
    return load_statuses([article])[article.pk]


def tell_status(article: ArticlePage, status: StoryStatus) -> None:
    """An action says what it makes of the story, for the mails that are written of ``article`` on the way."""
    article.told_status = status


def told_status(article: ArticlePage) -> StoryStatus:
    """What the action at work said; three queries where there is none."""
    return getattr(article, "told_status", None) or load_status(article)


def load_statuses(articles: Iterable[Page]) -> dict[int, StoryStatus]:
    """The status of each story by its id; three queries for any number."""
    articles = list(articles)
    keys = [str(article.pk) for article in articles]
    workflows = _workflows(keys)
    schedules = _schedules(keys)
    approvals = _newest_approvals([article.pk for article in articles])
    return {
        article.pk: _status(
            article,
            workflow=workflows.get(str(article.pk)),
            go_live_at=schedules.get(str(article.pk)),
            approval=approvals.get(article.pk),
        )
        for article in articles
    }


def task_state_on_desk(article: ArticlePage) -> TaskState | None:
    """The open question to the desk, if the story waits for an answer; one query."""
    return (
        TaskState.objects.for_instance(article)
        .filter(status=TaskState.STATUS_IN_PROGRESS, workflow_state__status=WorkflowState.STATUS_IN_PROGRESS)
        .select_related("workflow_state__requested_by", "task")
        .first()
    )


def load_answers(article: ArticlePage, *, count: int = 5) -> list[TaskState]:
    """What the desk answered before, newest first; one query."""
    answered = (TaskState.STATUS_APPROVED, TaskState.STATUS_REJECTED)
    states = TaskState.objects.for_instance(article).filter(status__in=answered)
    return list(states.select_related("finished_by").order_by("-finished_at", "-pk")[:count])


def _status(
    article: Page, *, workflow: WorkflowState | None, go_live_at: datetime | None, approval: Approval | None
):
    facts = {"is_live": article.live, "has_changes": article.live and article.has_unpublished_changes}
    if workflow is not None and workflow.current_task_state is not None:
        task_state = workflow.current_task_state
        if workflow.status == WorkflowState.STATUS_NEEDS_CHANGES:
            return StoryStatus(
                RETURNED,
                since=task_state.finished_at,
                by=task_state.finished_by,
                note=task_state.comment,
                submitted_by=workflow.requested_by,
                **facts,
            )
        who = workflow.requested_by
        return StoryStatus(WAITING, since=task_state.started_at, by=who, submitted_by=who, **facts)
    approved_by = approval.made_by if approval else None
    if go_live_at is not None:
        return StoryStatus(SCHEDULED, since=go_live_at, by=approved_by, go_live_at=go_live_at, **facts)
    if article.live:
        return StoryStatus(PUBLISHED, since=article.last_published_at, by=approved_by, **facts)
    return StoryStatus(DRAFT, since=article.latest_revision_created_at, by=article.owner, **facts)


def _workflows(keys: list[str]) -> dict[str, WorkflowState]:
    active = WorkflowState.objects.active().filter(base_content_type=_page_type(), object_id__in=keys)
    related = ("current_task_state__finished_by", "requested_by")
    return {state.object_id: state for state in active.select_related(*related)}


def _schedules(keys: list[str]) -> dict[str, datetime]:
    due = Revision.page_revisions.filter(object_id__in=keys, approved_go_live_at__isnull=False)
    return dict(due.order_by("pk").values_list("object_id", "approved_go_live_at"))


def _newest_approvals(ids: list[int]) -> dict[int, Approval]:
    newest = Approval.objects.filter(article_id__in=ids).values("article_id").annotate(newest=Max("pk"))
    found = Approval.objects.filter(pk__in=newest.values("newest")).select_related("made_by")
    return {approval.article_id: approval for approval in found}


def _page_type():
    return ArticlePage().get_base_content_type()
