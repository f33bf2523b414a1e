"""The draft as the screen shows it: one card a part, in the story's order, with what is asked about a guess."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.db.models import Model
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from news.guesses import SURE
from news.imports.drafts import OF_A_NEW_PERSON
from news.imports.matching import load_similar_people
from news.imports.pasting.answers import (
    AS_PARAGRAPH,
    NAME,
    NEW_NAME,
    NOBODY,
    PERSON,
    ROW,
    YES,
    Choice,
    Head,
    person_key,
)
from news.imports.pasting.marks import DATE, DATELINE, INITIALS, QUOTE, Mark
from news.imports.pasting.understanding import Understanding, Voice
from news.imports.wording import reason
from news.models import Person, Region
from news.structurer.result import Candidate, Guess, Proposal

_MOST_ANSWERS = 3


@dataclass(frozen=True, slots=True)
class Option:
    """One answer, a button: what it says and what it sends."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Question:
    """A guess that is less than sure, and nobody has answered yet.

    `is_typed` offers a field for what no button says; `leads_to_choice` is the label of a way to the list of speakers.
    """

    key: str
    what: str
    sentence: str
    why: str
    confidence: float
    options: tuple[Option, ...]
    is_typed: bool = False
    leads_to_choice: str = ""

    @property
    def percent(self) -> int:
        """How sure, for people."""
        return round(self.confidence * 100)


def office_of(person: Person) -> str:
    """Somebody from the records, told apart from a namesake: the office held now, else who this is. Queries."""
    position = next((str(p) for p in person.positions.all() if p.ends_on is None), "")
    return position or person.description[:80]


def ask_who(key: str, guess: Guess, voice: Voice, candidates: Sequence[Candidate]) -> Question:
    """Who said it: the one assumed first, then others whom the text names."""
    names = list(dict.fromkeys([*filter(None, [voice.name]), *(c.name for c in candidates if c.name)]))
    options = [Option(name, str(Choice(NAME, name))) for name in names[:_MOST_ANSWERS]]
    if len(names) < 2:
        options.append(Option(_("Nobody named"), NOBODY))
    return Question(
        key, "speaker", _("Who said this?"), reason(guess.why), guess.confidence, tuple(options),
        leads_to_choice=_("Somebody else"),
    )  # fmt: skip


def ask_which_person(voice: Voice, *, confidence: float) -> Question:
    """Whom a name means that the records do not know, or know more than once."""
    name = voice.name or ""
    if voice.namesakes:
        people = [
            Option(" · ".join(filter(None, [person.name, office_of(person)])), f"{PERSON}:{person.pk}")
            for person in voice.namesakes[:_MOST_ANSWERS]
        ]
        options = (*people, Option(_("Somebody new"), NEW_NAME))
        sentence, why = _("Which of them is it?"), reason("several_people")
    else:
        options = (Option(pgettext("a person in the records", "Create"), NEW_NAME),)
        sentence, why = _("Enter a new person under this name?"), _("Not in the paper's records yet.")
    to_choice = "" if voice.namesakes else _("Choose somebody known")
    return Question(person_key(name), "person", sentence, why, confidence, options, leads_to_choice=to_choice)


def ask_about_words(key: str, guess: Guess) -> Question:
    """Whether a quotation is what somebody said, or a paragraph may stand as it does."""
    if guess.why == "attribution_says_more":
        options = (Option(_("Leave it so"), YES),)
        return Question(
            key, "text", _("Can this stand as a paragraph?"), reason(guess.why), guess.confidence, options
        )
    options = (Option(_("Yes, a quote"), YES), Option(_("No, a paragraph"), AS_PARAGRAPH))
    sentence = _("Are these the person's own words?")
    return Question(key, "text", sentence, reason(guess.why), guess.confidence, options)


