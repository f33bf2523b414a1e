"""Retraction (*pencabutan*): an editor proposes, the editor-in-chief confirms, readers get the reason at the address.

Each action takes the story's lock first, checks the right, and leaves a record. Saving the row takes the story out of
all that readers see, in the same transaction (``news.publication``). How it comes back: ``ending.py``.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from news.editorial.audit.chain import record
from news.editorial.locks import lock_story
from news.editorial.refusals import ApproverRefused, DecidedAlready, ReasonMissing
from news.editorial.retraction.protection import take_photos_away, withdraw_links
from news.editorial.retraction.rules import may_propose, objections, obstacle_to_proposing
from news.models import ArticlePage, Retraction


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

    Raises ``DecidedAlready`` or ``ApproverRefused``: never the person who proposed it, and whoever wrote on the story
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
    """The story stays; whoever proposed it may say so too. Raises as ``confirm_retraction``, and ``ReasonMissing``."""
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
