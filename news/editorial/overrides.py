"""The emergency door (*terbit darurat*): the editor-in-chief publishes alone, says why, and it stays on record."""

from functools import partial
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from news.digest import Digests
from news.editorial.actions import lock_latest_revision, publish_now
from news.editorial.audit.chain import fingerprint, record
from news.editorial.checklist import answered_findings, as_record
from news.editorial.desks import is_chief
from news.editorial.models import Approval
from news.editorial.notifications import tell_overridden
from news.editorial.refusals import NoOverride, StoryIncomplete, TextMovedOn
from news.models import ArticlePage
from news.publishing import Finding

SHORTEST_REASON = 15

# What is not there cannot be published by anybody; every other rule can be set aside on record.
_MISSING = frozenset({"missing_body", "incomplete_block", "lost_reference"})


@transaction.atomic
def publish_by_override(article: ArticlePage, *, by: Any, seen_digest: str, reason: str) -> Approval:
    """Publish the newest text without a second reader, also before an embargo ends.

    The findings it goes against are kept with the approval. The story is on the desk until a second person has read
    it. Raises ``NoOverride``, ``TextMovedOn`` or ``StoryIncomplete``; then nothing has changed.
    """
    revision = lock_latest_revision(article)
    content, reason = revision.as_object(), reason.strip()
    require_override(content, by=by)
    if len(reason) < SHORTEST_REASON:
        raise NoOverride(_("Give the reason in at least %(count)s characters.") % {"count": SHORTEST_REASON})
    digests = Digests(revision.content)
    digest = digests.newest
    if seen_digest not in digests:
        raise TextMovedOn(seen=seen_digest, current=digest)
    answered = answered_findings(content)
    if missing := [entry.finding for entry in answered if is_missing(entry.finding)]:
        raise StoryIncomplete(missing)
    approval = Approval.objects.create(
        article=article,
        digest=digest,
        kind=Approval.Kind.OVERRIDE,
        made_by=by,
        note=reason,
        gate=as_record(answered),
    )
    log(instance=article, action="news.override", user=by, revision=revision, data={"reason": reason})
    _record(approval)
    publish_now(revision, by=by)
    transaction.on_commit(partial(tell_overridden, approval), robust=True)
    return approval


def may_override(article: ArticlePage, user: Any) -> bool:
    """Whether ``user`` holds the emergency's key; the gate and the four eyes do not ask."""
    return is_chief(user) and article.permissions_for_user(user).can_publish()


def require_override(article: ArticlePage, *, by: Any) -> None:
    """Raise ``NoOverride`` for everybody but the editor-in-chief."""
    if not may_override(article, by):
        raise NoOverride(_("Only the editor-in-chief publishes in an emergency."))


def is_missing(finding: Finding) -> bool:
    """A gap that no emergency fills: no headline, no text, a block without its content."""
    return finding.rule in _MISSING or (finding.rule == "missing_field" and finding.field == "title")


def _record(approval: Approval) -> None:
    against = [entry["rule"] for entry in approval.gate if entry["is_blocking"]]
    record(
        "override",
        by=approval.made_by,
        article=approval.article,
        digest=approval.digest,
        reason=approval.note,
        against=against,
        gate=fingerprint(approval.gate),
    )
