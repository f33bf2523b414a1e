"""Who is the editor-in-chief: whoever holds the emergency's key, whatever their group is called."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet

RIGHT = "news_editorial.override_approval"
# Rights are the database's; the other backend only counts wrong passwords.
_BACKEND = "django.contrib.auth.backends.ModelBackend"


def is_chief(user: Any) -> bool:
    """An administrator holds every right, and is one too; two queries at most, kept on ``user``."""
    return user.has_perm(RIGHT)


def chiefs() -> QuerySet:
    """The same as rows, without administrators who were not given the right: for lists and e-mails."""
    return get_user_model().objects.with_perm(RIGHT, include_superusers=False, backend=_BACKEND)
