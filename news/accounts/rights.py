"""Whether an account has a right: asked by actions, by screens and by the menu, each for itself."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied


def require_right(user: Any, right: str) -> None:
    """Raises ``PermissionDenied``."""
    if not user.has_perm(right):
        raise PermissionDenied


def holds(right: str) -> Callable[[Any], bool]:
    """The question as one that can be asked of anybody later."""
    return lambda user: user.has_perm(right)
