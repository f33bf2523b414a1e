"""What a reporter answered about a pasted text, kept by what it was about: the words of a block, not its number.

So answers survive whatever moves the blocks: a line brought back, a newer structurer, a name that the paper learnt.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from news.structurer.result import StructuredText

PERSON, NAME, NEW_NAME, NOBODY, ROW = "orang", "nama", "baru", "tanpa", "pilih"
YES, AS_PARAGRAPH, TYPED = "ya", "paragraf", "ketik"
LONGEST_TYPED = 400
_MOST_ANSWERS = 2_000
_KEY = re.compile(r"[a-z_]{1,20}(?:-[0-9a-f]{10}(?:-\d{1,4})?)?")
_NOTHING, _A_ROW, _WORDS = "nothing", "a row", "words"
# What can be answered to each kind of question, and what the answer holds.
_ANSWERS = {
    "speaker": {PERSON: _A_ROW, NAME: _WORDS, NEW_NAME: _WORDS, NOBODY: _NOTHING},
    "person": {PERSON: _A_ROW, NEW_NAME: _NOTHING},
    "text": {YES: _NOTHING, AS_PARAGRAPH: _NOTHING},
    "heading": {YES: _NOTHING, AS_PARAGRAPH: _NOTHING},
    "headline": {YES: _NOTHING, TYPED: _WORDS},
    "summary": {YES: _NOTHING, NOBODY: _NOTHING, TYPED: _WORDS},
    "topics": {YES: _NOTHING, NOBODY: _NOTHING},
    "dateline": {YES: _NOTHING, NOBODY: _NOTHING},
    "date": {YES: _NOTHING, NOBODY: _NOTHING},
    "region": {ROW: _A_ROW, NOBODY: _NOTHING},
    "author": {ROW: _A_ROW},
}


class NoAnswer(ValueError):
    """What was sent answers no question that this screen asks."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer in two parts: its kind, and the name or number it holds."""

    kind: str
    value: str = ""

    @classmethod
    def read(cls, stored: str) -> "Choice":
        """From its stored form, "orang:17" or "ya"."""
        kind, _, value = stored.partition(":")
        return cls(kind, value)

    def __str__(self) -> str:
        return f"{self.kind}:{self.value}" if self.value else self.kind

    @property
    def pk(self) -> int | None:
        """The row that is meant; None if none is."""
        return (
            int(self.value)
            if self.value.isascii() and self.value.isdecimal() and len(self.value) < 15
            else None
        )


def get_choice(answers: Mapping[str, str], key: str, what: str) -> Choice | None:
    """What was answered to this question; None for a question still open."""
    stored = answers.get(f"{key} {what}")
    return Choice.read(stored) if stored else None


def with_choice(answers: Mapping[str, str], *, key: str, what: str, choice: str) -> dict[str, str]:
    """The answers and this one. Raises `NoAnswer` for what no form of ours sends."""
    if not _KEY.fullmatch(key) or "\x00" in choice or len(answers) >= _MOST_ANSWERS:
        raise NoAnswer
    if not _fits(Choice.read(choice), what):
        raise NoAnswer
    return {**answers, f"{key} {what}": choice}


def _fits(choice: Choice, what: str) -> bool:
    """Whether the question has such an answer, and the answer what it needs."""
    needs = _ANSWERS.get(what, {}).get(choice.kind)
    if needs is None or len(choice.value) > LONGEST_TYPED:
        return False
    return {_NOTHING: not choice.value, _A_ROW: choice.pk is not None, _WORDS: bool(choice.value.strip())}[
        needs
    ]


def block_keys(structured: StructuredText) -> list[str]:
    """A name for each block, made of its words; the same words again are counted."""
    seen: Counter[str] = Counter()
    keys = []
    for block in structured.blocks:
        key = f"{block.kind}-{_short(block.text)}"
        seen[key] += 1
        keys.append(key if seen[key] == 1 else f"{key}-{seen[key]}")
    return keys


def person_key(name: str) -> str:
    """A name for whoever bears this name."""
    return f"person-{_short(name.casefold())}"


def _short(text: str) -> str:
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:10]
