"""The dateline at the head of the first paragraph, in the forms that Indonesian houses print."""

import functools
import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from news.structurer.vocabulary.gazetteer import indonesia
from news.structurer.vocabulary.offices import LOWER_CASE_HEADS, is_role_head
from news.structurer.vocabulary.words import word_set

from .furniture import is_furniture

_DASH = r"\s*[.,;:]?\s*(?:--+|[-–—~•]+|\||//|>>)\s*"
DOMAIN = r"(?i:[a-z][\w-]*(?:\.[\w-]+)*\.(?:com|co|id|net|org|news|tv|info|asia|press|media|online|today)(?:\.id)?)"
_BRAND = (
    r"(?:CNN|CNBC|IDN|VOA|BBC|RRI|TVRI|JPNN|RMOL|BBC News|Info|Media|Radar|Harian|Koran|Suara|Kabar|Berita|Warta"
    r"|Jawa Pos|Tribun|Lintas|Lensa|Sinar|Pikiran)"
    r" ?[A-Z][\w.]*(?: [A-Z]\w*){0,2}"
)
_POST = r"[A-Z]\w+(?: [A-Z]\w+)? (?:Post?|POST?|Ekspres|Express|News|NEWS|Times|Online|Today|Update|Terkini)"
HOUSE = (
    r"(?:(?:ANTARA|Antara)(?: ?News)?(?: [A-Z]\w+)?|[A-Z]{3,}\d+|detikcom|detik\w+|KOMPAS|Kompas"
    r"|TEMPO|Tempo|TRIBUN\w*|Tribun\w*"
    r"|REPUBLIKA|Republika|LIPUTAN6"
    r"|Okezone|OKEZONE|SINDO\w*|JPNN|RMOL\w*|INILAH|MEDCOM|Suara|VIVA|IDNTimes|InfoPublik|INFOPUBLIK|KBRN"
    r"|(?:MC|Humas|Diskominfo|Kominfo) \w+)"
)
_SOURCE = rf"(?:{DOMAIN}|{_BRAND}|{_POST}|{HOUSE})"
_CAPS = r"[A-Z][A-Z'’.\-]+(?: [A-Z][A-Z'’.\-]+){0,3}"
_TITLE = r"[A-Z][\w'’\-]*(?: [A-Z][\w'’\-]*){0,3}"
PLACE = rf"(?:{_CAPS}|{_TITLE})"
_PROVINCE = rf"(?:,\s*(?P<province>{PLACE}))?"
_WHEN = (
    r"(?:\s*,?\s*\(?(?:(?:Senin|Selasa|Rabu|Kamis|Jum'?at|Sabtu|Minggu|SENIN|SELASA|RABU|KAMIS|JUMAT|SABTU|MINGGU)\b\s*,?\s*)?"
    r"\(?\s*(?:\d{1,2}(?:[/.\-]\d{1,2}(?:[/.\-]\d{2,4})?| \w{3,9}(?: \d{4})?))?\s*\)?)?"
)
_BRACKETED = rf"[(\[]\s*(?P<source>{_SOURCE}|[A-Z][\w.]+(?: [A-Z][\w.]+){{0,2}})\s*[)\]]"
_DAY = r"(?:\s*\d{1,2}/\d{1,2})?"
_END = rf"(?:{_DASH}|\.\s+)"
FORMS = {
    name: re.compile(pattern)
    for name, pattern in {
        # "Penajam (ANTARA) –", "ANTARA (Penajam) –", "Penajam, kabaranu.com –", "Kabar Anu, Penajam –"
        "source in brackets": rf"(?P<place>{PLACE}){_PROVINCE},?{_DAY}\s*{_BRACKETED}{_WHEN}{_DASH}",
        "place in brackets": rf"(?P<source>{_SOURCE}|[A-Z][\w.]+),?\s*\(\s*(?P<place>{PLACE})\s*\){_WHEN}{_DASH}",
        "place, source": rf"(?P<place>{PLACE}){_PROVINCE},\s*(?P<source>{_SOURCE}){_WHEN}{_DASH}",
        "source, place": rf"(?P<source>{_SOURCE})\s*(?:,|{_DASH}|/|:)\s*(?P<place>{PLACE}){_PROVINCE}{_WHEN}{_END}",
        # "PENAJAM – kabaranu.com –"
        "place – source": rf"(?P<place>{_CAPS}){_DASH}(?P<source>{DOMAIN}){_WHEN}{_DASH}",
        # "kabaranu.comPenajam –": the space went lost.
        "domain place": rf"(?P<source>{DOMAIN})\s?(?P<place>{PLACE}){_WHEN}{_DASH}",
        "word – place": rf"(?P<source>{_CAPS}|[A-Z]\w+)(?:{_DASH}|/)(?P<place>{PLACE}){_WHEN}{_END}",
        "two": rf"(?P<first>{PLACE}),\s*(?P<second>{PLACE}){_WHEN}{_DASH}",
        "place, word": rf"(?P<place>{PLACE}),\s*(?P<source>[a-z]\w{{3,}}){_WHEN}{_DASH}",
        "place": rf"(?P<place>{PLACE}){_WHEN}{_DASH}",
        # As a radio network prints it: "KBRN, Penajam : Warga …", or "Penajam: Warga …".
        "colon": rf"(?:(?P<source>{_SOURCE}),\s*)?(?P<place>{PLACE}){_PROVINCE}\s*:\s+(?=[A-Z“\"])",
        "source": rf"(?P<source>{DOMAIN}){_DASH}",
        "shouted source": r"(?P<source>[A-Z]{5,}[A-Z0-9]*(?: [A-Z]{3,}){0,2}\.?)\s*(?:--+|[-–—]+)\s+",
        "source with a figure": r"(?P<source>[A-Z][a-z]+\d+)-(?=[A-Z])",
        "source in mixed case": r"(?P<source>[A-Z]\w*[A-Z0-9]\w*)\s*(?:--+|[-–—]+)\s+",
        "shouted place": rf"(?P<place>{_CAPS})[.,]\s+(?=[A-Z“\"])",
        "two shouted": rf"(?P<source>{_CAPS})\.\s+(?P<place>{_CAPS})\.\s+(?=[A-Z])",
        "lone word": r"(?P<source>[A-Z]\w+(?: [A-Z]\w+)?)(?: [-–—]+ ?| ?[–—]+ | -)(?=[A-Z])",
    }.items()
}
# Those that hardly anything else looks like.
PLAIN_FORMS = frozenset({"source in brackets", "place in brackets", "place, source", "source, place"})
# Those that many sentences look like: only with a place that is known.
PLACE_FORMS = frozenset({"domain place", "place, word", "colon", "shouted place"})


