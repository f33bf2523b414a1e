"""The desk on the newsroom's first page: what waits for an editor, and where one's own stories are."""

from collections.abc import Mapping
from typing import Any

from django.db.models import BigIntegerField, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.admin.ui.components import Component
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.permissions import policy_registry

from news.editorial.status import load_statuses
from news.models import ArticlePage, BylineEntry

LONGEST_LIST = 20


class WaitingPanel(Component):
    """Stories in review that this person may answer for, longest waiting first; three queries beside the rights."""

    name = "waiting_for_the_desk"
    template_name = "news_editorial/waiting_panel.html"
    order = 100

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """The stories with who submitted them and since when."""
        states = list(waiting_for(parent_context["request"].user)[: LONGEST_LIST + 1])
        articles = _for_list(ArticlePage.objects.filter(pk__in=[state.page_id for state in states]))
        by_id = {article.pk: article for article in articles}
        rows = [
            {"article": by_id[state.page_id], "state": state} for state in states if state.page_id in by_id
        ]
        return {"rows": rows[:LONGEST_LIST], "has_more": len(states) > LONGEST_LIST}


class MyStoriesPanel(Component):
    """One's own stories, newest work first, with where each is now; four queries."""

    name = "my_stories"
    template_name = "news_editorial/my_stories_panel.html"
    order = 110

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """The stories with their status."""
        user = parent_context["request"].user
        in_byline = BylineEntry.objects.filter(author__user=user).values("article_id")
        mine = ArticlePage.objects.filter(Q(owner=user) | Q(pk__in=in_byline))
        articles = list(_for_list(mine).order_by("-latest_revision_created_at", "-pk")[:LONGEST_LIST])
        statuses = load_statuses(articles)
        return {"rows": [{"article": article, "status": statuses[article.pk]} for article in articles]}


def waiting_for(user: Any) -> QuerySet[TaskState]:
    """Open questions to the desk about stories that ``user`` may publish, oldest first; each has ``page_id``."""
    may_publish = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "publish")
    open_states = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS, workflow_state__status=WorkflowState.STATUS_IN_PROGRESS
    )
    return (
        open_states.annotate(page_id=Cast("workflow_state__object_id", BigIntegerField()))
        .filter(
            workflow_state__base_content_type=ArticlePage().get_base_content_type(),
            page_id__in=may_publish.values("pk"),
        )
        .select_related("workflow_state__requested_by")
        .order_by("started_at", "pk")
    )


def is_on_desk(user: Any) -> bool:
    """Whether somebody may publish anything at all."""
    return policy_registry.get_by_type(Page).user_has_permission(user, "publish")


def _for_list(articles: QuerySet[ArticlePage]) -> QuerySet[ArticlePage]:
    return articles.select_related("region", "owner").defer("body", "raw_copy", "guesses", "summary")
