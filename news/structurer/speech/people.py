"""What one phrase says of somebody, and the people of one article with their fullest name and their role."""

import functools
import re
from dataclasses import dataclass, field
from typing import NamedTuple

from news.structurer.vocabulary.offices import SHORT_ROLES, is_role_head
from news.structurer.vocabulary.words import word_set

from .roles import is_common_role


class Party(NamedTuple):
    """What one phrase says: name words (no ranks, honours, degrees), role as worded, or only a pronoun.

    `is_sure`: the name's border is certain. `is_whole`: nothing else stood between the commas.
    """

    name: tuple[str, ...] = ()
    role: str = ""
    nicks: tuple[str, ...] = ()
    is_pronoun: bool = False
    is_pointing: bool = False
    is_unnamed: bool = False
    is_institution: bool = False
    is_sure: bool = False
    is_whole: bool = True

    @property
    def keys(self) -> frozenset[str]:
        """The name's words as they are compared."""
        return name_keys(self.name)


@functools.lru_cache(maxsize=4096)
def name_keys(name: tuple[str, ...]) -> frozenset[str]:
    """A name's words without capitals and dots."""
    return frozenset(word.casefold().replace(".", "") for word in name)


PRONOUN = Party(is_pronoun=True)
THAT_ONE = Party(is_pointing=True)  # "akun itu": the last speaker, or somebody without a name


_WORD = re.compile(r"\w+")
_LESSER = word_set("wakil mantan eks calon asisten ajudan staf istri suami anak")
_IGNORED = word_set(
    "di dan dari pada untuk ke yang salah satu seorang plt pj pjs plh penjabat selaku sebagai"
)


@dataclass(slots=True)
class Person:
    """Somebody the article names; `order` is the place of the first mention."""

    name: tuple[str, ...]
    order: int
    roles: list[str] = field(default_factory=list)
    nicks: set[str] = field(default_factory=set)
    last_seen: int = 0

    @property
    def keys(self) -> frozenset[str]:
        """The name's words as they are compared."""
        return name_keys(self.name)

    @property
    def full_name(self) -> str | None:
        """The fullest form the article gives; None for somebody it does not name."""
        return " ".join(self.name) or None

    @property
    def role(self) -> str | None:
        """The first role given, or a later one that says the same and more, or an office instead of a trade."""
        if not self.roles:
            return None
        best = self.roles[0]
        for role in self.roles[1:]:
            is_better = role_keys(best) < role_keys(role) or _weight(best) < _weight(role)
            if is_better and len(role.split()) <= 14 and not is_common_role(role):
                best = role
        return best


class People:
    """Everybody in the article, in order of appearance."""

    def __init__(self) -> None:
        self.persons: list[Person] = []

    def meet(self, party: Party, order: int) -> Person | None:
        """The person a named party is, new or known; the name, role and nicknames are added to it."""
        if not party.name:
            return None
        person = self.by_name(party)
        if person is None:
            person = Person(party.name, order)
            self.persons.append(person)
        elif person.keys < party.keys and not _is_extended_wrongly(person, party):
            person.name = party.name
        if party.role and party.role not in person.roles:
            person.roles.append(party.role)
        person.nicks.update(nick.casefold() for nick in party.nicks)
        person.last_seen = order
        return person

    def by_name(self, party: Party) -> Person | None:
        """Who is called so: the most recently mentioned one whose name holds these words, or whose name they hold."""
        keys = party.keys
        fitting = [p for p in self.persons if p.name and (keys <= p.keys or p.keys <= keys)]
        if not fitting:
            fitting = [p for p in self.persons if self._is_nick(party, p)]
        if not fitting:
            fitting = [p for p in self.persons if _is_piece(party, p)]
        if not fitting:
            fitting = [
                p for p in self.persons if _is_misspelt(party.name, p.name) and _is_in_office(party.role, p)
            ]
        if not fitting:
            return None
        role = role_keys(party.role)
        first = party.name[0].casefold()
        return max(
            fitting,
            key=lambda p: (bool(role) and role <= _roles(p), p.name[0].casefold() == first, p.last_seen),
        )

    def by_role(self, role: str) -> Person | None:
        """Who holds an office, however it is abbreviated; the best fit, then the most recent."""
        wanted = role_keys(role)
        if not wanted:
            return None
        head = _head(role)
        ranked = []
        for person in self.persons:
            own_roles = (role_keys(own) for own in person.roles)
            fit = max((_fit(wanted, own) for own in own_roles if head is None or head in own), default=0.0)
            if fit >= 0.5:
                ranked.append((fit, person.last_seen, person))
        return max(ranked, key=lambda entry: entry[:2])[2] if ranked else None

    def by_nick(self, word: str) -> Person | None:
        """Who is told to be called so, as "(AHY)" behind a name."""
        return next((person for person in self.persons if word.casefold() in person.nicks), None)

    def by_acronym(self, word: str) -> Person | None:
        """Whose name begins with these capitals."""
        return next((person for person in self.persons if is_acronym(word, person.name)), None)

    @staticmethod
    def _is_nick(party: Party, person: Person) -> bool:
        word = " ".join(party.name).casefold()
        is_told = any(word in nick.split() or nick == word for nick in person.nicks)
        return is_told or is_blend(word, person.name) or is_acronym(" ".join(party.name), person.name)


