"""Stories of an archive on the newsroom's record: what ``publish_imported`` leaves for one, for a batch at once.

Each public one gets its decision of kind *imported*, with the digest of its content, by the named "arsip" approval; its
contribution, and its line in both logs.
"""

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone
from wagtail.models import PageLogEntry

from news import rows
from news.editorial.audit import chain
from news.editorial.board.drawing import card_facts
from news.editorial.models import Approval, AuditEntry, Contribution, DeskCard
from news.models import ArticlePage, Author
from news.publication.batch import Story

ACTION = "news.import"


def put_on_record(stories: Sequence[Story], *, by: Any, note: str) -> None:
    """Approve exactly what each of these public stories says, as an archive's; in the transaction that writes them.

    ``note`` names the approval: which archive, which file.
    """
    now = timezone.now()
    note_contributions(stories, by=by)
    approvals = [
        Approval(
            article_id=story.article.pk,
            digest=story.digest,
            kind=Approval.Kind.IMPORTED,
            made_by=by,
            made_at=now,
            note=note,
        )
        for story in stories
    ]
    rows.insert(approvals)
    _log(stories, by=by, note=note)


def note_contributions(stories: Sequence[Story], *, by: Any) -> None:
    """Who brought each text, drafts included."""
    now = timezone.now()
    rows.insert(
        [
            Contribution(article_id=story.article.pk, digest=story.digest, made_by=by, made_at=now)
            for story in stories
        ]
    )


def _log(stories: Sequence[Story], *, by: Any, note: str) -> None:
    now, name = timezone.now(), chain.name_of(by)
    entries, page_entries = [], []
    for story in stories:
        article = story.article
        entry = AuditEntry(
            recipe=chain.RECIPE,
            salt=secrets.token_hex(16),
            made_at=now,
            action="import",
            made_by=by,
            made_by_name=name,
            article_id=article.pk,
            about=article.title[: chain.ABOUT_CHARACTERS],
            digest=story.digest,
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
                data={"digest": story.digest},
                timestamp=now,
                user=by,
                revision_id=article.latest_revision_id,
                content_changed=False,
            )
        )
    for found in (entries, page_entries):
        rows.insert(found)


def draw_cards(stories: Sequence[Story], *, since: datetime) -> None:
    """The desk's cards of drafts and of what was public ``since``: nobody compares a new story with older ones.

    The gate is not asked about an archive: it says what it has to say when somebody opens and saves the draft.
    """
    found = [
        DeskCard(
            article_id=story.article.pk,
            digest=story.digest,
            saved_at=story.article.latest_revision_created_at,
            **card_facts(story.article, _authors(story.article)),
        )
        for story in stories
        if story.article.published_at is None or story.article.published_at >= since
    ]
    rows.insert(found)


def _authors(article: ArticlePage) -> list[Author]:
    return [entry.author for entry in article.byline_entries.all()]
