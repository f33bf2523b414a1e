"""A pasted text as it is understood now: structured, with the answers given so far applied, and met with the records.

Made anew for every request from the row alone, so that nothing that was answered can be lost with a session.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from django.utils import timezone

from news.imports.matching import load_known_names, load_people
from news.imports.models import PastedText
from news.imports.pasting.answers import (
    AS_PARAGRAPH,
    NEW_NAME,
    NOBODY,
    PERSON,
    Choice,
    Head,
    block_keys,
    get_choice,
    person_key,
)
from news.models import Person
from news.structurer import structure_text
from news.structurer.editing import with_speaker
from news.structurer.result import Block, StructuredText


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says a quotation: the name, and who that is in the paper's records.

    `person` is None for somebody new, for one of several `namesakes`, and for nobody. `is_settled` if somebody said
    which it is.
    """

    name: str | None
    role: str | None
    person: Person | None = None
    namesakes: tuple[Person, ...] = ()
    is_settled: bool = False
    is_institution: bool = False

    @property
    def shown(self) -> str:
        """As the draft will name this person."""
        return self.person.name if self.person else self.name or ""

    @property
    def is_new(self) -> bool:
        """Not in the records."""
        return bool(self.name) and not self.person and not self.namesakes and not self.is_institution


@dataclass
class Understanding:
    """The structured text with its answers; `keys` names its blocks, `voices` has one for each quotation."""

    pasted: PastedText
    structured: StructuredText
    keys: list[str]
    by_hand: set[int] = field(default_factory=set)
    chosen_people: dict[str, Person | None] = field(default_factory=dict)

    @cached_property
    def answers(self) -> Mapping[str, str]:
        """As they are stored."""
        return self.pasted.answers

    def choice(self, key: str, what: str) -> Choice | None:
        """What was answered to a question."""
        return get_choice(self.answers, key, what)

    @cached_property
    def voices(self) -> list[Voice]:
        """Who says each quotation; queries once for each name."""
        known: dict[str, list[Person]] = {}
        return [self._voice(number, known) for number in range(len(self.structured.quotes))]

    def _voice(self, number: int, known: dict[str, list[Person]]) -> Voice:
        quote = self.structured.quotes[number]
        name, role = quote.speaker, quote.role
        if not name or ("institution" in quote.flags and number not in self.by_hand):
            return Voice(name, role, is_institution=bool(name))
        if name in self.chosen_people:
            return Voice(name, role, self.chosen_people[name], is_settled=True)
        if name not in known:
            known[name] = load_people(name)
        found = known[name]
        if len(found) == 1:
            return Voice(name, role, found[0])
        return Voice(name, role, namesakes=tuple(found))

    @cached_property
    def head(self) -> Head:
        """The story's fields; queries for regions and authors."""
        return Head(self.structured, self.answers)


def understand(pasted: PastedText) -> Understanding:
    """Read the text again, with everything that was answered."""
    structured = structure_text(
        pasted.text,
        known_people=load_known_names(),
        published_on=timezone.localdate(pasted.arrived_at, timezone.get_default_timezone()),
        keep=frozenset(pasted.restored),
    )
    understanding = Understanding(pasted, structured, block_keys(structured))
    _take_people(understanding)
    _take_speakers(understanding)
    _take_forms(understanding)
    return understanding


def _take_people(understanding: Understanding) -> None:
    """Which of several people a name means, or that it means somebody new."""
    for name in {quote.speaker for quote in understanding.structured.quotes if quote.speaker}:
        if choice := understanding.choice(person_key(name), "person"):
            _remember(understanding, name, choice)


def _remember(understanding: Understanding, name: str, choice: Choice) -> None:
    if choice.kind == NEW_NAME:
        understanding.chosen_people[name] = None
    elif choice.kind == PERSON:
        # Somebody may have deleted the person since: then it is asked again.
        person = Person.objects.filter(pk=choice.pk).first()
        if person:
            understanding.chosen_people[name] = person


def _take_speakers(understanding: Understanding) -> None:
    """Who speaks, as told by hand; in reading order, so that a later word outlives what follows an earlier one."""
    for key, block in zip(understanding.keys, understanding.structured.blocks, strict=True):
        choice = understanding.choice(key, "speaker")
        named = _named(understanding, block.quote, choice) if block.quote is not None and choice else None
        if named:
            name, role = named
            understanding.structured = with_speaker(understanding.structured, block.quote, name, role=role)
            understanding.by_hand.add(block.quote)


def _named(understanding: Understanding, quote: int, choice: Choice) -> tuple[str | None, str | None] | None:
    """The name and role that an answer gives to a quotation; no role where the text's own is meant.

    None if the person who was chosen is in the records no more.
    """
    if choice.kind == NOBODY:
        return None, None
    if choice.kind == PERSON:
        person = Person.objects.filter(pk=choice.pk).first()
        if person is None:
            return None
        understanding.chosen_people[person.name] = person
        is_in_text = any(c.name == person.name for c in understanding.structured.quotes[quote].candidates)
        return person.name, None if is_in_text else _office(person)
    if choice.kind == NEW_NAME:
        understanding.chosen_people[choice.value] = None
    return choice.value, None


def _office(person: Person) -> str | None:
    """The office that the records say this person holds today."""
    today = timezone.localdate()
    held = (p for p in person.positions.all() if p.ends_on is None or p.ends_on >= today)
    return next((str(position) for position in held), None)


def _take_forms(understanding: Understanding) -> None:
    """Headings and quotations that were said to be paragraphs."""
    structured = understanding.structured
    blocks = list(structured.blocks)
    for index, key in enumerate(understanding.keys):
        choice = understanding.choice(key, "heading") or understanding.choice(key, "text")
        if choice and choice.kind == AS_PARAGRAPH:
            blocks[index] = Block("paragraph", _as_paragraph(structured, blocks[index]))
    changed = {index for index, block in enumerate(blocks) if block is not structured.blocks[index]}
    guesses = [guess for guess in structured.guesses if guess.where not in changed]
    understanding.structured = replace(structured, blocks=blocks, guesses=guesses)


def _as_paragraph(structured: StructuredText, block: Block) -> str:
    if block.quote is None:
        return block.text
    quote = structured.quotes[block.quote]
    return f"“{quote.text},” {quote.attribution}" if quote.attribution else f"“{quote.text}”"
