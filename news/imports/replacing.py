"""Files that are there whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """The name of a file to write beside ``path``; at the end it takes its place.

    What breaks off leaves the former file as it was, and nothing beside it. What a killed run left there may be
    readable for all, and is not written into.
    """
    beside = path.with_name(f".{path.name}.part")
    beside.unlink(missing_ok=True)
    try:
        yield beside
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
