"""Story patterns (*pola*): what to ask at a press conference, an accident, a match, in court (``patterns.toml``).

They are data in the paper's language. What nobody answers is not printed; what must not be asked (the name of a child,
of a victim of sexual crime) is no question there.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("patterns.toml")


@dataclass(frozen=True, slots=True)
class Question:
    """What a reporter is asked; ``heading`` stands over the answer in the story, ``reason`` beside the question."""

    key: str
    ask: str
    heading: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One kind of event. ``may_harm`` is the answer offered where somebody is accused by the nature of it.

    ``concerns_children`` says that children may be among those written about: the reporter is reminded.
    """

    slug: str
    name: str
    questions: tuple[Question, ...]
    may_harm: bool = False
    concerns_children: bool = False


@cache
def load_patterns() -> dict[str, Pattern]:
    """All of them by slug, in the order of the file, which is read once."""
    kinds = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {slug: _pattern(slug, told) for slug, told in kinds.items()}


def pattern_named(slug: str) -> Pattern | None:
    """The pattern of that name; None for none, an unknown one, or one that is no more."""
    return load_patterns().get(slug)


def _pattern(slug: str, told: dict) -> Pattern:
    questions = tuple(
        Question(row["kunci"], row["tanya"], row["judul"], row.get("sebab", "")) for row in told["tanya"]
    )
    return Pattern(slug, told["nama"], questions, told.get("merugikan", False), told.get("anak", False))
