"""Where a card leads: to what the viewer does next with the story, or nowhere if that is nothing."""

from news.editorial.board.rows import Row
from news.editorial.board.scene import Scene
from news.editorial.status import PUBLISHED, WAITING


def story_url(row: Row, *, on: str, scene: Scene) -> str:
    """Reading for the desk, the editor for whoever may change the text; empty for those who only look on."""
    viewer, addresses = scene.viewer, scene.addresses
    if viewer.is_on_desk and on == WAITING:
        return addresses.of("news_editorial:read", row["pk"])
    if viewer.is_on_desk and on == PUBLISHED and row["unread_approval"]:
        return addresses.of("news_editorial:second_reading", row["unread_approval"])
    if viewer.may_change(row["owner_id"]):
        return addresses.of("wagtailadmin_pages:edit", row["pk"])
    return (row["published__url"] or "") if on == PUBLISHED else ""


def record_url(row: Row, *, scene: Scene) -> str:
    """Who wrote, who approved, when: for those who may read the log."""
    return scene.addresses.of("news_editorial:record", row["pk"]) if scene.viewer.can_read_record else ""
