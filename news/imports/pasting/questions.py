"""What the screen asks about a guess: one question, its answers, why it is a guess, and how sure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Model
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from news.guesses import SURE
from news.imports.pasting import answers as given
from news.imports.pasting.answers import Choice, person_key
from news.imports.pasting.head import Head
from news.imports.pasting.understanding import Voice
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
    options = [Option(name, str(Choice(given.NAME, name))) for name in names[:_MOST_ANSWERS]]
    if len(names) < 2:
        options.append(Option(_("Nobody named"), given.NOBODY))
    return Question(
        key, "speaker", _("Who said this?"), reason(guess.why), guess.confidence, tuple(options),
        leads_to_choice=_("Somebody else"),
    )  # fmt: skip


def ask_which_person(voice: Voice, *, confidence: float) -> Question:
    """Whom a name means that the records do not know, or know more than once."""
    name = voice.name or ""
    if voice.namesakes:
        people = [
            Option(" · ".join(filter(None, [person.name, office_of(person)])), f"{given.PERSON}:{person.pk}")
            for person in voice.namesakes[:_MOST_ANSWERS]
        ]
        options = (*people, Option(_("Somebody new"), given.NEW_NAME))
        sentence, why = _("Which of them is it?"), reason("several_people")
    else:
        options = (Option(pgettext("a person in the records", "Create"), given.NEW_NAME),)
        sentence, why = _("Enter a new person under this name?"), _("Not in the paper's records yet.")
    to_choice = "" if voice.namesakes else _("Choose somebody known")
    return Question(person_key(name), "person", sentence, why, confidence, options, leads_to_choice=to_choice)


def ask_about_words(key: str, guess: Guess) -> Question:
    """Whether a quotation is what somebody said, or a paragraph may stand as it does."""
    if guess.why == "attribution_says_more":
        options = (Option(_("Leave it so"), given.YES),)
        return Question(
            key, "text", _("Can this stand as a paragraph?"), reason(guess.why), guess.confidence, options
        )
    options = (Option(_("Yes, a quote"), given.YES), Option(_("No, a paragraph"), given.AS_PARAGRAPH))
    sentence = _("Are these the person's own words?")
    return Question(key, "text", sentence, reason(guess.why), guess.confidence, options)


def ask_about_heading(key: str, guess: Guess) -> Question:
    """Whether a short line is a heading."""
    options = (Option(_("Yes, a heading"), given.YES), Option(_("No, a paragraph"), given.AS_PARAGRAPH))
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
        options = tuple(Option(str(row), f"{given.ROW}:{row.pk}") for row in rows)
        yield Question(key, what, sentence, reason(why), 0.3, options)


def _ask_region(named: Sequence[Region]) -> Question:
    """The place is no region of the paper's, as a village is; the text may name the one that it lies in."""
    options = [Option(region.full_name, f"{given.ROW}:{region.pk}") for region in named[:_MOST_ANSWERS]]
    options.append(Option(_("None of them"), given.NOBODY))
    sentence = _("Where did it happen?")
    return Question("region", "region", sentence, reason("named_in_text"), 0.3, tuple(options))


def _ask_headline(guess: Guess) -> Question:
    options = (Option(_("Yes"), given.YES),) if guess.value else ()
    sentence = _("Is this the headline?") if guess.value else _("What is the headline?")
    return Question(
        "title", "headline", sentence, reason(guess.why), guess.confidence, options, is_typed=True
    )


def _ask_summary(proposal: Proposal) -> Question:
    options = (Option(_("Take it"), given.YES), Option(_("Leave it empty"), given.NOBODY))
    sentence, why = _("Does this sum the story up?"), reason(proposal.why)
    return Question("summary", "summary", sentence, why, proposal.confidence, options, is_typed=True)


def _ask_topics(proposals: Sequence[Proposal]) -> Iterator[Question]:
    """One question for all that are less than sure: the editor takes single ones away."""
    unsure = [proposal for proposal in proposals if proposal.confidence < SURE]
    if unsure:
        names = ", ".join(proposal.value for proposal in unsure)
        options = (Option(_("Yes"), given.YES), Option(_("No"), given.NOBODY))
        sentence = _("Is the story about this: %(topics)s?") % {"topics": names}
        yield Question("topics", "topics", sentence, reason(unsure[0].why), unsure[0].confidence, options)


def _ask_place(guess: Guess) -> Question:
    options = (Option(_("Yes"), given.YES), Option(_("No"), given.NOBODY))
    sentence = _("Was it reported from %(value)s?") % {"value": guess.value}
    return Question("dateline_place", "dateline", sentence, reason(guess.why), guess.confidence, options)


def _ask_day(guess: Guess) -> Question:
    day = parse_date(guess.value or "")
    options = (Option(_("Yes"), given.YES), Option(_("Leave the day empty"), given.NOBODY))
    sentence = _("Did it happen on %(value)s?") % {
        "value": date_format(day, "l, j F Y") if day else guess.value
    }
    return Question("dateline_on", "date", sentence, reason(guess.why), guess.confidence, options)
