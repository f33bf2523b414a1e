"""The draft as the screen shows it: one card a part, in the story's order, each with its number in the raw text."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from news.guesses import SURE
from news.imports.drafts import OF_A_NEW_PERSON
from news.imports.matching import load_similar_people
from news.imports.pasting.answers import person_key
from news.imports.pasting.places import DATE, DATELINE, INITIALS, QUOTE, Mark
from news.imports.pasting.questions import (
    Question,
    ask_about_head,
    ask_about_heading,
    ask_about_words,
    ask_which_person,
    ask_who,
)
from news.imports.pasting.understanding import Understanding, Voice
from news.imports.wording import reason
from news.models import Person
from news.structurer.result import Candidate


@dataclass(slots=True)
class Card:
    """A part of the draft. Its first open question is the one that is asked; the others wait behind it."""

    kind: str
    key: str
    label: str
    text: str
    numbers: list[int] = field(default_factory=list)
    voice: Voice | None = None
    others: list[Candidate] = field(default_factory=list)
    similar: list[Person] = field(default_factory=list)
    why: str = ""
    percent: int | None = None
    questions: list[Question] = field(default_factory=list)

    @property
    def question(self) -> Question | None:
        """What is asked now."""
        return self.questions[0] if self.questions else None

    @property
    def person_key(self) -> str:
        """What names the question whom the speaker's name means."""
        return person_key(self.voice.name or "") if self.voice else ""


class CardMaker:
    """Puts the cards of one text together. Queries for the people, regions and authors that it names."""

    def __init__(self, understanding: Understanding, marks: list[Mark]) -> None:
        self.understanding = understanding
        self.structured = understanding.structured
        self.marks = marks
        self.asked_people: set[str] = set()
        self.known_similar: dict[str, list[Person]] = {}
        self.fields = {q.key: q for q in ask_about_head(understanding.head) if self._is_open(q)}

    def make(self) -> list[Card]:
        """All of them, in the order in which the story reads."""
        return [self._headline(), *self._summary(), self._dateline(), *self._body(), *self._foot()]

    def _is_open(self, question: Question) -> bool:
        return question.confidence < SURE and not self.understanding.choice(question.key, question.what)

    def _asked(self, *keys: str) -> list[Question]:
        return [self.fields[key] for key in keys if key in self.fields]

    def _numbers(self, *kinds: str, quote: int | None = None) -> list[int]:
        marks = (mark for mark in self.marks if mark.kind in kinds and mark.quote == quote)
        return [mark.number for mark in marks if mark.number]

    # -- head and foot -----------------------------------------------------------------------------------------------

    def _headline(self) -> Card:
        return Card(
            "title", "title", _("Headline"), self.understanding.head.title, questions=self._asked("title")
        )

    def _summary(self) -> Iterator[Card]:
        if self.structured.summary:
            text = self.understanding.head.summary
            questions = self._asked("summary")
            yield Card("summary", "summary", _("Summary, a proposal"), text, questions=questions)

    def _dateline(self) -> Card:
        head = self.understanding.head
        day = parse_date(head.day or "")
        where = ", ".join(filter(None, [head.place, head.region.full_name if head.region else ""]))
        when = date_format(day, "l, j F Y") if day else ""
        return Card(
            "dateline",
            "dateline",
            _("Place and date"),
            ". ".join(filter(None, [where, when]))
            or _("The text names neither; fill them in in the editor."),
            numbers=self._numbers(DATELINE, DATE),
            why=reason(self.structured.dateline.why),
            percent=round(self.structured.dateline.confidence * 100) if where or when else None,
            questions=self._asked("dateline_place", "dateline_on", "region"),
        )

    def _foot(self) -> Iterator[Card]:
        yield from self._byline()
        if self.understanding.head.proposed_topics:
            text = ", ".join(topic.name for topic in self.understanding.head.topics)
            yield Card("topics", "topics", _("Topics"), text, questions=self._asked("topics"))

    def _byline(self) -> Iterator[Card]:
        initials = self.structured.initials
        if initials:
            names = ", ".join(author.name for author in self.understanding.head.byline)
            yield Card(
                "byline",
                "byline",
                _("Author, from the initials “%(initials)s”") % {"initials": initials},
                names or _("Nobody closes stories with these initials; choose the author in the editor."),
                numbers=self._numbers(INITIALS),
                questions=self._asked("byline"),
            )

    # -- body --------------------------------------------------------------------------------------------------------

    def _body(self) -> Iterator[Card]:
        labels = {"paragraph": _("Paragraph"), "heading": _("Heading"), "quote": _("Quote")}
        for index, block in enumerate(self.structured.blocks):
            card = Card(block.kind, self.understanding.keys[index], labels[block.kind], block.text)
            if block.quote is not None:
                self._say_who(card, block.quote)
            asked = {q.what: q for q in self._questions(card, index) if self._is_open(q)}
            card.questions = list(asked.values())
            yield card

    def _say_who(self, card: Card, quote: int) -> None:
        said = self.structured.quotes[quote]
        card.voice = self.understanding.voices[quote]
        card.others = [c for c in said.candidates if c.name and c.name != card.voice.name]
        card.similar = self._similar(card.voice)
        card.numbers = self._numbers(QUOTE, quote=quote)
        if quote not in self.understanding.by_hand:
            card.why, card.percent = reason(said.why), round(said.confidence * 100)

    def _similar(self, voice: Voice) -> list[Person]:
        """People in the records whom this name could mean; one query a name."""
        name = voice.name
        if not name or voice.is_institution:
            return []
        if name not in self.known_similar:
            self.known_similar[name] = [*voice.namesakes, *load_similar_people(name)]
        return [person for person in self.known_similar[name] if person != voice.person]

    def _questions(self, card: Card, index: int) -> Iterator[Question]:
        guesses = [guess for guess in self.structured.guesses if guess.where == index]
        for guess in guesses:
            if guess.what == "speaker" or guess.why == "institution":
                yield ask_who(card.key, guess, card.voice or Voice(None, None), card.others)
        yield from self._question_about_person(card)
        for guess in guesses:
            if guess.what == "heading":
                yield ask_about_heading(card.key, guess)
            elif guess.what == "text" and guess.why != "institution":
                yield ask_about_words(card.key, guess)

    def _question_about_person(self, card: Card) -> Iterator[Question]:
        """Once for each name, where it first speaks."""
        voice = card.voice
        if voice is None or not voice.name or voice.person or voice.is_settled or voice.is_institution:
            return
        if voice.name not in self.asked_people:
            self.asked_people.add(voice.name)
            yield ask_which_person(voice, confidence=0.3 if voice.namesakes else OF_A_NEW_PERSON)
