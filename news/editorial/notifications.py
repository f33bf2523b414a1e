"""E-mail to the people a step of the desk concerns; nobody is told of their own act, nobody twice of one.

Wagtail tells the editors when a story is submitted, and the submitter when it is answered; the templates of these
messages are ours (``templates/wagtailadmin/notifications/``). Here is who else has to know: whoever began the story
and whoever is in its byline, and what Wagtail has no message for: a schedule that was kept, or that could not be.
"""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q
from wagtail.admin.mail import (
    EmailNotificationMixin,
    Notifier,
    WorkflowStateApprovalEmailNotifier,
    WorkflowStateRejectionEmailNotifier,
)
from wagtail.models import WorkflowState
from wagtail.signals import workflow_approved, workflow_rejected

from news.editorial.models import Approval
from news.models import ArticlePage


def people_of(article: ArticlePage) -> set[Any]:
    """Whoever began the story and whoever is in the byline of its newest text."""
    newest = article.get_latest_revision_as_object()
    authors = [entry.author_id for entry in newest.byline_entries.all()]
    return set(get_user_model().objects.filter(Q(author__in=authors) | Q(pk=article.owner_id)))


class _ForColleagues:
    """The same message as the submitter's, for the others whose story it is."""

    def can_handle(self, instance: Any, **kwargs: Any) -> bool:
        return super().can_handle(instance, **kwargs) and isinstance(
            instance.content_object.specific, ArticlePage
        )

    def get_recipient_users(self, workflow_state: WorkflowState, **kwargs: Any) -> set[Any]:
        told = {workflow_state.requested_by, kwargs.get("user")}
        return people_of(workflow_state.content_object.specific) - told


class ApprovedForColleagues(_ForColleagues, WorkflowStateApprovalEmailNotifier):
    """A story was approved: it is public, or scheduled."""


class ReturnedForColleagues(_ForColleagues, WorkflowStateRejectionEmailNotifier):
    """A story was given back with a note."""


class ScheduleNotifier(EmailNotificationMixin, Notifier):
    """What became of a scheduled story, to its people and to whoever approved it."""

    notification = "approved"  # Wagtail's preference that covers it

    def __init__(self, template: str) -> None:
        super().__init__((ArticlePage,))
        self.template = template

    def get_recipient_users(self, article: ArticlePage, **kwargs: Any) -> set[Any]:
        """Nobody acted just now, so nobody is left out."""
        approval = Approval.objects.filter(article=article).newest_first().select_related("made_by").first()
        approver = {approval.made_by} if approval and approval.made_by else set()
        return people_of(article) | approver

    def get_template_set(self, article: ArticlePage, **kwargs: Any) -> dict[str, str]:
        """Subject and text; there is no HTML."""
        base = f"news_editorial/mail/{self.template}"
        return {"subject": f"{base}_subject.txt", "text": f"{base}.txt"}

    def get_context(self, article: ArticlePage, **kwargs: Any) -> dict[str, Any]:
        """The story and what the command knows of it."""
        return super().get_context(article, **kwargs) | {"page": article} | kwargs.get("facts", {})


class OverrideNotifier(EmailNotificationMixin, Notifier):
    """Something went out unread: to everybody who may be the second reader, and to the story's people."""

    notification = "submitted"  # Wagtail's preference that covers what asks for a reading

    def __init__(self) -> None:
        super().__init__((Approval,))

    def get_recipient_users(self, approval: Approval, **kwargs: Any) -> set[Any]:
        """Whoever may publish the story, and its people; not the one who did it."""
        groups = Q(groups__page_permissions__permission__codename="publish_page")
        groups &= Q(groups__page_permissions__page__in=approval.article.get_ancestors(inclusive=True))
        readers = get_user_model().objects.filter(groups, is_active=True).distinct()
        return (set(readers) | people_of(approval.article)) - {approval.made_by}

    def get_template_set(self, approval: Approval, **kwargs: Any) -> dict[str, str]:
        """Subject and text; there is no HTML."""
        base = "news_editorial/mail/overridden"
        return {"subject": f"{base}_subject.txt", "text": f"{base}.txt"}

    def get_context(self, approval: Approval, **kwargs: Any) -> dict[str, Any]:
        """The story, who and why."""
        page = ArticlePage.objects.get(pk=approval.article_id)
        return super().get_context(approval, **kwargs) | {"page": page, "approval": approval}


tell_overridden = OverrideNotifier()
tell_went_live = ScheduleNotifier("went_live")
tell_schedule_refused = ScheduleNotifier("schedule_refused")
_approved_for_colleagues = ApprovedForColleagues()
_returned_for_colleagues = ReturnedForColleagues()


def connect() -> None:
    """Called once, by the app's ``ready``."""
    uid = "news_editorial.notifications"
    workflow_approved.connect(_approved_for_colleagues, sender=WorkflowState, dispatch_uid=uid)
    workflow_rejected.connect(_returned_for_colleagues, sender=WorkflowState, dispatch_uid=uid)
