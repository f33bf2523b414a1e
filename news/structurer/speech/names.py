"""What a text itself tells of its names and places: verbs beside them, ages, "Desa" and "di" before them, nicknames."""

import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence, Set

from news.structurer.vocabulary.words import REPORT_VERBS, any_of, word_set

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_PLACE_CUES = word_set(
    "di Di ke Ke dari Dari Desa Kelurahan Kecamatan Kabupaten Kota Kampung Dusun Distrik Camat Polsek Pemdes Pulau"
)
_PLACE = re.compile("([A-Z][a-z]+)\\b(?! [A-Z])|([A-Z][a-z]+)\\b")
_VILLAGE_KINDS = word_set("Desa Kelurahan Kecamatan Kampung Dusun Distrik Nagari Gampong Pulau")
_VILLAGE = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+){1,2}\b(?! [A-Z])")
_OF_HEAD = re.compile(r"[Kk]epala \w+ $")
_NAME = r"([A-Z][\w'’\-]*(?: [A-Z][\w'’\-]*){0,3})"
_LONG_NAME = r"([A-Z][\w'’\-]*(?: [A-Z][\w'’\-]*){1,2})"
_OFFICES = (
    *(
        "Kepala",
        "Ketua",
        "Bupati",
        "Wali Kota",
        "Gubernur",
        "Camat",
        "Lurah",
        "Kades",
        "Kapolres",
        "Kapolsek",
    ),
    *("Sekretaris", "Direktur", "Wakil", "Anggota", "Kuwu", "Sekda"),
)
# Where a name stands alone: behind a verb of saying, before one or before an office at a clause's start, before an age.
_SAID = re.compile(_NAME)
_CLAUSE = r"(?:^|[.!?,\n] ?|[Mm]enurut |[Ll]anjut )"
_BEFORE_VERB = word_set("juga pun turut kembali lantas sendiri kemudian")
_REPORTS = re.compile(rf"{_CLAUSE}{_NAME}(?: \(\d+(?: tahun)?\))?,?(?: (?:{any_of(_BEFORE_VERB)}))?$")
_HOLDS_OFFICE = re.compile(rf"{_CLAUSE}{_LONG_NAME}$")
_AGE = re.compile(r" \(\d{1,2}(?: tahun)?\)|, \d{2},")
_NAME_AT_END = re.compile(rf"{_NAME}$")
_ACCORDING = re.compile(rf"\b[Mm]enurut {_NAME}(?=,)")
_CALLED = re.compile(
    rf"{_CLAUSE}{_NAME}(?=,? (?:atau )?(?:yang )?(?:akrab |biasa |kerap |lebih )?(?:disapa|dipanggil)\b)"
)
_LONGEST_NAME = 60
_LONGEST_SUBJECT = 120
# "Bupati ajak Karang Taruna …" in a related title: whom it names there does not speak. He does behind a quotation:
# "…," ajak Budi.
_TAKES_OBJECT = re.compile(
    r"[\w)]\s+(?:ajak|sapa|tegur|puji|kritik|kecam|sindir|ancam|tantang|bela|ingat|tanya|pinta|himbau|imbau|tuding|nilai)\s$"
)
_LONGEST_VERB = 12


def words_of(text: str) -> set[str]:
    """All different words of a text, as printed."""
    return set(itertools.chain.from_iterable(map(words_in, set(text.split()))))


def speakers_behind(text: str, roots: Iterable[str]) -> Iterator[str]:
    """Names right behind a word of saying: "kata |Basri"."""
    for start in _behind(text, roots):
        match = _SAID.match(text, start)
        if match and not _TAKES_OBJECT.search(text, max(0, start - _LONGEST_VERB), start):
            yield match.group(1)


@functools.lru_cache(maxsize=32_768)
def words_in(stretch: str) -> tuple[str, ...]:
    """The words between two spaces, mostly one; an archive repeats most of them."""
    return tuple(_WORD.findall(stretch))


def capitals_behind(text: str, words: Iterable[str]) -> Iterator[str]:
    """Words with a capital right behind these, in small letters."""
    for start in _behind(text, words):
        match = _WORD.match(text, start)
        if match and match.group()[0].isupper():
            yield match.group().casefold()


def _behind(text: str, words: Iterable[str]) -> Iterator[int]:
    """Where the next word begins behind these words."""
    for word in words:
        wanted = f"{word} "
        start = text.find(wanted)
        while start >= 0:
            if not text[start - 1 : start].isalnum():
                yield start + len(wanted)
            start = text.find(wanted, start + len(word))


def _names_before(text: str, words: Iterable[str], pattern: re.Pattern[str]) -> Iterator[str]:
    """Names that stand right before these words; looked for from the word backwards."""
    for word in words:
        wanted = f" {word}"
        start = text.find(wanted)
        while start >= 0:
            end = start + len(wanted)
            if _may_end_name(text, start):
                match = pattern.search(text, max(0, start - _LONGEST_SUBJECT), start)
                if match and not text[end : end + 1].isalnum():
                    yield match.group(1)
            start = text.find(wanted, end)


def _may_end_name(text: str, end: int) -> bool:
    """A cheap test before a name is looked for: a capital in the last word, an adverb or a mark at its end."""
    last = text[max(0, end - _LONGEST_NAME) : end].split()[-1:]
    return bool(last) and (not last[0].islower() or last[0] in _BEFORE_VERB or last[0][-1] in "),")


