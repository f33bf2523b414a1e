"""Who may change a draft on the phone, and its newest text under the lock that every save takes."""

from typing import Any

from django.core.exceptions import PermissionDenied

from news.editorial.actions import lock_latest_revision
from news.models import ArticlePage


def may_change(content: ArticlePage, by: Any) -> bool:
    """As in the editor: one's own, and not while the desk reads it."""
    rights = content.permissions_for_user(by)
    return rights.can_edit() and not rights.page_locked()


def open_draft(article: ArticlePage, *, by: Any) -> ArticlePage:
    """The newest text, for whoever may change it now; call it in a transaction. Raises `PermissionDenied`."""
    content = lock_latest_revision(article).as_object()
    if not may_change(content, by):
        raise PermissionDenied
    return content
