"""On which of the five lists a story stands, and whether the next step is the viewer's."""

from news.editorial.board.claims import STALE_AFTER
from news.editorial.board.rows import Row
from news.editorial.board.viewer import Viewer
from news.editorial.board.wording import Clock
from news.editorial.status import DRAFT, PUBLISHED, RETURNED, SCHEDULED, WAITING

LISTS = (DRAFT, WAITING, RETURNED, SCHEDULED, PUBLISHED)


def lists_of(row: Row, clock: Clock) -> list[str]:
    """Where a story stands: once with its newest text, and once with its public one if that is from today."""
    found = []
    newest = _with_newest_text(row)
    if newest:
        found.append(newest)
    if row["live"] and (row["read_alone"] or _is_from_today(row, clock)):
        found.append(PUBLISHED)
    return found


def _with_newest_text(row: Row) -> str:
    if row.workflow:
        return RETURNED if row.workflow["status"] == "needs_changes" else WAITING
    if row.go_live_at:
        return SCHEDULED
    return DRAFT if row["has_unpublished_changes"] or not row["live"] else ""


def _is_from_today(row: Row, clock: Clock) -> bool:
    return row["published_at"] is not None and row["published_at"] >= clock.day_start


def people_of(row: Row) -> set[int]:
    """Ids of those whose work the story is: who began it, who is its reporter or in its byline, who submitted it."""
    found = {row["owner_id"], row["desk_card__reporter_id"], row.workflow.get("requested_by_id")}
    return (found | set(row["desk_card__credited"] or ())) - {None}


def may_answer(viewer: Viewer, row: Row) -> bool:
    """Whether the rule of four eyes lets ``viewer`` read the story for the desk."""
    return viewer.is_on_desk and not row["has_changed"] and viewer.user.pk not in people_of(row)


def waits_for(viewer: Viewer, row: Row, *, on: str, clock: Clock) -> bool:
    """Whether ``viewer`` is who acts next: reads what waits, mends what came back, reads what went out unread."""
    if on == RETURNED:
        return viewer.user.pk in people_of(row) and viewer.may_change(row["owner_id"])
    if on == WAITING:
        return may_answer(viewer, row) and not is_read_by_another(viewer, row, clock=clock)
    if on == PUBLISHED:
        return bool(viewer.is_on_desk and row["read_alone"] and row["read_alone_by"] != viewer.user.pk)
    return False


def is_read_by_another(viewer: Viewer, row: Row, *, clock: Clock) -> bool:
    """Somebody else claimed it, and not so long ago that one may take over."""
    claimed_by = row["claim__made_by_id"]
    if claimed_by is None or claimed_by == viewer.user.pk:
        return False
    return clock.now - row["claim__made_at"] < STALE_AFTER
