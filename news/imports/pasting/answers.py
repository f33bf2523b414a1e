"""What a reporter answered about a pasted text, and the fields of the story that it gives with those answers.

Answers are kept by what they are about, the words of a block, not its number: they survive whatever moves the blocks,
such as a line brought back, a newer structurer, or a name that the paper learnt.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.text import Truncator

from news.guesses import SURE
from news.imports.matching import (
    load_authors,
    load_proposed_topics,
    load_regions,
    load_regions_named_in,
)
from news.models import Author, Region, Topic
from news.structurer.result import Proposal, StructuredText
from news.text import number_in

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
        return number_in(self.value)


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
    """A key for the person of this name."""
    return f"person-{_short(name.casefold())}"


def _short(text: str) -> str:
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:10]


_TITLE_WORDS = 12
# Questions about the story's fields, whose answer "yes" leaves them as they are: field and kind of guess.
ABOUT_FIELDS = (
    ("title", "headline"), ("topics", "topics"), ("dateline_place", "dateline"),
    ("dateline_on", "date"),
)  # fmt: skip


class Head:
    """Headline, summary, place, day, region, topics and byline. Queries once for what the text names in the records."""

    def __init__(self, structured: StructuredText, answers: Mapping[str, str]) -> None:
        self.structured = structured
        self._answers = answers
        city, initials = structured.dateline.city, structured.initials
        found = load_regions(city) if city else []
        self.is_region_of_place = bool(found)
        self.regions: list[Region] = found or load_regions_named_in("\n".join(structured.paragraphs))
        self.authors: list[list[Author]] = load_authors(initials) if initials else []
        self.proposed_topics: list[tuple[Topic, Proposal]] = load_proposed_topics(structured)

    def _choice(self, key: str, what: str) -> Choice | None:
        return get_choice(self._answers, key, what)

    @property
    def typed_title(self) -> str:
        """The headline that somebody typed; empty if nobody did."""
        choice = self._choice("title", "headline")
        return choice.value if choice and choice.kind == TYPED else ""

    @property
    def title(self) -> str:
        """The headline, or the first words of a text that has none."""
        words = Truncator(" ".join(self.structured.paragraphs)).words(_TITLE_WORDS)
        return self.typed_title or self.structured.headline or words

    @property
    def summary(self) -> str:
        """What was typed, else what the text proposes; empty if that was refused."""
        choice = self._choice("summary", "summary")
        if choice and choice.kind == TYPED:
            return choice.value
        proposed = self.structured.summary
        return "" if proposed is None or self._is_left_out("summary", "summary") else proposed.value

    @property
    def topics(self) -> list[Topic]:
        """Those that the text names; only the sure ones if the others were refused."""
        is_strict = self._is_left_out("topics", "topics")
        return [t for t, proposal in self.proposed_topics if not is_strict or proposal.confidence >= SURE]

    @property
    def place(self) -> str:
        """Of the dateline."""
        return "" if self._is_left_out("dateline_place", "dateline") else self.structured.dateline.city or ""

    @property
    def day(self) -> str:
        """Of the dateline, in ISO form."""
        return "" if self._is_left_out("dateline_on", "date") else self.structured.dateline.date or ""

    def _is_left_out(self, key: str, what: str) -> bool:
        choice = self._choice(key, what)
        return choice is not None and choice.kind == NOBODY

    @property
    def region(self) -> Region | None:
        """The one of the place's name, or the one that was chosen among several or among those that the text names."""
        choice = self._choice("region", "region")
        is_certain = len(self.regions) == 1 and self.is_region_of_place
        if is_certain and not self._is_left_out("dateline_place", "dateline"):
            return self.regions[0]
        return next((region for region in self.regions if choice and region.pk == choice.pk), None)

    @property
    def byline(self) -> list[Author]:
        """In print order, each once."""
        choice = self._choice("byline", "author")
        found = (_chosen(authors, choice) for authors in self.authors)
        return list(dict.fromkeys(filter(None, found)))

    def settled_fields(self) -> dict[str, Any]:
        """What somebody decided otherwise than the text says, by the story's field."""
        fields: dict[str, Any] = {}
        if self.typed_title:
            fields["title"] = self.typed_title
        if self._choice("summary", "summary"):
            # Without an answer it stays empty: the gate asks for a summary, and the first sentences are none.
            fields["summary"] = self.summary
        if self._is_left_out("topics", "topics"):
            fields["topics"] = self.topics
        if self._is_left_out("dateline_place", "dateline"):
            fields |= {"dateline_place": "", "region": None}
        if self._choice("region", "region"):
            fields["region"] = self.region
        if self._is_left_out("dateline_on", "date"):
            fields["dateline_on"] = None
        if any(len(authors) > 1 for authors in self.authors) and self._choice("byline", "author"):
            fields["byline_entries"] = self.byline
        return fields


def _chosen(authors: list[Author], choice: Choice | None) -> Author | None:
    if len(authors) == 1:
        return authors[0]
    return next((author for author in authors if choice and author.pk == choice.pk), None)
