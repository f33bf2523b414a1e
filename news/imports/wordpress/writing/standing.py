"""Public, draft or left out: what an old status means here.

Nothing becomes public that was not: private and password-protected posts are drafts, and a planned moment is noted and
not kept, for nobody of this newsroom answers for it yet.
"""

from datetime import datetime

from django.utils import timezone

from news.imports.wordpress.records import ItemRecord
from news.imports.wordpress.writing.piece import Standing

_LEFT_OUT = {"trash": "trash", "auto-draft": "auto_draft", "inherit": "revision"}
_DRAFTS = {"draft": "draft", "pending": "pending", "future": "planned", "private": "private"}
# The clock of the old server may have been a little ahead.
_FARTHEST_AHEAD_SECONDS = 300


def standing_of(item: ItemRecord) -> tuple[Standing, str, datetime | None]:
    """What becomes of an item, why, and the moment of its publication where it is public."""
    if item.kind == "attachment":
        return Standing.NOTED, "", None
    if item.kind not in {"post", "page"}:
        return Standing.LEFT_OUT, "kind", None
    if item.status in _LEFT_OUT:
        return Standing.LEFT_OUT, _LEFT_OUT[item.status], None
    moment = item.published_at or item.modified_at
    if why := _hidden(item, moment):
        return Standing.DRAFT, why, None
    return Standing.PUBLIC, "", moment


def _hidden(item: ItemRecord, moment: datetime | None) -> str:
    """Why a post is a draft here; empty for one that was public."""
    if item.status != "publish":
        return _DRAFTS.get(item.status, "unknown_status")
    if item.kind == "page":
        # A page of the old site is no news; whoever wants its text finds it among the drafts.
        return "page"
    if item.password:
        return "password"
    if moment is None:
        return "no_date"
    is_ahead = (moment - timezone.now()).total_seconds() > _FARTHEST_AHEAD_SECONDS
    return "planned" if is_ahead else ""
