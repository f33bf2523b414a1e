"""The dateline at the head of the first paragraph, in the forms that Indonesian houses print."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .furniture import is_furniture
from .lexicon import indonesia

_DASH = r"\s*\.?\s*(?:--+|[-–—]+|\|)\s*"
_DOMAIN = r"(?i:[a-z][\w-]*(?:\.[\w-]+)*\.(?:com|co|id|net|org|news|tv|info|asia|press|media|online|today)(?:\.id)?)"
_BRAND = (
    r"(?:CNN|CNBC|IDN|VOA|BBC|RRI|TVRI|JPNN|RMOL|BBC News|Info|Media|Radar|Harian|Koran|Suara|Kabar|Berita|Warta)"
    r" ?[A-Z][\w.]*(?: [A-Z]\w*)?"
)
_HOUSE = (
    r"(?:(?:ANTARA|Antara)(?: ?News)?(?: [A-Z]\w+)?|[A-Z]{3,}\d+|detikcom|detik\w+|KOMPAS|Kompas"
    r"|TEMPO|Tempo|TRIBUN\w*|Tribun\w*"
    r"|REPUBLIKA|Republika|LIPUTAN6"
    r"|Okezone|OKEZONE|SINDO\w*|JPNN|RMOL\w*|INILAH|MEDCOM|Suara|VIVA|IDNTimes|InfoPublik|INFOPUBLIK"
    r"|(?:MC|Humas|Diskominfo|Kominfo) \w+)"
)
_SOURCE = rf"(?:{_DOMAIN}|{_BRAND}|{_HOUSE})"
_CAPS = r"[A-Z][A-Z'’.\-]+(?: [A-Z][A-Z'’.\-]+){0,3}"
_TITLE = r"[A-Z][\w'’\-]*(?: [A-Z][\w'’\-]*){0,3}"
_PLACE = rf"(?:{_CAPS}|{_TITLE})"
_WHEN = (
    r"(?:\s*,?\s*\(?(?:(?:Senin|Selasa|Rabu|Kamis|Jum'?at|Sabtu|Minggu|SENIN|SELASA|RABU|KAMIS|JUMAT|SABTU|MINGGU)\b\s*,?\s*)?"
    r"\(?\s*(?:\d{1,2}(?:[/.\-]\d{1,2}(?:[/.\-]\d{2,4})?| \w{3,9}(?: \d{4})?))?\s*\)?)?"
)
_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<place>{_PLACE})(?:,\s*(?P<province>{_PLACE}))?,?(?:\s*\d{{1,2}}/\d{{1,2}})?\s*"
        rf"\(\s*(?P<source>{_SOURCE}|[A-Z][\w.]+)\s*\){_WHEN}{_DASH}",
        rf"(?P<source>{_SOURCE}|[A-Z][\w.]+),?\s*\(\s*(?P<place>{_PLACE})\s*\){_WHEN}{_DASH}",
        rf"(?P<place>{_PLACE})(?:,\s*(?P<province>{_PLACE}))?,\s*(?P<source>{_SOURCE}){_WHEN}{_DASH}",
        rf"(?P<source>{_SOURCE})\s*(?:,|{_DASH}|/|:)\s*(?P<place>{_PLACE})(?:,\s*(?P<province>{_PLACE}))?{_WHEN}(?:{_DASH}|\.\s+)",
        rf"(?P<source>{_CAPS}|[A-Z]\w+)(?:{_DASH}|/)(?P<place>{_PLACE}){_WHEN}(?:{_DASH}|\.\s+)",
        rf"(?P<first>{_PLACE}),\s*(?P<second>{_PLACE}){_WHEN}{_DASH}",
        rf"(?P<place>{_PLACE}){_WHEN}{_DASH}",
        rf"(?P<source>{_DOMAIN}){_DASH}",
        r"(?P<source>[A-Z]{5,}[A-Z0-9]*(?: [A-Z]{3,}){0,2}\.?)\s*(?:--+|[-–—]+)\s+",
        r"(?P<source>[A-Z]\w*[A-Z0-9]\w*)\s*(?:--+|[-–—]+)\s+",
        rf"(?P<place>{_CAPS})[.,]\s+(?=[A-Z“\"])",
        rf"(?P<source>{_CAPS})\.\s+(?P<place>{_CAPS})\.\s+(?=[A-Z])",
        r"(?P<source>[A-Z]\w+(?: [A-Z]\w+)?)(?: [-–—]+ ?| ?[–—]+ | -)(?=[A-Z])",
    )
)
_DASH_OR_STOP = re.compile(r"[-–—|]|\.\s")
_HOUSE_WORD = re.compile(
    r"berita|kabar|warta|radar|news|media|info|suara|harian|tribun|online|post?$|read|pers|times",
    re.IGNORECASE,
)
_NO_DASH = re.compile(rf"(?P<source>{_DOMAIN}),\s+(?P<words>[A-Z][\w'’\-]*(?: [A-Z][\w'’\-]*){{0,4}})")
_LONE_WORD = len(_FORMS) - 1
_SHORTEST_LEAD = 150
_RUBRIC = re.compile(
    r"(?:feature|opini|advertorial|adv|berita|kabar|nasional|daerah|hukrim|pariwara)", re.IGNORECASE
)
_HOUSE_ALONE = re.compile(rf"{_HOUSE}|{_DOMAIN}")
_FURTHEST = 90
_FEWEST_WORDS_AFTER = 2


@dataclass(frozen=True, slots=True)
class Printed:
    """The dateline as printed: `length` characters of the paragraph, and what they say."""

    length: int
    source: str | None
    city: str | None
    why: str
    confidence: float


def is_place(words: str) -> bool:
    """A province, regency or city, under any of its usual names."""
    keys = tuple(words.casefold().replace(".", "").split())
    for kind in ("kota", "kab", "kabupaten"):
        if keys[:1] == (kind,):
            keys = keys[1:]
    return bool(keys) and keys in indonesia().get(keys[0], ())


def read_dateline(paragraph: str, *, known_places: Sequence[str] = ()) -> Printed | None:
    """The dateline a paragraph begins with. One that would leave a second one behind is not believed."""
    found = _read(paragraph, known_places)
    if found is None:
        return None
    rest = paragraph[found.length :].strip()
    if len(rest.split()) < _FEWEST_WORDS_AFTER or rest[0].islower() or is_furniture(rest):
        return None
    return None if _read(rest, known_places) else found


def _read(paragraph: str, known_places: Sequence[str]) -> Printed | None:
    head = paragraph[: _FURTHEST + 40]
    if not _DASH_OR_STOP.search(head):
        return _without_dash(head)
    known = {place.casefold() for place in known_places}
    for number, form in enumerate(_FORMS):
        match = form.match(paragraph, 0, len(head))
        if match and match.end() <= _FURTHEST:
            found = _checked(match, number, known)
            if found:
                return found
    return _without_dash(head)


def _checked(match: re.Match[str], number: int, known: set[str]) -> Printed | None:
    if number == _LONE_WORD:
        return _lone_word(match)
    source, place = _source_and_place(match, known)
    surely_place = _is_known_place(place, known)
    if not _is_believed(match, number, source, place, surely_place=surely_place):
        return None
    if number == 6 and not surely_place and _is_house(place or ""):
        source, place = place, None
    if number == 8 and _is_known_place(source, known):
        source, place = None, source
    confidence = 0.95 if surely_place and source else 0.85 if surely_place or number < 4 else 0.6
    return Printed(match.end(), _clean(source), _city(place), "dateline_form", confidence)


def _source_and_place(match: re.Match[str], known: set[str]) -> tuple[str | None, str | None]:
    groups = match.groupdict()
    if groups.get("first"):
        return _order(groups["first"], groups["second"], known)
    source, place = groups.get("source"), groups.get("place")
    if place and _is_known_place(source, known) and not _is_known_place(place, known):
        return place, source  # "Warta Anu, (Jayawijaya) |"
    return source, place


def _is_known_place(words: str | None, known: set[str]) -> bool:
    return bool(words) and (is_place(words) or words.casefold() in known)


def _is_believed(
    match: re.Match[str], number: int, source: str | None, place: str | None, *, surely_place: bool
) -> bool:
    """Whether a form that also fits the beginning of a sentence may be a dateline here."""
    if number == 4:
        return surely_place or _is_shouted(place) or _ends_with_dash(match)
    if number == 6 and _is_speech_dash(match, surely_place):
        return False
    if number == 10:
        return surely_place
    return number < 5 or bool(source) or surely_place or _is_shouted(place)


def _lone_word(match: re.Match[str]) -> Printed | None:
    """A word nobody knows, set off from a long paragraph by a dash: a place if the paragraph tells so, else a house."""
    word, text = match.group("source"), match.string
    if len(text) < _SHORTEST_LEAD - 20:
        return None
    is_named_place = re.search(
        rf"\b(?:di|ke|dari|[Kk]ota|[Kk]abupaten|[Kk]ecamatan) {re.escape(word)}\b", text
    )
    source, place = (None, word) if is_named_place else (word, None)
    return Printed(match.end(), source, _city(place), "dateline_form", 0.5)


def _order(first: str, second: str, known: set[str]) -> tuple[str | None, str | None]:
    """Of "X, Y –" which is the place: the one that is known as one; "BOGOR, JAWA BARAT" names no source."""
    if _RUBRIC.fullmatch(first):
        return second, None
    is_first, is_second = _is_known_place(first, known), _is_known_place(second, known)
    if is_first and is_second:
        return None, first
    return (first, second) if is_second or (_is_house(first) and not is_first) else (second, first)


def _is_house(words: str) -> bool:
    return bool(_HOUSE_WORD.search(words) or _HOUSE_ALONE.fullmatch(words))


def _is_shouted(place: str | None) -> bool:
    return bool(place) and place.isupper() and len(place) > 3


def _ends_with_dash(match: re.Match[str]) -> bool:
    return match.group().rstrip()[-1:] in "-–—"


def _is_speech_dash(match: re.Match[str], surely_place: bool) -> bool:
    """A lone "Word - …": only a place, and only with the dash set off by a space."""
    return not match.group()[-1:].isspace() and not surely_place


def _without_dash(head: str) -> Printed | None:
    match = _NO_DASH.match(head)
    if not match:
        return None
    words = match.group("words").split()
    for count in range(min(3, len(words)), 0, -1):
        place = " ".join(words[:count])
        if is_place(place):
            end = match.start("words") + len(place)
            rest = head[end:]
            length = end + len(rest) - len(rest.lstrip(" .,"))
            return Printed(length, match.group("source"), _city(place), "dateline_without_dash", 0.8)
    return Printed(match.start("words"), match.group("source"), None, "dateline_without_dash", 0.6)


def _city(place: str | None) -> str | None:
    if not place:
        return None
    words = place.strip(" .,").split()
    return " ".join(w if not w.isupper() or w in {"DKI", "DIY"} else _titled(w) for w in words) or None


def _titled(word: str) -> str:
    return "-".join(part[:1] + part[1:].lower() for part in word.split("-"))


def _clean(source: str | None) -> str | None:
    return source.strip(" .,") if source else None
