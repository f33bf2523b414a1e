"""Small repairs: an editor mends a typo in a live story; a second person reads it afterwards."""

from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from news.digest import Digests
from news.editorial.actions import lock_latest_revision, publish_now
from news.editorial.audit.chain import fingerprint, record
from news.editorial.checklist import require_open_gate
from news.editorial.desks import require_rights
from news.editorial.models import Approval
from news.editorial.refusals import NoSmallRepair, TextMovedOn
from news.editorial.repairs.rules import repair_of
from news.models import ArticlePage


@transaction.atomic
def repair(article: ArticlePage, *, by: Any, seen_digest: str) -> Approval:
    """Publish the newest text at once, if nothing but typos changed since two people answered for it.

    The editor who typed the repair may publish it: the list of four eyes does not ask. Raises ``ApproverRefused``,
    ``TextMovedOn``, ``NoSmallRepair``, ``StoryIncomplete`` or ``FindingsUnchecked``; the gate may raise
    ``EmbargoInForce``.
    """
    revision = lock_latest_revision(article)
    public, content = ArticlePage.objects.get(pk=article.pk), revision.as_object()
    require_rights(content, by=by)
    digests = Digests(revision.content)
    digest = digests.newest
    if seen_digest not in digests:
        raise TextMovedOn(seen=seen_digest, current=digest)
    found = repair_of(public, content)
    if not found.is_small:
        raise NoSmallRepair(found.refusals)
    approval = Approval.objects.create(
        article=article, digest=digest, kind=Approval.Kind.REPAIR, made_by=by, gate=require_open_gate(content)
    )
    log(instance=article, action="news.repair", user=by, revision=revision, data={"digest": digest})
    answered = fingerprint(approval.gate)
    record("repair", by=by, article=article, digest=digest, words=found.as_record(), gate=answered)
    publish_now(revision, by=by)
    return approval
