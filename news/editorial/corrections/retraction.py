"""Retraction (*pencabutan*): an editor proposes, the editor-in-chief confirms, readers are told the reason.

Each action takes the story's lock first, checks the right, and leaves a record. Saving the row takes the story out of
all that readers see, in the same transaction (``news.projection.keep_in_step``), or brings it back.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import LogContext, log
from wagtail.models import ReferenceIndex

from news.editorial import desks
from news.editorial.audit.chain import record
from news.editorial.four_eyes import had_a_hand
from news.editorial.locks import lock_story
from news.editorial.models import PublishedVersion, SharedDraft
from news.editorial.refusals import ApproverRefused, DecidedAlready, ReasonMissing
from news.editorial.sharing import withdraw
from news.editorial.versions.public_text import photos_in
from news.filing import note_change
from news.models import ArticlePage, Photo, Retraction, Series, Topic
from news.pictures import move_out_of_reach
from news.projection import is_shown

PROPOSE, CONFIRM = "news.propose_retraction", "news.confirm_retraction"


def may_propose(article: ArticlePage, user: Any) -> bool:
    """Whether ``user`` may ask for the retraction of a story of theirs to answer for, or for its end."""
    return user.has_perm(PROPOSE) and desks.may_answer(user, article)


def may_confirm(article: ArticlePage, user: Any) -> bool:
    """Whether ``user`` decides about retractions."""
    return user.has_perm(CONFIRM) and desks.may_answer(user, article)


def obstacle_to_proposing(article: ArticlePage) -> str:
    """The sentence that says why a story cannot be retracted now; empty if it can."""
    if not article.live or article.published_at is None:
        return _("Only a public story can be retracted.")
    if Retraction.objects.filter(article=article, ended_at=None, refused_at=None).exists():
        return _("This story is retracted, or its retraction is proposed already.")
    return ""


def objections(retraction: Retraction, user: Any, *, despite: str = "") -> list[str]:
    """Sentences that say why ``user`` may not decide what is proposed, the retraction or its end; empty if they may.

    ``despite`` is the reason, on record, why somebody who wrote on the story decides: the way out of a house where
    the only editor-in-chief did. It lets nobody decide alone what they proposed.
    """
    found = []
    if not may_confirm(retraction.article, user):
        found.append(_("Only the editor-in-chief decides about a retraction."))
    if proposer_id(retraction) == user.pk:
        found.append(_("You proposed it: a second person has to confirm it."))
    if not despite.strip() and had_a_hand(retraction.article, user):
        found.append(_("You wrote on this story: somebody else decides."))
    return found


def proposer_id(retraction: Retraction) -> int | None:
    """Whose proposal waits."""
    return retraction.end_proposed_by_id if retraction.is_in_force else retraction.proposed_by_id


def withdraw_links(article: ArticlePage, *, by: Any) -> None:
    """Nobody outside reads a draft of a withdrawn story by a link that was made before; each on record."""
    for shared in SharedDraft.objects.filter(article=article, withdrawn_at=None).select_related("article"):
        withdraw(shared, by=by)


def take_photos_away(article: ArticlePage, *, by: Any) -> None:
    """After the commit, pictures that only this story showed are no longer served at the addresses readers know.

    Topics and series that stand under one stand without: no public story answers for it any more.

    Those of earlier versions too: caches, feeds and search engines kept their addresses.
    """
    for photo in Photo.objects.filter(pk__in=set(_photo_ids(article))):
        transaction.on_commit(partial(_take_away, photo, by=by), robust=True)


def _take_away(photo: Photo, *, by: Any) -> None:
    if not is_shown(photo):
        _take_off_heads(photo, by=by)
        move_out_of_reach(photo)


@transaction.atomic
def _take_off_heads(photo: Photo, *, by: Any) -> None:
    """On record under the name of the person who withdrew the story; it stays so when the story comes back."""
    with LogContext(user=by):
        for model in (Topic, Series):
            for headed in model.objects.filter(lead_photo=photo):
                headed.lead_photo = None
                headed.save(update_fields=["lead_photo"])


def _photo_ids(article: ArticlePage) -> Iterator[int]:
    """Of the story as it stands and of each version that readers had."""
    references = ReferenceIndex.get_references_for_object(article)
    of_photos = references.filter(to_content_type=ContentType.objects.get_for_model(Photo))
    yield from (int(pk) for pk in of_photos.values_list("to_object_id", flat=True))
    for content in PublishedVersion.objects.filter(article=article).values_list("content", flat=True):
        yield from photos_in(content)


@transaction.atomic
def propose_retraction(
    article: ArticlePage, *, by: Any, ground: str, reason: str, apology: str = ""
) -> Retraction:
    """Ask the editor-in-chief to withdraw a public story on one of the fixed grounds; readers see nothing of it yet.

    Raises ``ApproverRefused``, ``ReasonMissing`` or ``DecidedAlready``.
    """
    lock_story(article)
    article = ArticlePage.objects.get(pk=article.pk)
    if not may_propose(article, by):
        raise ApproverRefused([_("Your account may not propose to retract this story.")])
    if ground not in Retraction.Ground.values or not reason.strip():
        raise ReasonMissing
    if obstacle := obstacle_to_proposing(article):
        raise DecidedAlready(obstacle)
    retraction = Retraction.objects.create(
        article=article,
        ground=ground,
        reason=reason.strip(),
        apology=apology.strip(),
        proposed_by=by,
        proposed_at=timezone.now(),
    )
    note(retraction, "propose_retraction", by=by, ground=str(ground), reason=retraction.reason)
    return retraction


@transaction.atomic
def confirm_retraction(retraction: Retraction, *, by: Any, despite: str = "") -> Retraction:
    """Withdraw the story now, and the links to its drafts; where it protects somebody, its photos too.

    Raises ``DecidedAlready`` or ``ApproverRefused``: never the person who proposed it, and those who wrote on the story
    only with ``despite`` (``rules.objections``).
    """
    retraction = locked(retraction)
    if not retraction.is_open:
        raise DecidedAlready
    if found := objections(retraction, by, despite=despite):
        raise ApproverRefused(found)
    retraction.confirmed_by, retraction.confirmed_at = by, timezone.now()
    retraction.save(update_fields=["confirmed_by", "confirmed_at"])
    withdraw_links(retraction.article, by=by)
    if retraction.hides_headline:
        take_photos_away(retraction.article, by=by)
    ground = str(retraction.ground)
    note(retraction, "confirm_retraction", by=by, log_as="news.retract", ground=ground, **on_record(despite))
    return retraction


@transaction.atomic
def refuse_retraction(retraction: Retraction, *, by: Any, reason: str) -> Retraction:
    """The story stays; its proposer may say so too. Raises as ``confirm_retraction``, and ``ReasonMissing``."""
    retraction = locked(retraction)
    if not retraction.is_open:
        raise DecidedAlready
    if retraction.proposed_by_id != by.pk and (found := objections(retraction, by)):
        raise ApproverRefused(found)
    if not reason.strip():
        raise ReasonMissing
    retraction.refused_by, retraction.refused_at = by, timezone.now()
    retraction.save(update_fields=["refused_by", "refused_at"])
    note(retraction, "refuse_retraction", by=by, reason=reason.strip())
    return retraction


def locked(retraction: Retraction) -> Retraction:
    """As it is stored now, under the story's lock."""
    lock_story(retraction.article)
    return Retraction.objects.select_related("article").get(pk=retraction.pk)


def on_record(despite: str) -> dict[str, str]:
    """Why somebody with a hand in the story decided, as a detail of the entry in the log."""
    return {"note": despite.strip()} if despite.strip() else {}


def note(retraction: Retraction, action: str, *, by: Any, log_as: str = "", **data: Any) -> None:
    """The entry in the log of decisions, and under ``log_as`` in the story's own history."""
    article = retraction.article
    if log_as:
        log(instance=article, action=log_as, user=by, data={"retraction": retraction.pk})
    record(action, by=by, article=article, retraction=retraction.pk, **data)


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
    """The story does not come back; the proposer may say so too. The log keeps what was proposed.

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
