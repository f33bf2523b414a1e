"""Things that a body names, handed in by whoever has them: read a thousand stories, and nobody asks for their people.

Blocks ask the database for what each story names, which is right for one story and too much for an archive.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.models import Model

_held: ContextVar[Mapping[type[Model], Mapping[int, Model]] | None] = ContextVar("held", default=None)


@contextmanager
def at_hand(things: Mapping[type[Model], Mapping[int, Model]]) -> Iterator[None]:
    """Inside, choosers of these kinds take what they name from here, and None for what is not among it."""
    token = _held.set(things)
    try:
        yield
    finally:
        _held.reset(token)


def the_one[Thing: Model](model: type[Thing]) -> Thing | None:
    """The only thing of its kind (the paper's settings), if it is at hand."""
    held = (_held.get() or {}).get(model)
    return next(iter(held.values())) if held else None


class TakesFromHand:
    """A chooser block that looks at what is at hand before it asks the database."""

    def to_python(self, value: Any) -> Any:
        held = self._held()
        return super().to_python(value) if held is None else held.get(value)

    def bulk_to_python(self, values: list[Any]) -> list[Any]:
        held = self._held()
        return super().bulk_to_python(values) if held is None else [held.get(value) for value in values]

    def _held(self) -> Mapping[int, Model] | None:
        things = _held.get()
        return None if things is None else things.get(self.model_class)
