"""Who says each quotation: the verb beside it, or the subject of the reported speech before it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from news.structurer.vocabulary.words import word_set

from .lexicon import Lexicon
from .parties import PartyReader
from .people import Party, People, Person
from .quotes import Span
from .roles import is_common_role
from .sentences import SPOKEN_OF, Event, SpeechReader

_SURE = 0.9
_DOUBTFUL = 0.7
_FROM_CONTEXT = frozenset({"last_introduced", "last_speaker", "no_attribution"})
_EPITHETS = word_set("politisi politikus legislator senator mantan eks jebolan lulusan alumnus alumni")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, and how that is known."""

    person: Person | None
    why: str
    confidence: float
    is_institution: bool = False
    follows: int | None = None
    others: tuple[tuple[Person, str], ...] = ()


@dataclass(slots=True)
class _Focus:
    """The last speaker, the last quotation given to him, and those first mentioned since.

    `opened` is somebody new whom the sentence right before is about. `is_doubtful`: another could have taken the word.
    """

    person: Person | None = None
    paragraph: int = -1
    quote: int | None = None
    introduced: list[Person] = field(default_factory=list)
    opened: Person | None = None
    is_doubtful: bool = False


class SpeakerFinder:
    """Reads the body twice: first to meet the people, then to give each quotation its speaker."""

    def __init__(self, paragraphs: Sequence[str], spans: Sequence[Span], lexicon: Lexicon) -> None:
        self.spans = spans
        self.people = People()
        self.events = SpeechReader(PartyReader(lexicon)).read(paragraphs, spans)
        self._focus = _Focus()
        self._seen: set[int] = set()
        self._mentioned: dict[int, int] = {}

    def find(self) -> list[Voice]:
        """One voice for each quotation."""
        self._meet_everybody()
        voices: dict[int, Voice] = {}
        for order, event in enumerate(self.events):
            if event.kind == "quote":
                voices[event.quote] = self._take_voice(event, order)
            elif event.kind == "inside":
                continue
            elif event.kind == "aside":
                self._note(self.people.by_name(event.party) if event.party else None, order)
            elif event.kind == "opening" and event.party is not None:
                self._open(event, order)
            elif event.party is not None:
                self._move_focus(event, event.party, order)
        return self._looked_ahead([voices[number] for number in range(len(self.spans))])

    def _meet_everybody(self) -> None:
        parties: list[tuple[int, Party]] = []
        for order, event in enumerate(self.events):
            if event.kind == "nickname" and event.party and parties:
                # "Emil, sapaan akrabnya": of whoever was named last.
                parties.append((order, parties[-1][1]._replace(nicks=event.party.nicks)))
            parties += [(order, party) for party in (event.party, event.attributed) if party and party.name]
        # Nicknames first, so that "kata Kiki" finds whom an earlier sentence calls so.
        for order, party in sorted(parties, key=lambda entry: not entry[1].nicks):
            self.people.meet(party, order)
        self.people.persons.sort(key=lambda person: person.order)

    # -- in reading order ------------------------------------------------------------------------------------------

    def _take_voice(self, event: Event, order: int) -> Voice:
        voice = self._voice(event)
        is_doubtful = voice.why in _FROM_CONTEXT and voice.confidence < _SURE
        self._focus = _Focus(voice.person, event.paragraph, event.quote, is_doubtful=is_doubtful)
        if voice.person:
            voice.person.last_seen = order
            self._seen.add(id(voice.person))
        voice = replace(voice, others=self._others(voice.person, order))
        self._note(voice.person, order)
        return voice

    def _open(self, event: Event, order: int) -> None:
        """Somebody the sentence before a quotation is about: new since the last one spoke, or named beside it."""
        person = self.people.by_name(event.party) if event.party else None
        if person is None or person is self._focus.person:
            return
        if id(person) not in self._seen:
            self._focus.introduced.append(person)
            self._seen.add(id(person))
        if person in self._focus.introduced or event.is_beside_quote:
            self._focus.opened = person
        self._note(person, order)

    def _note(self, person: Person | None, order: int) -> None:
        if person is not None:
            self._mentioned[id(person)] = order

    def _others(self, chosen: Person | None, order: int) -> tuple[tuple[Person, str], ...]:
        """Everybody else with a name: who was mentioned last before the quotation, then who comes after it."""
        named = [person for person in self.people.persons if person.name and person is not chosen]
        before = [person for person in named if id(person) in self._mentioned]
        before.sort(key=lambda person: -self._mentioned[id(person)])
        after = [person for person in named if id(person) not in self._mentioned]
        return (
            *((person, "mentioned_before") for person in before),
            *((person, "mentioned_after") for person in after),
        )

    def _move_focus(self, event: Event, party: Party, order: int) -> None:
        if party.is_pronoun and self._focus.opened is not None:
            self._focus = _Focus(
                self._focus.opened, event.paragraph, is_doubtful=True
            )  # "Budi datang. Ia mengatakan"
        elif party.is_pronoun and self._focus.person is not None:
            self._focus.paragraph = event.paragraph  # "menurutnya": he goes on speaking
        person = None if party.is_pronoun else self._who(party)
        if person is None or (party.is_institution and self._is_somebody_speaking()):
            return
        person.last_seen = order
        self._note(person, order)
        if event.kind == "subject":
            self._focus = _Focus(person, event.paragraph)
        elif id(person) not in self._seen and person is not self._focus.person:
            self._focus.introduced.append(person)
        self._seen.add(id(person))

    def _who(self, party: Party) -> Person | None:
        """The person a party is; somebody without a name if only a role is known."""
        if party.name:
            return self.people.by_name(party)
        if not party.role:
            return (self._that_one() or Person((), 0)) if party.is_pointing else None
        if party.is_institution:
            known = self.people.by_nick(party.role) or self.people.by_acronym(party.role)
            if known:
                return known
            return Person(tuple(party.role.split()), 0)
        if party.is_unnamed and is_common_role(party.role):
            return Person((), 0, [party.role])
        # "ujar Gubernur di Bandarlampung": where he said it, unless somebody holds such an office there.
        found = self.people.by_role(party.role) or self.people.by_role(party.role.split(" di ")[0])
        return found or self._same_in_other_words(party) or Person((), 0, [party.role])

    def _that_one(self) -> Person | None:
        """ "Orang nomor satu itu": whom the sentence before is about, the last speaker, or the last one named."""
        return self._focus.opened or self._focus.person or next(reversed(self._focus.introduced), None)

    def _is_somebody_speaking(self) -> bool:
        """ "KPK menyebut …" after "kata Juru Bicara KPK Budi": an institution does not take the word from a person."""
        return self._focus.person is not None and self._focus.person in self.people.persons

    def _same_in_other_words(self, party: Party) -> Person | None:
        """ "… ujar penggerak wisata itu": the last speaker, whose role it tells if none was told."""
        person = self._that_one() if party.is_pointing else self._focus.person
        if person is None:
            return None
        if person.name and not person.roles and (party.is_pointing or not is_common_role(party.role)):
            person.roles.append(party.role)
            return person
        # "kata politisi asal Partai Anu": no office that somebody else could hold.
        return person if party.is_pointing or party.role.split()[0].casefold() in _EPITHETS else None

    def _voice(self, event: Event) -> Voice:
        party = event.attributed
        person = self._who(party) if party is not None and not party.is_pronoun else None
        if party is None or person is None:
            return self._voice_from_focus(event)
        if party.name:
            return Voice(person, "named_beside_quote", 0.95)
        follows = self._focus.quote if person is self._focus.person and party.is_pointing else None
        return Voice(
            person, "role_beside_quote", 0.8 if person.name else 0.5, party.is_institution, follows=follows
        )

    def _voice_from_focus(self, event: Event) -> Voice:
        """ "-nya", "dia" or nothing beside the quotation: the last speaker, or who was introduced since."""
        focus, text = self._focus, self.spans[event.quote].text
        introduced = [
            person for person in focus.introduced if not (_names(text, person) or _is_spoken_of(person))
        ]
        is_far = focus.paragraph < event.paragraph - 1
        if focus.opened is not None and not (_names(text, focus.opened) or _is_spoken_of(focus.opened)):
            return Voice(focus.opened, "last_introduced", 0.6)
        if focus.person is None or not focus.person.name:
            if introduced and (focus.person is None or is_far):
                return Voice(introduced[-1], "last_introduced", 0.5)
            return Voice(
                focus.person,
                "subject_before" if focus.person else "nobody_named",
                0.4 if focus.person else 0.0,
                follows=focus.quote,
            )
        is_named_inside = _names(text, focus.person)
        if introduced and (is_named_inside or is_far):
            return Voice(introduced[-1], "last_introduced", 0.55)
        if event.attributed is None:
            return Voice(focus.person, "no_attribution", 0.5, follows=focus.quote)
        is_doubtful = is_named_inside or bool(introduced) or focus.is_doubtful
        return Voice(focus.person, "last_speaker", _DOUBTFUL if is_doubtful else _SURE, follows=focus.quote)

    # -- afterwards ------------------------------------------------------------------------------------------------

    def _looked_ahead(self, voices: list[Voice]) -> list[Voice]:
        """Quotations before anybody spoke go to whoever speaks next, or to the first person named."""
        following: Person | None = None
        for number in range(len(voices) - 1, -1, -1):
            if voices[number].person is None and following is not None:
                others = tuple(entry for entry in voices[number].others if entry[0] is not following)
                voices[number] = Voice(following, "next_speaker", 0.35, follows=number + 1, others=others)
            following = voices[number].person
        named = next((person for person in self.people.persons if person.name), None)
        return [
            replace(voice, person=named, why="first_named", confidence=0.3)
            if not voice.person and named
            else voice
            for voice in voices
        ]


def _is_spoken_of(person: Person) -> bool:
    """A suspect, a victim: the one who speaks tells of them."""
    return any(role.split()[0].casefold() in SPOKEN_OF for role in person.roles)


def _names(text: str, person: Person) -> bool:
    """Whether a quotation speaks of this person by name, which few speakers do of themselves."""
    keys = {key for key in person.keys if len(key) > 2}
    words = set(_WORD.findall(text.casefold()))
    return bool(keys) and len(keys & words) >= min(2, len(keys))
