"""Where a card leads: to what the viewer does next with the story, or nowhere if that is nothing."""

from django.urls import reverse

from news.editorial.board.rows import Row
from news.editorial.board.viewer import Viewer
from news.editorial.status import PUBLISHED, WAITING


def story_url(row: Row, *, on: str, viewer: Viewer) -> str:
    """Reading for the desk, the editor for whoever may change the text; empty for those who only look on."""
    if viewer.is_on_desk and on == WAITING:
        return reverse("news_editorial:read", args=[row["pk"]])
    if viewer.is_on_desk and on == PUBLISHED and row["unread_approval"]:
        return reverse("news_editorial:second_reading", args=[row["unread_approval"]])
    if viewer.may_change(row["owner_id"]):
        return reverse("wagtailadmin_pages:edit", args=[row["pk"]])
    return (row["published__url"] or "") if on == PUBLISHED else ""


def record_url(row: Row, *, viewer: Viewer) -> str:
    """Who wrote, who approved, when: for those who may read the log."""
    return reverse("news_editorial:record", args=[row["pk"]]) if viewer.can_read_record else ""
