"""Who adds to what readers get of a story, and who says that a story may be before readers.

Each app registers in its ``AppConfig.ready``. ``news`` knows no app above it, so the decision is asked for here as
well: without somebody who answers (``decide_with``) nothing is written.
"""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from news.publication.batch import Batch, Story


class Decision(Protocol):
    """That somebody answers for a content. ``is_imported``: it was public before it came here."""

    is_imported: bool


type Decide = Callable[[Sequence[Story]], dict[int, Any]]


class Part:
    """Rows that belong to public stories. All three are called in the transaction of the writer."""

    name = ""
    """What ``rebuild_published`` calls it where something differs."""
    is_drawn = False
    """Whether the drawn story shows these rows: they are written before it is drawn."""

    is_first = False
    """Whether other parts read these rows: they are written before theirs, and withdrawn after them."""

    def write(self, batch: Batch) -> None:
        """Make the rows of these stories what the stories say."""

    def withdraw(self, article_ids: Sequence[int]) -> None:
        """Take away what readers get of these; before the stories' own rows go. Safe to call twice."""

    def differs(self, story: Story) -> bool:
        """Whether what is stored is not what ``write`` would store."""
        return False


_parts: dict[type[Part], Part] = {}
_decide: list[Decide] = []


def register(part: Part) -> None:
    """Once, at start; again for the same class takes its place."""
    _parts[type(part)] = part


def registered(*, is_drawn: bool | None = None) -> list[Part]:
    """All parts, or those that are (not) shown by the drawn story, in the order of writing."""
    found = [part for part in _parts.values() if is_drawn is None or part.is_drawn == is_drawn]
    return sorted(found, key=lambda part: not part.is_first)


def decide_with(decide: Decide) -> None:
    """Name who knows the decisions: the decision for each story that may be before readers now, by its number."""
    _decide[:] = [decide]


def decisions_for(stories: Sequence[Story]) -> dict[int, Decision]:
    """The decision that permits exactly what each of these stories says; a story without one is not among them."""
    return _decide[0](stories) if _decide and stories else {}