_DASH_OR_STOP = re.compile(r"[-–—~•|:>/]|\.\s")
_HOUSE_WORD = re.compile(
    r"berita|kabar|warta|radar|news|media|info|suara|harian|tribun|online|post?$|read|pers|times",
    re.IGNORECASE,
)
_NO_DASH = re.compile(rf"(?P<source>{DOMAIN}),\s+(?P<words>[A-Z][\w'’\-]*(?: [A-Z][\w'’\-]*){{0,4}})")
_SHORTEST_LEAD = 150
_KINDS = word_set("kota kab kabupaten")
_LONGEST_SHORT = 4
_PLACE_AND_OFFICE = re.compile(rf"(?P<place>{PLACE}),\s+(?P<next>[A-Z]\w+)")
_ACTORS = word_set(
    "pemerintah pemkab pemkot pemprov polres polresta polda polsek dinas dprd kpu bawaslu bpbd kejaksaan tim satgas"
)
_RUBRIC = re.compile(
    r"(?:feature|opini|advertorial|adv|berita|kabar|nasional|daerah|hukrim|pariwara)", re.IGNORECASE
)
_HOUSE_ALONE = re.compile(rf"{HOUSE}|{DOMAIN}")
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
    """A province, regency or city, under any of its usual names, or what calls itself one."""
    keys = tuple(words.casefold().replace(".", "").split())
    is_called_so = len(keys) > 1 and keys[0] in _KINDS
    if is_called_so:
        keys = keys[1:]
    # "Kota Sorong PBD": the province in short behind it.
    has_province = len(keys) > 1 and words.split()[-1].isupper() and len(keys[-1]) <= _LONGEST_SHORT
    return (
        is_called_so or _is_listed(keys) or (has_province and not words.isupper() and _is_listed(keys[:-1]))
    )


def _is_listed(keys: tuple[str, ...]) -> bool:
    return bool(keys) and keys in indonesia().get(keys[0], ())