def names_alone(text: str, verbs: Iterable[str]) -> Iterator[str]:
    """Names that stand alone before one of these verbs, an office or an age, or behind "menurut"."""
    yield from _names_before(text, verbs, _REPORTS)
    yield from _names_before(text, _OFFICES, _HOLDS_OFFICE)
    if "enurut " in text:
        for match in _ACCORDING.finditer(text):
            yield match.group(1)
    if "disapa" in text or "dipanggil" in text:
        for match in _CALLED.finditer(text):
            yield match.group(1)
    for age in _AGE.finditer(text):
        match = _NAME_AT_END.search(text, max(0, age.start() - _LONGEST_NAME), age.start())
        if match:
            yield match.group(1)


def places_after_cues(text: str, words: Set[str]) -> tuple[set[str], set[str]]:
    """Words after "di" or "Desa": those of one word (no further capital behind them), and all of them."""
    single, found = set(), set()
    for start in _behind(text, _PLACE_CUES & words):
        match = _PLACE.match(text, start)
        if match:
            found.add(match.group().casefold())
            if match.group(1):
                single.add(match.group().casefold())
    return single, found


def villages(text: str, words: Set[str], single: set[str]) -> list[str]:
    """Villages of two or three words: printed so, never by the first word alone, no speaker's name at their end."""
    found: list[str] = []
    for start in _behind(text, _VILLAGE_KINDS & words):
        match = _VILLAGE.match(text, start)
        if match is None or _OF_HEAD.search(text, max(0, start - _LONGEST_NAME), start):
            continue
        following = _WORD.match(text, match.end() + 1)
        speaks = following is not None and following.group() in REPORT_VERBS
        if match.group().split()[0].casefold() not in single and not speaks:
            found.append(match.group())
    return found


_CALLS = (
    r"(?:disapa|dipanggil|panggilan|panggilannya|sapaan|sapaannya|alias|dikenal|akrabnya)"
    r"(?: akrab| akrabnya| dengan nama| sebagai| karib)*"
)
_NICK = re.compile(
    rf",?\s*(?:atau )?(?:yang )?(?:akrab |biasa |kerap |lebih )?\b{_CALLS} (?P<nick>(?:[A-Z][\w'’\-]*\s?){{1,3}})"
    r"|(?<=\w) \((?P<short>(?:[A-Z][a-z]{2,9} )?[A-Z][a-z]{2,9})\)(?! [A-Z])"
    r"|(?<=[a-z]) ['‘](?P<inner>[A-Z][a-z]{2,9})['’](?= [A-Z])"
    r"|(?<=[a-z]) atau (?P<other>(?:Gus|Mas|Bang|Cak|Kang|Ning|Pak|Bu|Habib|Kiai|Buya|Daeng|Haji) [A-Z][a-z]+)"
)
_OTHER_NAME = re.compile(r" atau (?:Gus|Mas|Bang|Cak|Kang|Ning|Pak|Bu|Habib|Kiai|Buya|Daeng|Haji) [A-Z]")
_BETWEEN_MARKS = re.compile(r"[a-z] ['‘][A-Z][a-z]{2,9}['’] [A-Z]")
_SHORT = re.compile(r" \((?:[A-Z][a-z]{2,9} )?[A-Z][A-Za-z]{2,9}\)")
_SMALL_SHORT = re.compile(r" \([A-Z][a-z]{2,9}(?: [A-Z][a-z]{2,9})?\)")
_ACRONYM = re.compile(r"\w \(([A-Z]{3,4})\)")
_CUES = ("sapa", "panggil", "alias", "kenal", "akrab")


class Nicks:
    """The nicknames of one article; its text tells which of the patterns are worth trying at all."""

    def __init__(self, text: str) -> None:
        cues = [cue for cue in _CUES if cue in text]
        cues += [" atau "] if _OTHER_NAME.search(text) else []
        has_marks = " '" in text or " ‘" in text
        cues += [" '", " ‘"] if has_marks and _BETWEEN_MARKS.search(text) else []
        self._cues = tuple(cues)
        self._has_short = bool(_SHORT.search(text))

    def may_stand_in(self, phrase: str) -> bool:
        """A cheap test before the patterns are tried."""
        for cue in self._cues:
            if cue in phrase:
                return True
        return self._has_short and "(" in phrase and bool(_SHORT.search(phrase))

    def without(self, phrase: str) -> str:
        """The phrase without the nicknames in it, but with acronyms, which may name an office."""
        may_hold_one = any(cue in phrase for cue in self._cues) or _SMALL_SHORT.search(phrase)
        return _NICK.sub(" ", phrase) if may_hold_one else phrase

    def behind(self, name: Sequence[str], phrase: str) -> tuple[str, ...]:
        """The nicknames that stand right behind a name; an acronym must be its initials."""
        if not name or not self.may_stand_in(phrase):
            return ()
        found = [
            match.group(match.lastgroup or 0).strip()
            for match in _NICK.finditer(phrase)
            if phrase[: match.start()]
            .rstrip(" ,")
            .endswith(name[-1] if match.lastgroup != "inner" else tuple(name))
        ]
        acronym = _ACRONYM.search(phrase)
        if acronym and acronym.group(1) == "".join(word[0] for word in name).upper():
            found.append(acronym.group(1))
        return tuple(found)
