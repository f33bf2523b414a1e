"""What the editor of a story offers at its foot: send to the desk, read for approval, take back."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import (
    ActionMenuItem,
    CancelWorkflowMenuItem,
    SaveDraftMenuItem,
    SubmitForModerationMenuItem,
)

from news.editorial.audit.log import VIEW_RIGHT
from news.editorial.overrides import may_override
from news.editorial.sharing import may_share
from news.models import ArticlePage

# Publishing is an answer on the reading screen; taking a public story down is not an editor's button; a restart would
# only lose the place in the queue.
HIDDEN = frozenset({"action-publish", "action-unpublish", "action-restart-workflow"})


class SubmitToDeskItem(SubmitForModerationMenuItem):
    """Send the story to the desk, or send it again."""

    label = _("Submit to the desk")

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        """Wagtail's own label names the workflow and the task; the newsroom has one desk."""
        page = parent_context.get("page")
        state = page.current_workflow_state if page else None
        is_returned = state is not None and state.status == state.STATUS_NEEDS_CHANGES
        label = _("Submit again") if is_returned else self.label
        return super().get_context_data(parent_context) | {"label": label}


class TakeBackItem(CancelWorkflowMenuItem):
    """The submitter takes the story back from the desk."""

    label = _("Take back from the desk")
    icon_name = "arrow-left"


class ReadForApprovalItem(ActionMenuItem):
    """The way to the reading screen, for those who may answer."""

    name = "action-read"
    label = _("Read for approval")
    icon_name = "view"

    def get_url(self, parent_context: dict[str, Any]) -> str:
        """The reading screen of the story that is being edited."""
        return reverse("news_editorial:read", args=[parent_context["page"].pk])


class ShareDraftItem(ActionMenuItem):
    """A link to the draft for somebody outside."""

    name = "action-share-draft"
    label = _("Share the draft")
    icon_name = "link-external"

    def get_url(self, parent_context: dict[str, Any]) -> str:
        """The links of the story that is being edited."""
        return reverse("news_editorial:share", args=[parent_context["page"].pk])


class RecordItem(ActionMenuItem):
    """Who wrote, who approved, when."""

    name = "action-record"
    label = _("Record")
    icon_name = "history"

    def get_url(self, parent_context: dict[str, Any]) -> str:
        """The record of the story that is being edited."""
        return reverse("news_editorial:record", args=[parent_context["page"].pk])


class ReadChangesItem(ReadForApprovalItem):
    """The same screen for a change that nobody submitted: a typo in a public story is repaired there."""

    name = "action-read-changes"
    label = _("Read the changes")


class EmergencyItem(ReadForApprovalItem):
    """The same screen for the editor-in-chief, of a text that nobody submitted."""

    name = "action-emergency"
    label = _("Emergency: publish or read")
    icon_name = "warning"


def arrange(items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]) -> None:
    """Change the menu of a story; menus of other pages stay as they are."""
    if not _is_story(context):
        return
    own = {SubmitForModerationMenuItem: SubmitToDeskItem, CancelWorkflowMenuItem: TakeBackItem}
    items[:] = [
        own[type(item)](order=item.order) if type(item) in own else item
        for item in items
        if item.name not in HIDDEN
    ]
    page = context.get("page")
    if page is not None:
        items += _of_the_desk(page, request.user)
    items.sort(key=_rank)


def _of_the_desk(page: ArticlePage, user: Any) -> Iterator[ActionMenuItem]:
    may_publish = page.permissions_for_user(user).can_publish()
    if page.live and may_publish and not page.workflow_in_progress:
        yield ReadChangesItem(order=190)
    if page.workflow_in_progress and may_publish:
        yield ReadForApprovalItem()
    elif (page.has_unpublished_changes or not page.live) and may_override(page, user):
        yield EmergencyItem(order=200)
    if may_share(user, page):
        yield ShareDraftItem(order=210)
    if user.has_perm(VIEW_RIGHT):
        yield RecordItem(order=220)


def _is_story(context: dict[str, Any]) -> bool:
    if context["view"] == "create":
        # The create view tells the parent only; months hold nothing but stories.
        return ArticlePage in context["parent_page"].specific_class.allowed_subpage_models()
    return isinstance(context.get("page"), ArticlePage)


def _rank(item: ActionMenuItem) -> tuple[int, int]:
    """The first item is the big button: read, else submit, else save."""
    firsts = (ReadForApprovalItem, SubmitToDeskItem, SaveDraftMenuItem)
    return (firsts.index(type(item)) if type(item) in firsts else len(firsts), item.order)
