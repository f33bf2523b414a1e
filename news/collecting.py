"""Python's search for garbage in cycles, made seldom while rows are written by the hundred thousand."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = (100_000, 3, 3)
"""For ``gc.set_threshold``: the young once in some batches of 250 stories, where Python's own 2,000 means fifty times a
batch; the old every few thousand stories, or what lived while the young were looked at is kept to the end."""


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Within the block, and in processes forked in it. A quarter of an import's time went into looking for cycles.

    What the process holds already is not looked at again until the end. In one thread at a time; may be nested.
    """
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        if before != SELDOM:
            gc.unfreeze()
