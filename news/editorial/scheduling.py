"""Keeping schedules: each due version goes live once, in a transaction of its own, if the gate still lets it.

A schedule is a promise to publish: it needs an approval of exactly its text. The gate asks again when the time comes;
without ``refuse_unapproved_schedule`` Wagtail's bulk action and API could schedule a text that nobody read.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import DraftStateMixin, Page, PageLogEntry, Revision

from news.digest import Digests
from news.editorial.audit.chain import record
from news.editorial.gate import require_decision
from news.editorial.locks import lock_page, lock_story
from news.editorial.models import Approval
from news.editorial.notifications import tell_schedule_refused, tell_went_live
from news.editorial.refusals import ApprovedForLater, EmbargoInForce, PublicationRefused
from news.models import ArticlePage

logger = logging.getLogger(__name__)

REFUSED = "news.schedule.refused"


@dataclass(frozen=True, slots=True)
class ScheduleResult:
    """What became of one due version: "published", "refused", or "failed" and tried again at the next run.

    No headline: reports end in log files, and it may not be public yet.
    """

    kind: str
    object_id: str
    due_at: datetime
    url: str = ""
    reason: str = ""


def due_revisions() -> QuerySet[Revision]:
    """Approved versions whose time has come, in the order of their times."""
    return Revision.objects.filter(approved_go_live_at__lte=timezone.now()).order_by(
        "approved_go_live_at", "pk"
    )


def publish_due() -> Iterator[ScheduleResult]:
    """Publish what is due. One that fails keeps its schedule, is told once, and stops none of the others."""
    for revision_id in list(due_revisions().values_list("pk", flat=True)):
        outcome = _publish_one(revision_id)
        if outcome:
            yield outcome


def expired_objects() -> Iterator[Any]:
    """What is past its expiry, like Wagtail's own command, but for stories: those are withdrawn by people."""
    now = timezone.now()
    for page in Page.objects.filter(live=True, expire_at__lt=now).order_by("expire_at").specific():
        if not isinstance(page, ArticlePage):
            yield page
    for model in apps.get_models():
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page):
            yield from model.objects.filter(live=True, expire_at__lt=now).order_by("expire_at")


def _publish_one(revision_id: int) -> ScheduleResult | None:
    revision = Revision.objects.filter(pk=revision_id).first()
    if revision is None:
        return None
    try:
        with transaction.atomic():
            return _publish_locked(revision)
    except (PermissionDenied, ValidationError) as refusal:
        return _refused(revision, refusal)
    except (OperationalError, InterfaceError) as failure:
        return _failed(revision, failure)
    except Exception as failure:
        logger.exception("A scheduled version could not be published", extra={"revision": revision.pk})
        return _refused(revision, failure)


def _publish_locked(stale: Revision) -> ScheduleResult | None:
    """Under the lock that approvals and saves take as well; another run that was faster leaves nothing to do.

    PostgreSQL waits for the page's row. On SQLite the transaction is the only writer from its first statement on.
    """
    if stale.base_content_type.model_class() is Page:
        lock_page(stale.object_id)
    revision = due_revisions().select_for_update(of=("self",)).filter(pk=stale.pk).first()
    if revision is None:
        return None
    due_at = revision.approved_go_live_at
    revision.publish(log_action="wagtail.publish.scheduled")
    content = revision.content_object
    if isinstance(content, ArticlePage):
        content = ArticlePage.objects.get(pk=content.pk)
        tell_went_live(content, facts={"due_at": due_at})
    return ScheduleResult("published", revision.object_id, due_at, url=getattr(content, "full_url", "") or "")


def _failed(revision: Revision, failure: Exception) -> ScheduleResult:
    """The database was busy or away: that is for the operator, and nothing about the story."""
    facts = {"revision": revision.pk}
    logger.warning("A scheduled version waits for the database", extra=facts, exc_info=failure)
    reason = _("The database did not answer; the next run tries again.")
    return ScheduleResult("failed", revision.object_id, revision.approved_go_live_at, reason=reason)


def _refused(revision: Revision, refusal: Exception) -> ScheduleResult:
    due_at, reason = revision.approved_go_live_at, _reason(refusal)
    try:
        article = revision.content_object
        if isinstance(article, ArticlePage):
            _tell_once(article, revision, facts={"due_at": due_at, "reason": reason})
    except Exception:  # a boundary: a refusal that cannot be told must not cost the others theirs
        logger.exception("A refusal could not be told", extra={"revision": revision.pk})
    return ScheduleResult("refused", revision.object_id, due_at, reason=reason)


def _tell_once(article: ArticlePage, revision: Revision, *, facts: dict[str, Any]) -> None:
    """The record in the story's history is what keeps a run each minute from sending a message each minute.

    Under the story's lock, so that of two runs at once one tells; another reason is told again.
    """
    told = PageLogEntry.objects.filter(page_id=article.pk, action=REFUSED, revision=revision)
    with transaction.atomic():
        lock_story(article)
        if told.filter(data__reason=facts["reason"]).exists():
            return
        log(instance=article, action=REFUSED, revision=revision, data={"reason": facts["reason"]})
        record("schedule_refused", article=article, reason=facts["reason"])
        tell_schedule_refused(article, facts=facts)


def _reason(refusal: Exception) -> str:
    if isinstance(refusal, ApprovedForLater):
        return _("It was approved for a later time.")
    if isinstance(refusal, PublicationRefused):
        return _("Nobody has read and approved exactly this text.")
    if isinstance(refusal, EmbargoInForce):
        return _("The embargo is still in force.")
    if isinstance(refusal, ValidationError):
        return " ".join(refusal.messages)
    if isinstance(refusal, PermissionDenied):
        return str(refusal)
    return _("An error of the system; the log has the details.")


def refuse_unapproved_schedule(
    sender: type, *, instance: Revision, update_fields: frozenset | None = None, **kwargs
) -> None:
    """Raise ``PublicationRefused`` for a time to go live without an approval, or earlier than it was given for."""
    if instance.approved_go_live_at is None:
        return
    if update_fields is not None and "approved_go_live_at" not in update_fields:
        return
    if instance.content_type.model_class() is not ArticlePage:
        return
    article, digests = instance.as_object(), Digests(instance.content)
    decision = Approval.objects.newest_for(article)
    require_decision(article, decision, digests=digests, moment=instance.approved_go_live_at)
