"""Cases follow their answer: closed when a second person put it before readers, open again when it was dropped."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_save

from news.editorial.audit.chain import record
from news.editorial.complaints.deciding import close, outcome_of
from news.editorial.models import Complaint
from news.models import Correction, Retraction


def connect() -> None:
    """Called once, by the app's ``ready``."""
    uid = "news_editorial.complaints"
    post_save.connect(follow_correction, sender=Correction, dispatch_uid=uid)
    post_save.connect(follow_retraction, sender=Retraction, dispatch_uid=uid)


def follow_correction(sender: Any, instance: Correction, **kwargs: Any) -> None:
    """``post_save`` of a correction or reply."""
    if outcome := outcome_of(instance):
        _close_cases(outcome, correction=instance)
    elif instance.dropped_at:
        _open_cases_again(correction=instance)


def follow_retraction(sender: Any, instance: Retraction, **kwargs: Any) -> None:
    """``post_save`` of a retraction."""
    if outcome := outcome_of(instance):
        _close_cases(outcome, retraction=instance)
    elif instance.refused_at:
        _open_cases_again(retraction=instance)


@transaction.atomic
def _close_cases(outcome: str, **answer: Any) -> None:
    for case in _cases(**answer):
        close(case, outcome=outcome)


@transaction.atomic
def _open_cases_again(**answer: Any) -> None:
    for case in _cases(**answer):
        case.correction = case.retraction = case.decided_by = None
        case.answer = ""
        case.save(update_fields=["correction", "retraction", "decided_by", "answer"])
        record("complaint_reopened", article=case.article, about=case.number)


def _cases(**answer: Any):
    return Complaint.objects.open().filter(**answer).select_for_update(of=("self",))
