"""A retracted story comes back as it went: one proposes, with the reason readers will see, another confirms."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from news.editorial.refusals import ApproverRefused, DecidedAlready, ReasonMissing
from news.editorial.retraction.actions import locked, note, on_record
from news.editorial.retraction.rules import may_propose, objections
from news.filing import note_change
from news.models import Retraction


@transaction.atomic
def propose_end(retraction: Retraction, *, by: Any, reason: str) -> Retraction:
    """Ask for the story to come back; readers see nothing of it yet.

    Raises ``DecidedAlready``, ``ApproverRefused`` or ``ReasonMissing``.
    """
    retraction = locked(retraction)
    if not retraction.is_in_force or retraction.is_end_proposed:
        raise DecidedAlready
    if not may_propose(retraction.article, by):
        raise ApproverRefused([_("Your account may not propose to bring this story back.")])
    if not reason.strip():
        raise ReasonMissing
    _write(retraction, by=by, at=timezone.now(), reason=reason.strip())
    note(retraction, "propose_end", by=by, reason=retraction.end_reason)
    return retraction


@transaction.atomic
def end_retraction(retraction: Retraction, *, by: Any, despite: str = "") -> Retraction:
    """Bring the story back, on record, with the reason that was proposed.

    Raises ``DecidedAlready`` or ``ApproverRefused``; ``despite`` as in ``confirm_retraction``.
    """
    retraction = _with_proposal(retraction)
    if found := objections(retraction, by, despite=despite):
        raise ApproverRefused(found)
    # Readers get something else at the address than yesterday: caches, feeds and search engines are told.
    note_change(retraction.article)
    retraction.ended_by, retraction.ended_at = by, timezone.now()
    retraction.save(update_fields=["ended_by", "ended_at"])
    details = {"reason": retraction.end_reason, **on_record(despite)}
    note(retraction, "end_retraction", by=by, log_as="news.retract.end", **details)
    return retraction


@transaction.atomic
def keep_retraction(retraction: Retraction, *, by: Any, reason: str) -> Retraction:
    """The story does not come back; whoever proposed that may say so too. The log keeps what was proposed.

    Raises ``DecidedAlready``, ``ApproverRefused`` or ``ReasonMissing``.
    """
    retraction = _with_proposal(retraction)
    if retraction.end_proposed_by_id != by.pk and (found := objections(retraction, by)):
        raise ApproverRefused(found)
    if not reason.strip():
        raise ReasonMissing
    _write(retraction, by=None, at=None, reason="")
    note(retraction, "keep_retraction", by=by, reason=reason.strip())
    return retraction


def _with_proposal(retraction: Retraction) -> Retraction:
    retraction = locked(retraction)
    if not retraction.is_end_proposed:
        raise DecidedAlready
    return retraction


def _write(retraction: Retraction, *, by: Any, at: Any, reason: str) -> None:
    retraction.end_proposed_by, retraction.end_proposed_at, retraction.end_reason = by, at, reason
    retraction.save(update_fields=["end_proposed_by", "end_proposed_at", "end_reason"])
