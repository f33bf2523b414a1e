"""Whether a person of this newsroom answers for what is being published, or a program took it from an old text."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from typing import TYPE_CHECKING

from wagtail import hooks

if TYPE_CHECKING:
    from news.models import ArticlePage

HOOK = "news_machine_made"
"""Asked of a story whose rows are written once more: whether a program brought it from elsewhere."""
# Not a mark on the story: Wagtail publishes another object than the one it was asked to.
_is_by_program = ContextVar("is_by_program", default=False)


@contextmanager
def by_program() -> Iterator[None]:
    """Inside, what a story says was found by a program, and nobody of this newsroom has looked at it yet."""
    token = _is_by_program.set(True)
    try:
        yield
    finally:
        _is_by_program.reset(token)


def as_it_came(article: "ArticlePage") -> AbstractContextManager:
    """For whoever writes again what readers have, and publishes nothing.

    What is missing comes back as what it was: words of an archive unconfirmed, though nobody knows any more which of
    them somebody had confirmed.
    """
    came_by_program = any(answer(article) for answer in hooks.get_hooks(HOOK))
    return by_program() if came_by_program else nullcontext()


def is_by_program() -> bool:
    """Of what is being published now."""
    return _is_by_program.get()
