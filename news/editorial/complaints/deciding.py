"""What an editor does with a case. Each action locks story and case, checks the right, and leaves a record.

A correction, a reply and a retraction need a second person. Until then the case stays open and its clock runs. It is
closed when they are public, and opened again when they are dropped.
"""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models.signals import post_save
from django.utils import timezone
from django.utils.translation import gettext as _

from news.editorial.audit.chain import name_of, record
from news.editorial.complaints import complainant
from news.editorial.complaints.rights import objections
from news.editorial.corrections.actions import make_correction
from news.editorial.corrections.retraction import propose_retraction
from news.editorial.locks import lock_story
from news.editorial.models import Complaint, DeskSettings
from news.editorial.refusals import DeskRefusal
from news.models import ArticlePage, Correction, Retraction

_DECISION = ("outcome", "decided_at", "decided_by", "identity_expires_at", "refusal_ground", "answer")
NOTICE_CHARACTERS = 600
"""A reply up to this length stands on the story whole; a longer one gets a page of its own, and a sentence there."""


class NotYourCase(DeskRefusal):
    """This person may not decide the case; ``sentence`` says why."""


class CaseClosed(DeskRefusal):
    """Somebody answered the case in the meantime."""

    def __init__(self) -> None:
        super().__init__(_("Somebody answered this case already."))


class CaseTaken(DeskRefusal):
    """A colleague has the case now."""

    def __init__(self, name: str) -> None:
        super().__init__(_("%(name)s has taken this case in the meantime.") % {"name": name})


class StoryUnknown(DeskRefusal):
    """The case names no story that readers had."""

    def __init__(self) -> None:
        super().__init__(_("Say first which story the case is about; it has to be one that readers had."))


class NothingToPointTo(DeskRefusal):
    """What was chosen does not stand on the story, and does not wait to."""

    def __init__(self) -> None:
        super().__init__(_("This does not stand on the story any more. Choose another answer."))


@transaction.atomic
def take(complaint: Complaint, *, by, instead_of: str = "") -> Complaint:
    """Make the case ``by``'s. ``instead_of`` is the id of who had it on the screen, so that nobody is passed unseen."""
    case = _open_case(complaint, by)
    holder = str(case.taken_by_id or "")
    if holder not in {instead_of, str(by.pk)}:
        raise CaseTaken(name_of(case.taken_by))
    case.taken_by, case.taken_at = by, timezone.now()
    case.save(update_fields=["taken_by", "taken_at"])
    record("complaint_taken", by=by, article=case.article, about=case.number)
    return case


@transaction.atomic
def name_story(complaint: Complaint, *, by, article: ArticlePage) -> Complaint:
    """Say which story a case is about, once: the sender named it in words that did not find it."""
    case = _open_case(complaint, by)
    if case.article_id:
        raise CaseClosed
    lock_story(article)
    if article.published_at is None:
        raise StoryUnknown
    case.article = article
    case.save(update_fields=["article"])
    record("complaint_story_named", by=by, article=article, about=case.number)
    return case


@transaction.atomic
def refuse(complaint: Complaint, *, by, ground: str, answer: str) -> Complaint:
    """Refuse on one of the four grounds, with the reason as the complainant will read it."""
    case = _open_case(complaint, by)
    case.refusal_ground, case.answer, case.decided_by = ground, answer, by
    close(case, outcome=Complaint.Outcome.REFUSED)
    return case


@transaction.atomic
def correct(complaint: Complaint, *, by, text: str, answer: str = "") -> Correction:
    """Write the correction that a second person will read before it stands on the story."""
    case = _open_case(complaint, by, needs_story=True)
    correction = make_correction(case.article, by=by, kind=Correction.Kind.CORRECTION, text=text)
    _answer(case, by=by, answer=answer, correction=correction)
    return correction


