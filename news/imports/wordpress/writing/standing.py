"""Public, draft or left out: what an old status means here.

Nothing becomes public that was not: private and password-protected posts are drafts, and a planned moment is noted and
not kept, for nobody of this newsroom answers for it yet.
"""

from datetime import datetime

from django.utils import timezone

from news.imports.wordpress.records import ItemRecord
from news.imports.wordpress.writing.piece import Standing

_LEFT_OUT = {"trash": "trash", "auto-draft": "auto_draft", "inherit": "revision"}
_DRAFTS = {"draft": "", "pending": "pending", "future": "planned", "private": "private"}
# The clock of the old server may have been a little ahead.
_FARTHEST_AHEAD_SECONDS = 300


def standing_of(item: ItemRecord) -> tuple[Standing, str, datetime | None]:
    """What becomes of a post, why, and the moment of its publication where it is public."""
    if item.status in _LEFT_OUT:
        return Standing.LEFT_OUT, _LEFT_OUT[item.status], None
    if item.status != "publish":
        return Standing.DRAFT, _DRAFTS.get(item.status, "unknown_status"), None
    if item.password:
        return Standing.DRAFT, "password", None
    moment = item.published_at or item.modified_at
    if moment is None:
        return Standing.DRAFT, "no_date", None
    if (moment - timezone.now()).total_seconds() > _FARTHEST_AHEAD_SECONDS:
        return Standing.DRAFT, "planned", None
    return Standing.PUBLIC, "", moment