def ask_about_heading(key: str, guess: Guess) -> Question:
    """Whether a short line is a heading."""
    options = (Option(_("Yes, a heading"), YES), Option(_("No, a paragraph"), AS_PARAGRAPH))
    return Question(key, "heading", _("Is this a heading?"), reason(guess.why), guess.confidence, options)


def ask_about_head(head: Head) -> Iterator[Question]:
    """About the head of the story: those of the structurer's guesses, and what the records leave open."""
    makers = {"title": _ask_headline, "dateline_place": _ask_place, "dateline_on": _ask_day}
    for guess in head.structured.guesses:
        if isinstance(guess.where, str) and guess.where in makers:
            yield makers[guess.where](guess)
    if not head.structured.headline:
        yield _ask_headline(Guess("title", "headline", None, "no_headline", 0.1))
    if head.structured.summary:
        yield _ask_summary(head.structured.summary)
    yield from _ask_topics([proposal for _topic, proposal in head.proposed_topics])
    if not head.is_region_of_place and head.regions:
        yield _ask_region(head.regions)
    else:
        yield from _ask_which("region", "region", _("Which region is it?"), head.regions, "several_regions")
    for authors in head.authors:
        yield from _ask_which("byline", "author", _("Who wrote it?"), authors, "several_authors")


def _ask_which(key: str, what: str, sentence: str, rows: Sequence[Model], why: str) -> Iterator[Question]:
    """Only where the records hold several of one name."""
    if len(rows) > 1:
        options = tuple(Option(str(row), f"{ROW}:{row.pk}") for row in rows)
        yield Question(key, what, sentence, reason(why), 0.3, options)


def _ask_region(named: Sequence[Region]) -> Question:
    """The place is no region of the paper's, as a village is; the text may name the one that it lies in."""
    options = [Option(region.full_name, f"{ROW}:{region.pk}") for region in named[:_MOST_ANSWERS]]
    options.append(Option(_("None of them"), NOBODY))
    sentence = _("Where did it happen?")
    return Question("region", "region", sentence, reason("named_in_text"), 0.3, tuple(options))


def _ask_headline(guess: Guess) -> Question:
    options = (Option(_("Yes"), YES),) if guess.value else ()
    sentence = _("Is this the headline?") if guess.value else _("What is the headline?")
    return Question(
        "title", "headline", sentence, reason(guess.why), guess.confidence, options, is_typed=True
    )


def _ask_summary(proposal: Proposal) -> Question:
    options = (Option(_("Take it"), YES), Option(_("Leave it empty"), NOBODY))
    sentence, why = _("Does this sum the story up?"), reason(proposal.why)
    return Question("summary", "summary", sentence, why, proposal.confidence, options, is_typed=True)


def _ask_topics(proposals: Sequence[Proposal]) -> Iterator[Question]:
    """One question for all that are less than sure: the editor takes single ones away."""
    unsure = [proposal for proposal in proposals if proposal.confidence < SURE]
    if unsure:
        names = ", ".join(proposal.value for proposal in unsure)
        options = (Option(_("Yes"), YES), Option(_("No"), NOBODY))
        sentence = _("Is the story about this: %(topics)s?") % {"topics": names}
        yield Question("topics", "topics", sentence, reason(unsure[0].why), unsure[0].confidence, options)


def _ask_place(guess: Guess) -> Question:
    options = (Option(_("Yes"), YES), Option(_("No"), NOBODY))
    sentence = _("Was it reported from %(value)s?") % {"value": guess.value}
    return Question("dateline_place", "dateline", sentence, reason(guess.why), guess.confidence, options)


def _ask_day(guess: Guess) -> Question:
    day = parse_date(guess.value or "")
    options = (Option(_("Yes"), YES), Option(_("Leave the day empty"), NOBODY))
    sentence = _("Did it happen on %(value)s?") % {
        "value": date_format(day, "l, j F Y") if day else guess.value
    }
    return Question("dateline_on", "date", sentence, reason(guess.why), guess.confidence, options)


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
