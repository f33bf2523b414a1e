"""What a word may be in any article, as one letter.

P insertion · R role · K rank or honorific · D degree · U unit or acronym · C calendar · N name ·
p particle of a name · v pronoun · l small word · x mark
"""

import functools
import re
from dataclasses import dataclass

from news.structurer.vocabulary.offices import LOWER_CASE_HEADS, UNITS, is_role_head
from news.structurer.vocabulary.words import CALENDAR, DEGREES, HONORIFICS, NAME_PARTICLES, PRONOUNS, RANKS

_LONGEST_DEGREE = 6
_PLAIN_DEGREES = frozenset(
    {"msi", "spd", "mpd", "ssos", "phd", "amd", "mkes", "mkom", "skom", "mhum", "sikom", "mikom"}
)
# Short forms of offices, which newsrooms make as they need them: Disnaker, Kemenpan, Satpolair, Bapenda.
_OFFICE_SHAPE = re.compile(
    r"dis(?:naker|hub|dik|kes|kominfo|perin|pora|par|duk|bud|perta|nak|perkim|damkar|sos|pang|kop|tan|bun|hut|arpus|pus)\w*"
    r"|kemen\w{2,}|satpol\w*|satres\w+|satlan\w+|satpolair\w*|polres\w*|polsek\w*|pem(?:kab|kot|prov|des|ko|da)\w*"
    r"|bap(?:enda|peda|pilu|anas)\w*|dit(?:jen|res|lan|pol|krim|intel|tipid|sam|pam)\w*|puslab\w+|kor(?:lantas|tas|brimob)"
    r"|din(?:kes|sos|pora|par|perin|kominfo|komin|dik)\w*|tipikor|kanwil\w*|kesbang\w*|bareskrim|bakamla|setda\w*|sekwan|kej(?:ari|ati|agung)"
)


def code_of(text: str, key: str) -> str:
    """The code of a word as printed; `key` is the same casefolded and free of dots."""
    if text[0] == "(":
        return "K" if key.strip("() ") in RANKS else "P"  # "Brigjen (Pol) Budi"
    if not text[0].isalnum():
        return "l" if text == "&" else "x"
    return _capital_code(text, key) if text[0].isupper() else _small_code(key)


def _small_code(key: str) -> str:
    if key in PRONOUNS:
        return "v"
    if key in HONORIFICS or key in RANKS:
        return "K"
    if is_role_head(key):
        return "R"
    return "p" if key in NAME_PARTICLES else "l"


def _capital_code(text: str, key: str) -> str:
    if key in PRONOUNS:
        return "v"
    if key in CALENDAR:
        return "C"
    if _is_degree(text, key):
        return "D"
    if key in RANKS or key in HONORIFICS:
        return "K"
    if is_role_head(key) and key not in LOWER_CASE_HEADS:
        return "R"
    if (
        (key in UNITS and not _is_article(text, key))
        or _is_acronym(text)
        or "/" in text
        or _OFFICE_SHAPE.fullmatch(key)
    ):
        return "U"
    if any(map(str.isdigit, text)):
        return "x" if text.startswith("Rp") else "U"
    return "N"


def _is_degree(text: str, key: str) -> bool:
    inner_dot = "." in text.rstrip(".")
    if key in DEGREES:
        return inner_dot or text.isupper() or key in _PLAIN_DEGREES
    return inner_dot and key[0] in "smp" and not text.isupper() and len(key) <= _LONGEST_DEGREE


def _is_article(text: str, key: str) -> bool:
    """ "Sayid Fadhal Al Hamid": part of a name; TNI AL is written in capitals."""
    return key in {"al", "ad"} and not text.isupper()


def _is_acronym(text: str) -> bool:
    """Capitals only, two at least: DPRD, PPU, IIB."""
    word = text.rstrip(".") if len(text) > 2 else text
    return len(word) > 1 and word.replace("-", "").isalpha() and word.isupper()


_TOKEN = re.compile(r"\([^()]*\)|[^\W_]+(?:['’`.\-/&][^\W_]+)*\.?|[^\w\s]|_")
_SENTENCE_END = re.compile(r"""[.!?]["”'’»)]*\s+(?=["“„«'‘(]?[A-Z0-9“"])""")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:[A-Z]|[A-Z][a-z]?[A-Z]?\.?[A-Za-z]*\.[A-Za-z]+|Hj|Dr|Drs|Dra|Drg|drg|dr|Ir|Prof|Plt|Plh|Pj|Pjs|Ust|No|Jl"
    r"|Jln|Rp|Kec|Kab|Kel|Ds|Tn|Ny|Sdr|Moh|Muh|Mohd|Abd|St|Ipda|Kol|Inf|Purn|Capt|Kombes|AKBP|AKP|Letkol|Bripka|Tgk|Gg|KH|RD|Pst|Mgr|Ev|Pnt|Hi|Bpk|Yth|dll|dkk|dst|Apt|Ns)\.$"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a bracketed insertion in one piece, or one punctuation mark.

    `code` says what it may be (see the top of this file),
    `code_as_name` what it is if the article knows it as a name.
    """

    text: str
    key: str
    code: str
    code_as_name: str
    is_capitalised: bool


def tokenise(text: str) -> list[Token]:
    """Words, insertions and marks in order; the key is casefolded and free of dots."""
    return list(map(_token, _TOKEN.findall(text)))


@functools.lru_cache(maxsize=32_768)
def _token(text: str) -> Token:
    key = text.casefold().replace(".", "")
    code = code_of(text, key)
    is_capitalised = text[0].isupper()
    may_be_name = is_capitalised and (
        code in "RU" or (code in "KD" and text.isupper() and len(text) in {2, 3})
    )
    return Token(text, key, code, "N" if may_be_name else code, is_capitalised)


def sentences(text: str) -> list[str]:
    """The sentences of a text; together they hold every character of it but the spaces between them."""
    parts, start = [], 0
    for match in _SENTENCE_END.finditer(text):
        if match.group()[0] == "." and _ABBREVIATION.search(
            text, max(start, match.start() - 12), match.start() + 1
        ):
            continue
        parts.append(text[start : match.end()].strip())
        start = match.end()
    rest = text[start:].strip()
    if rest:
        parts.append(rest)
    return parts
