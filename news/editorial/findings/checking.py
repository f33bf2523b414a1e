"""What people answer to the gate's advice: "checked" (*sudah dicek*), or its spelling taken over."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.models import Revision

from news.digest import Digests, digest_of_content
from news.editorial.actions import lock_latest_revision
from news.editorial.audit.chain import record
from news.editorial.board.drawing import redraw_card
from news.editorial.checklist import fingerprint
from news.editorial.findings.spelling import with_words_replaced
from news.editorial.models import CheckedFinding
from news.editorial.refusals import FindingGone, NothingReplaced, TextMovedOn
from news.models import ArticlePage
from news.publishing import Finding, find_all


@transaction.atomic
def check_finding(article: ArticlePage, *, by: Any, fingerprint: str) -> CheckedFinding:
    """Answer for leaving a piece of advice as it is; the same advice again needs no second answer.

    For those who may edit or publish the story. Raises ``FindingGone`` if the gate does not say this about the newest
    text, or if it blocks: an obstacle is removed, not looked at.
    """
    _require_right(article, by=by)
    revision = lock_latest_revision(article)
    finding = _advice(revision.as_object(), fingerprint)
    checked, is_new = CheckedFinding.objects.get_or_create(
        article_id=article.pk,
        fingerprint=fingerprint,
        defaults={"rule": finding.rule, "message": finding.message, "made_by": by},
    )
    if is_new:
        record(
            "check_finding",
            by=by,
            article=article,
            digest=digest_of_content(revision.content),
            rule=finding.rule,
            message=finding.message,
        )
        redraw_card(article)
    return checked


@transaction.atomic
def accept_spelling(article: ArticlePage, *, by: Any, fingerprint: str, seen_digest: str) -> Revision:
    """Put the gate's spelling for the words it found, as a new version by ``by``: saved like any other.

    Raises ``TextMovedOn`` if the newest text is not the one that was shown, ``FindingGone``, or ``NothingReplaced``
    where the words are stored otherwise than they read: a version that changes nothing is none.
    """
    if not article.permissions_for_user(by).can_edit() or _is_locked_for(article, by):
        raise PermissionDenied
    revision = lock_latest_revision(article)
    digests = Digests(revision.content)
    if seen_digest not in digests:
        raise TextMovedOn(seen=seen_digest, current=digests.newest)
    finding = _advice(revision.as_object(), fingerprint)
    if not finding.suggestion:
        raise FindingGone
    content = with_words_replaced(revision.content, finding=finding)
    if digest_of_content(content) == digests.newest:
        raise NothingReplaced(finding)
    draft = article.with_content_json(content)
    if not draft.live:
        draft.save(clean=False)
    return draft.save_revision(user=by, previous_revision=revision, log_action=True, clean=False)


def _require_right(article: ArticlePage, *, by: Any) -> None:
    rights = article.permissions_for_user(by)
    if not (rights.can_edit() or rights.can_publish()):
        raise PermissionDenied


def _is_locked_for(article: ArticlePage, user: Any) -> bool:
    lock = article.get_lock()
    return lock is not None and lock.for_user(user)


def _advice(content: ArticlePage, wanted: str) -> Finding:
    for finding in _advices(content):
        if fingerprint(finding) == wanted:
            return finding
    raise FindingGone


def _advices(content: ArticlePage) -> Iterator[Finding]:
    return (finding for finding in find_all(content) if not finding.is_blocking)
