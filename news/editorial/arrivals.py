"""Stories of an archive on the newsroom's record: what ``publish_imported`` leaves for one, for a batch at once.

Each public one gets its decision of kind *imported*, with the digest of its content, by the named "arsip" approval; its
contribution, its line in both logs, and the version that readers have.
"""

import json
import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone
from wagtail.models import PageLogEntry

from news import rows
from news.arrival import Arrival
from news.editorial.audit import chain
from news.editorial.board.drawing import card_facts
from news.editorial.models import Approval, AuditEntry, Contribution, DeskCard, PublishedVersion
from news.editorial.versions.keeping import NOT_PUBLIC, masthead, writers_of
from news.models import ArticlePage, Author

ACTION = "news.import"


def put_on_record(arrivals: Sequence[Arrival], *, by: Any, note: str) -> None:
    """Approve exactly what each of these public stories says, as an archive's; in the transaction that writes them.

    ``note`` names the approval: which archive, which file.
    """
    now = timezone.now()
    contributions = note_contributions(arrivals, by=by)
    approvals = [
        Approval(
            article_id=arrival.article.pk,
            digest=arrival.digest,
            kind=Approval.Kind.IMPORTED,
            made_by=by,
            made_at=now,
            note=note,
        )
        for arrival in arrivals
    ]
    rows.insert(approvals)
    _log(arrivals, by=by, note=note)
    _keep_versions(arrivals, approvals, contributions)


def note_contributions(arrivals: Sequence[Arrival], *, by: Any) -> list[Contribution]:
    """Who brought each text, drafts included."""
    now = timezone.now()
    found = [
        Contribution(article_id=arrival.article.pk, digest=arrival.digest, made_by=by, made_at=now)
        for arrival in arrivals
    ]
    rows.insert(found)
    return found


def _log(arrivals: Sequence[Arrival], *, by: Any, note: str) -> None:
    now, name = timezone.now(), chain.name_of(by)
    entries, page_entries = [], []
    for arrival in arrivals:
        article = arrival.article
        entry = AuditEntry(
            recipe=chain.RECIPE,
            salt=secrets.token_hex(16),
            made_at=now,
            action="import",
            made_by=by,
            made_by_name=name,
            article_id=article.pk,
            about=article.title[: chain.ABOUT_CHARACTERS],
            digest=arrival.digest,
            data={"note": note},
        )
        # The first of its story: no lock, and nothing before it.
        entry.hash = chain.hash_of(entry)
        entries.append(entry)
        page_entries.append(
            PageLogEntry(
                page_id=article.pk,
                content_type_id=article.content_type_id,
                label=article.title,
                action=ACTION,
                data={"digest": arrival.digest},
                timestamp=now,
                user=by,
                revision_id=article.latest_revision_id,
                content_changed=False,
            )
        )
    for found in (entries, page_entries):
        rows.insert(found)


def _keep_versions(
    arrivals: Sequence[Arrival], approvals: Sequence[Approval], contributions: Sequence[Contribution]
) -> None:
    shown_masthead = masthead()
    versions = [
        PublishedVersion(
            article_id=arrival.article.pk,
            number=1,
            digest=arrival.digest,
            content=_public_part(arrival),
            approval=approval,
            changed_by=writers_of(arrival.article),
            published_at=arrival.article.published_at,
            masthead=shown_masthead,
            newest_contribution=contribution.pk,
        )
        for arrival, approval, contribution in zip(arrivals, approvals, contributions, strict=True)
    ]
    rows.insert(versions)


def _public_part(arrival: Arrival) -> dict[str, Any]:
    article = arrival.article
    moments = {
        name: getattr(article, name)
        for name in ("published_at", "changed_at", "last_published_at", "latest_revision_created_at")
    }
    state = json.loads(json.dumps(moments, cls=DjangoJSONEncoder)) | {
        "live": True,
        "latest_revision": article.latest_revision_id,
        "live_revision": article.live_revision_id,
    }
    kept = {name: value for name, value in arrival.content.items() if name not in NOT_PUBLIC}
    return kept | state


def draw_cards(arrivals: Sequence[Arrival], *, since: datetime) -> None:
    """The desk's cards of drafts and of what was public ``since``: nobody compares a new story with older ones.

    The gate is not asked about an archive: it says what it has to say when somebody opens and saves the draft.
    """
    found = [
        DeskCard(
            article_id=arrival.article.pk,
            digest=arrival.digest,
            saved_at=arrival.article.latest_revision_created_at,
            **card_facts(arrival.article, _authors(arrival.article)),
        )
        for arrival in arrivals
        if arrival.article.published_at is None or arrival.article.published_at >= since
    ]
    rows.insert(found)


def _authors(article: ArticlePage) -> list[Author]:
    return [entry.author for entry in article.byline_entries.all()]
