"""Who may bring an archive in and take it out again: the editor-in-chief, and whoever runs the site."""

from django.core.exceptions import PermissionDenied

from news.accounts.models import User

RIGHT = "news_imports.run_import"


def require_right(user: User) -> None:
    """Raises ``PermissionDenied``."""
    if not user.has_perm(RIGHT):
        raise PermissionDenied