@transaction.atomic
def publish_reply(
    complaint: Complaint, *, by, party: str, announcement: str = "", answer: str = ""
) -> Correction:
    """Take the reply over as it was sent; ``announcement`` stands on the story above one that is too long for that."""
    case = _open_case(complaint, by, needs_story=True)
    is_long = len(case.claim) > NOTICE_CHARACTERS
    reply = make_correction(
        case.article,
        by=by,
        kind=Correction.Kind.REPLY,
        text=announcement if is_long else case.claim,
        party=party,
        full_text=case.claim if is_long else "",
    )
    _answer(case, by=by, answer=answer, correction=reply)
    return reply


@transaction.atomic
def propose_to_retract(complaint: Complaint, *, by, ground: str, reason: str, answer: str = "") -> Retraction:
    """Propose the retraction, which the editor-in-chief confirms."""
    case = _open_case(complaint, by, needs_story=True)
    retraction = propose_retraction(case.article, by=by, ground=ground, reason=reason)
    _answer(case, by=by, answer=answer, retraction=retraction)
    return retraction


@transaction.atomic
def point_to(complaint: Complaint, *, by, already: Correction | Retraction, answer: str = "") -> Complaint:
    """Answer with what stands on the story already, or waits for a second person: put there for somebody else.

    What readers have closes the case at once. Raises ``NothingToPointTo`` for what is no answer to anybody.
    """
    case = _open_case(complaint, by, needs_story=True)
    if already not in answers_for(case):
        raise NothingToPointTo
    name = "retraction" if isinstance(already, Retraction) else "correction"
    _answer(case, by=by, answer=answer, **{name: already})
    if outcome := outcome_of(already):
        close(case, outcome=outcome)
    return case


def answers_for(case: Complaint) -> list[Correction | Retraction]:
    """What was done about the story and may answer this case too: what readers have, and what waits; two queries."""
    corrections = Correction.objects.filter(article=case.article_id, dropped_at=None)
    retractions = Retraction.objects.filter(article=case.article_id, refused_at=None, ended_at=None)
    return [*retractions.select_related("article"), *corrections.order_by("-pk")]


def outcome_of(answer: Correction | Retraction) -> str:
    """What a case comes to when readers have its answer; empty while they do not."""
    if isinstance(answer, Retraction):
        return Complaint.Outcome.RETRACTED if answer.is_in_force else ""
    if answer.approved_at is None:
        return ""
    is_reply = answer.kind == Correction.Kind.REPLY
    return Complaint.Outcome.REPLY_PUBLISHED if is_reply else Complaint.Outcome.CORRECTED


def close(case: Complaint, *, outcome: str) -> None:
    """Write the outcome, start the days after which the identity goes, and tell the complainant.

    The caller holds the locks and has filled in who answered.
    """
    case.outcome, case.decided_at = outcome, timezone.now()
    case.identity_expires_at = case.decided_at + timedelta(days=DeskSettings.load().identity_days)
    case.save(update_fields=_DECISION)
    record(
        "complaint_decided",
        by=case.decided_by,
        article=case.article,
        about=case.number,
        outcome=str(outcome),
        **({"ground": str(case.refusal_ground)} if case.refusal_ground else {}),
    )
    complainant.tell_outcome(case)


def _answer(case: Complaint, *, by, answer: str, **linked) -> None:
    case.answer, case.decided_by = answer, by
    for name, value in linked.items():
        setattr(case, name, value)
    case.save(update_fields=["answer", "decided_by", *linked])
    record(
        "complaint_answered",
        by=by,
        article=case.article,
        about=case.number,
        **{name: value.pk for name, value in linked.items()},
    )


def _open_case(complaint: Complaint, by, *, needs_story: bool = False) -> Complaint:
    """The case under its locks: the story first, as everywhere."""
    if complaint.article_id:
        lock_story(complaint.article)
    case = Complaint.objects.select_for_update(of=("self",)).get(pk=complaint.pk)
    found = objections(case, by)
    if found:
        raise NotYourCase(" ".join(found))
    if not case.is_open or case.is_answered:
        raise CaseClosed
    if needs_story and case.article_id is None:
        raise StoryUnknown
    return case


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
