"""Saying "I am reading this" (*saya baca*), so that two editors do not read the same story."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import TaskState
from wagtail.signals import task_approved, task_cancelled, task_rejected

from news.editorial.actions import lock_latest_revision
from news.editorial.four_eyes import objections
from news.editorial.models import Claim
from news.editorial.refusals import ApproverRefused, DeskRefusal, NotOnDesk
from news.editorial.status import task_state_on_desk
from news.editorial.times import stamp
from news.models import ArticlePage

STALE_AFTER = timedelta(minutes=30)
"""So long a claim is respected; who went to lunch does not hold up the desk."""


class AlreadyClaimed(DeskRefusal):
    """Somebody else reads the story; ``made_by`` and ``made_at`` say who and since when."""

    def __init__(self, claim: Claim) -> None:
        self.made_by, self.made_at = claim.made_by, claim.made_at
        sentence = _("%(name)s is reading this story, since %(when)s.")
        super().__init__(sentence % {"name": claim.made_by, "when": stamp(claim.made_at)})


@transaction.atomic
def claim(article: ArticlePage, *, by: Any, now: datetime | None = None) -> Claim:
    """Note that ``by`` reads a story that waits; a claim older than ``STALE_AFTER`` may be taken over.

    Claiming again keeps the first time. Raises ``NotOnDesk``, ``ApproverRefused`` for those who could not answer,
    or ``AlreadyClaimed``; the story's row lock decides between two at once.
    """
    now = now or timezone.now()
    content = lock_latest_revision(article).as_object()
    if task_state_on_desk(article) is None:
        raise NotOnDesk
    if found := objections(content, by):
        raise ApproverRefused(found)
    held = Claim.objects.select_related("made_by").filter(article_id=article.pk).first()
    if held and held.made_by_id == by.pk:
        return held
    if held and now - held.made_at < STALE_AFTER:
        raise AlreadyClaimed(held)
    values = {"made_by": by, "made_at": now}
    return Claim.objects.update_or_create(article_id=article.pk, defaults=values)[0]


def release(article: ArticlePage, *, by: Any) -> bool:
    """Give one's own claim back; says whether there was one. Somebody else's stays."""
    return Claim.objects.filter(article_id=article.pk, made_by=by).delete()[0] > 0


def end_claim(sender: type, *, instance: TaskState, **kwargs) -> None:
    """An answer of the desk, or the story taken back, ends the reading."""
    if instance.workflow_state.base_content_type_id == ArticlePage().get_base_content_type().pk:
        Claim.objects.filter(article_id=instance.workflow_state.object_id).delete()


def connect() -> None:
    """Called once, with the other receivers of the desk."""
    for name, signal in (
        ("approved", task_approved),
        ("rejected", task_rejected),
        ("cancelled", task_cancelled),
    ):
        signal.connect(end_claim, dispatch_uid=f"news_editorial.end_claim.{name}")