def read_dateline(paragraph: str, *, known_places: Sequence[str] = ()) -> Printed | None:
    """The dateline a paragraph begins with. One that would leave a second one behind is not believed."""
    return _believed(paragraph, _in_small_letters(tuple(known_places)))


@functools.lru_cache(maxsize=8)
def _in_small_letters(places: tuple[str, ...]) -> frozenset[str]:
    return frozenset(place.casefold() for place in places)


@functools.lru_cache(maxsize=32)
def _believed(paragraph: str, known: frozenset[str]) -> Printed | None:
    """Remembered for a while: the first lines of a text are asked by several rules."""
    found = _read(paragraph, known)
    if found is None:
        return None
    rest = paragraph[found.length :].strip()
    if len(rest.split()) < _FEWEST_WORDS_AFTER or rest[0].islower() or is_furniture(rest):
        return None
    return None if _read(rest, known) else found


def _read(paragraph: str, known: Set[str]) -> Printed | None:
    head = paragraph[: _FURTHEST + 40]
    if _DASH_OR_STOP.search(head):
        for name, form in FORMS.items():
            match = form.match(paragraph, 0, len(head))
            if match and match.end() <= _FURTHEST:
                found = _checked(match, name, known)
                if found:
                    return found
    return _without_dash(head) or _before_office(paragraph, known)


def _checked(match: re.Match[str], name: str, known: Set[str]) -> Printed | None:
    if name == "lone word":
        return _lone_word(match)
    source, place = _source_and_place(match, known)
    surely_place = _is_known_place(place, known)
    if not _is_believed(match, name, source, place, surely_place=surely_place):
        return None
    if name == "place" and not surely_place and _is_house(place or ""):
        source, place = place, None
    if name == "shouted source" and _is_known_place(source, known):
        source, place = None, source
    is_plain = name in PLAIN_FORMS or name == "word – place"
    confidence = 0.95 if surely_place and source else 0.85 if surely_place or is_plain else 0.6
    return Printed(match.end(), _clean(source), _city(place), "dateline_form", confidence)


def _source_and_place(match: re.Match[str], known: Set[str]) -> tuple[str | None, str | None]:
    groups = match.groupdict()
    if groups.get("first"):
        return _order(groups["first"], groups["second"], known)
    source, place = groups.get("source"), groups.get("place")
    if place and _is_known_place(source, known) and not _is_known_place(place, known):
        return place, source  # "Warta Anu, (Jayawijaya) |"
    return source, place


def _is_known_place(words: str | None, known: Set[str]) -> bool:
    return bool(words) and (is_place(words) or words.casefold() in known)


def _is_believed(
    match: re.Match[str], name: str, source: str | None, place: str | None, *, surely_place: bool
) -> bool:
    """Whether a form that also fits the beginning of a sentence may be a dateline here."""
    if name in PLACE_FORMS:
        return surely_place and (name != "colon" or len(match.string) >= _SHORTEST_LEAD - 50)
    if name == "word – place":
        return surely_place or _is_shouted(place) or _ends_with_dash(match)
    if name == "place" and _is_speech_dash(match, surely_place):
        return False
    return name in PLAIN_FORMS or bool(source) or surely_place or _is_shouted(place)


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


def _order(first: str, second: str, known: Set[str]) -> tuple[str | None, str | None]:
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


def _before_office(paragraph: str, known: Set[str]) -> Printed | None:
    """ "Gorontalo, Gubernur Anu menyatakan …": a place and a comma before whoever the story is about."""
    match = _PLACE_AND_OFFICE.match(paragraph) if len(paragraph) >= _SHORTEST_LEAD - 50 else None
    if match is None or not _is_known_place(match.group("place"), known):
        return None
    key = match.group("next").casefold()
    if key not in _ACTORS and (not is_role_head(key) or key in LOWER_CASE_HEADS):
        return None
    return Printed(match.start("next"), None, _city(match.group("place")), "dateline_without_dash", 0.85)


def _city(place: str | None) -> str | None:
    if not place:
        return None
    words = place.strip(" .,").split()
    in_short = {word for word in words if len(word) <= _LONGEST_SHORT and not place.isupper()} | {
        "DKI",
        "DIY",
    }
    return " ".join(w if not w.isupper() or w in in_short else _titled(w) for w in words) or None


def _titled(word: str) -> str:
    return "-".join(part[:1] + part[1:].lower() for part in word.split("-"))


def _clean(source: str | None) -> str | None:
    return source.strip(" .,") if source else None
