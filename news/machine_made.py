"""Whether a person of this newsroom answers for what is being published, or a program took it from an old text."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

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


def is_by_program() -> bool:
    """Of what is being published now."""
    return _is_by_program.get()
