"""What somebody can do with an assignment: one rule for the calendar, the board and the buttons behind both."""

from collections.abc import Collection
from dataclasses import dataclass

from django.urls import reverse

from news.editorial.board.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Standing:
    """``draft_url`` leads to the text that came of it, for those who may see it; the buttons are what is left to do."""

    can_start: bool
    can_change: bool
    draft_url: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """The text that came of an assignment: its id and who began it."""

    pk: int
    owner_id: int | None


def standing_of(people: Collection[int], *, draft: Draft | None, is_off: bool, viewer: Viewer) -> Standing:
    """``people`` are ids of those who are assigned; without any, the desk may begin it."""
    can_change = viewer.is_on_desk and not is_off
    if draft is not None:
        return Standing(can_start=False, can_change=can_change, draft_url=_draft_url(draft, viewer))
    is_own = viewer.user.pk in people or (viewer.is_on_desk and not people)
    return Standing(can_start=is_own and viewer.can_write and not is_off, can_change=can_change)


def _draft_url(draft: Draft, viewer: Viewer) -> str:
    if viewer.may_change(draft.owner_id):
        return reverse("wagtailadmin_pages:edit", args=[draft.pk])
    return reverse("news_editorial:record", args=[draft.pk]) if viewer.can_read_record else ""
