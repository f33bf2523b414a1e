"""Corrections, clarifications and replies: made at the desk, read by a second person, then shown; never edited.

Each action takes the story's lock first, checks the right, and leaves a record. Saving the row draws the story anew.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from news.editorial import desks
from news.editorial.audit.chain import record
from news.editorial.four_eyes import had_a_hand, rights_objections
from news.editorial.locks import lock_story
from news.editorial.refusals import ApproverRefused, DecidedAlready, NothingToCorrect, ReasonMissing
from news.models import ArticlePage, Correction, Retraction

OVERRIDE_RIGHT = "news.override_correction"


def obstacle_to_showing(article: ArticlePage, *, kind: str) -> str:
    """The sentence that says why readers cannot be told about a story; empty if they can.

    A right of reply is heard about a withdrawn story too: readers had it, and its notice stays.
    """
    if article.published_at is None:
        return _("Readers have never seen this story.")
    is_withdrawn = not article.live or Retraction.objects.in_force().filter(article=article).exists()
    if is_withdrawn and kind != Correction.Kind.REPLY:
        return _(
            "Readers do not have this story any more: the notice in its place tells them what was wrong."
        )
    return ""


def objections(correction: Correction, user: Any) -> list[str]:
    """Sentences that say why ``user`` may not answer for a correction; empty if they may."""
    found = rights_objections(correction.article, user)
    if correction.made_by_id == user.pk:
        found.append(_("You made this correction: a second person has to read it."))
    if had_a_hand(correction.article, user):
        found.append(_("You wrote on this story: somebody else decides."))
    return found


def objections_to_reading_afterwards(correction: Correction, user: Any) -> list[str]:
    """Sentences that say why ``user`` is not the second reader of what one person put up; empty if they are."""
    found = objections(correction, user)
    if correction.approved_by_id == user.pk and correction.made_by_id != user.pk:
        found.append(_("You put it up: a second person has to read it."))
    return found


def may_put_up_alone(correction: Correction, user: Any) -> bool:
    """Whether an editor-in-chief whom the rules keep from approving may show it all the same, in an emergency.

    It is their own, or they wrote on the story; those who may approve it, approve it.
    """
    if not user.has_perm(OVERRIDE_RIGHT) or not desks.may_answer(user, correction.article):
        return False
    return correction.made_by_id == user.pk or had_a_hand(correction.article, user)


@transaction.atomic
def make_correction(  # noqa: PLR0913 - what stands in a notice, each part by its name
    article: ArticlePage,
    *,
    by: Any,
    kind: str,
    text: str,
    party: str = "",
    full_text: str = "",
    corrects: Correction | None = None,
) -> Correction:
    """Write one down; it waits for a second person. Raises ``ApproverRefused`` or ``NothingToCorrect``.

    ``corrects`` is another one that is wrong: who says so has read it, if one person had put that up alone.
    """
    lock_story(article)
    if not by.has_perm("news.add_correction"):
        raise ApproverRefused([_("Your account may not correct stories.")])
    _require_readers(ArticlePage.objects.only("live", "published_at").get(pk=article.pk), kind=kind)
    correction = Correction.objects.create(
        article=article,
        kind=kind,
        text=text,
        party=party,
        full_text=full_text,
        corrects=corrects,
        made_by=by,
    )
    record_correction(correction)
    if corrects is not None and corrects.is_to_be_read and not objections_to_reading_afterwards(corrects, by):
        _note_reading(corrects, by=by, corrected_by=correction.pk)
    return correction


@transaction.atomic
def approve_correction(correction: Correction, *, by: Any) -> Correction:
    """A second person has read it: readers see it from now on.

    Raises ``DecidedAlready``, ``ApproverRefused`` or ``NothingToCorrect``.
    """
    correction = _waiting(correction)
    if found := objections(correction, by):
        raise ApproverRefused(found)
    return _show(correction, by=by, action="approve_correction")


@transaction.atomic
def drop_correction(correction: Correction, *, by: Any, reason: str) -> Correction:
    """It is not to be shown; its maker may say so too. Raises ``ReasonMissing``, and as ``approve_correction``."""
    correction = _waiting(correction)
    if correction.made_by_id != by.pk and (found := objections(correction, by)):
        raise ApproverRefused(found)
    if not reason.strip():
        raise ReasonMissing
    correction.dropped_at, correction.dropped_by = timezone.now(), by
    correction.save(update_fields=["dropped_at", "dropped_by"])
    record(
        "drop_correction", by=by, article=correction.article, correction=correction.pk, reason=reason.strip()
    )
    return correction


@transaction.atomic
def put_up_alone(correction: Correction, *, by: Any, reason: str) -> Correction:
    """The editor-in-chief shows at once what the rules keep them from approving; a second person reads it afterwards.

    Raises ``ReasonMissing``, and as ``approve_correction``.
    """
    correction = _waiting(correction)
    if not may_put_up_alone(correction, by):
        raise ApproverRefused([_("Only the editor-in-chief puts up a correction alone.")])
    if not reason.strip():
        raise ReasonMissing
    correction.is_override = True
    return _show(correction, by=by, action="override_correction", reason=reason.strip())


@transaction.atomic
def read_afterwards(correction: Correction, *, by: Any) -> Correction:
    """A second person has read what one put up alone. Raises ``DecidedAlready`` or ``ApproverRefused``."""
    lock_story(correction.article)
    correction = Correction.objects.select_related("article").get(pk=correction.pk)
    if not correction.is_to_be_read:
        raise DecidedAlready
    if found := objections_to_reading_afterwards(correction, by):
        raise ApproverRefused(found)
    return _note_reading(correction, by=by)


def record_correction(correction: Correction) -> None:
    """Note on the story who corrected what; its history in the admin shows it."""
    article, data = correction.article, {"correction": correction.pk, "kind": str(correction.kind)}
    log(instance=article, action="news.correct", user=correction.made_by, data=data)
    record("correct", by=correction.made_by, article=article, **data)


def _waiting(correction: Correction) -> Correction:
    """As it is stored now, under the story's lock."""
    lock_story(correction.article)
    current = Correction.objects.select_related("article", "made_by").get(pk=correction.pk)
    if not current.is_waiting:
        raise DecidedAlready
    return current


def _require_readers(article: ArticlePage, *, kind: str) -> None:
    if sentence := obstacle_to_showing(article, kind=kind):
        raise NothingToCorrect(sentence)


def _show(correction: Correction, *, by: Any, action: str, **data: Any) -> Correction:
    _require_readers(correction.article, kind=correction.kind)
    correction.approved_by, correction.approved_at = by, timezone.now()
    correction.save(update_fields=["approved_by", "approved_at", "is_override"])
    log(instance=correction.article, action="news.correct.show", user=by, data={"correction": correction.pk})
    record(action, by=by, article=correction.article, correction=correction.pk, **data)
    return correction


def _note_reading(correction: Correction, *, by: Any, **data: Any) -> Correction:
    """Beside who put it up, which stays."""
    correction.read_afterwards_by, correction.read_afterwards_at = by, timezone.now()
    correction.save(update_fields=["read_afterwards_by", "read_afterwards_at"])
    record("second_reading", by=by, article=correction.article, correction=correction.pk, **data)
    return correction