def _is_misspelt(name: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """ "Jhon Basri Lasut" for "John Basri Lasut": one word differs, by a letter or two that changed places."""
    if len(name) < 2 or len(name) != len(other):
        return False
    unlike = [(a, b) for a, b in zip(name, other, strict=True) if a.casefold() != b.casefold()]
    return len(unlike) == 1 and min(map(len, unlike[0])) > 3 and _is_one_slip(*unlike[0])


def _is_one_slip(first: str, second: str) -> bool:
    """Whether a letter was added or left out, or two neighbours swapped. Another letter is another name: Hidayah."""
    short, long = sorted((first.casefold(), second.casefold()), key=len)
    start = next((i for i in range(len(short)) if short[i] != long[i]), len(short))
    if len(long) > len(short):
        return short[start:] == long[start + 1 :]
    return (
        short[start : start + 2] == long[start : start + 2][::-1] and short[start + 2 :] == long[start + 2 :]
    )


def _is_in_office(role: str, person: Person) -> bool:
    """Whether a role may be this person's: none is known, or one says the same as the other, or more of it."""
    new = role_keys(role)
    known = [role_keys(own) for own in person.roles]
    return (
        not new or not known or any((new <= own or own <= new) and not _LESSER & (new ^ own) for own in known)
    )


def _is_piece(party: Party, person: Person) -> bool:
    """ "Gubernur Mirza" for "Rahmat Mirzani", "Yadi" for "Priyadi": a name's beginning or end, and no other role."""
    word = party.name[0].casefold()
    if len(party.name) > 1 or len(word) < 4 or not person.name:
        return False
    if party.role and not role_keys(party.role) <= _roles(person):
        return False
    return any(part.casefold().startswith(word) or part.casefold().endswith(word) for part in person.name)


def is_blend(word: str, name: tuple[str, ...]) -> bool:
    """Whether a short name is made of the beginnings of two names: "Joko Widodo", Jokowi."""
    if len(name) < 2 or not 3 < len(word) < 9 or " " in word:
        return False
    first, second = name[0].casefold(), name[1].casefold()
    return any(
        first.startswith(word[:cut]) and second.startswith(word[cut:]) for cut in range(1, len(word) - 1)
    )


def is_acronym(word: str, name: tuple[str, ...]) -> bool:
    """Whether capitals are the beginnings of a name: "SYL" for Syahrul Yasin Limpo, "G.S. Budi" has a G and an S."""
    if not (len(word) > 2 and word.isalpha() and word.isupper()):
        return False
    first = "".join(part if set(part) > {"."} and part.isupper() else part[0] for part in name)
    return word == first.replace(".", "")


@functools.lru_cache(maxsize=4096)
def role_keys(role: str | None) -> frozenset[str]:
    """A role's words, short forms written out, words that carry nothing left out."""
    keys: list[str] = []
    for word in _WORD.findall((role or "").casefold()):
        keys += SHORT_ROLES.get(word, word).split()
    return frozenset(key for key in keys if key not in _IGNORED)


def _head(role: str) -> str | None:
    """What a role begins with, written out: a director is no doctor of the same hospital."""
    first = role.split()[0].casefold()
    return SHORT_ROLES.get(first, first).split()[0] if is_role_head(first) and first not in _IGNORED else None


def _weight(role: str) -> int:
    """What anybody can be, what somebody was, and what somebody is."""
    if is_common_role(role):
        return 0
    return 1 if role.casefold().startswith(("mantan ", "eks ")) else 2


def _roles(person: Person) -> frozenset[str]:
    return frozenset().union(*(role_keys(role) for role in person.roles))


def _fit(wanted: frozenset[str], own: frozenset[str]) -> float:
    """How well a role mentioned fits one held: 1.0 if it is contained, else the share of common words."""
    if not own or not wanted:
        return 0.0
    if wanted <= own:
        if _LESSER & own - wanted:
            return 0.55  # "kata Bupati" is said of the regent, not of the vice regent
        return 1.0 if len(wanted) > 1 or not is_common_role(next(iter(wanted))) else 0.6
    common = len(wanted & own)
    return 2 * common / (len(wanted) + len(own)) if common >= 2 or own <= wanted else 0.0


def _is_extended_wrongly(person: Person, party: Party) -> bool:
    """A longer name must hold the known words side by side."""
    longer = [word.casefold().replace(".", "") for word in party.name]
    positions = [longer.index(key) for key in person.keys]
    return max(positions) - min(positions) >= len(positions) + 1
