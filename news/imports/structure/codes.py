"""What a word may be in any article, as one letter.

P insertion · R role · K rank or honorific · D degree · U unit or acronym · C calendar · N name ·
p particle of a name · v pronoun · l small word · x mark
"""

import functools
import re

from .offices import LOWER_CASE_HEADS, ROLE_HEADS
from .units import UNITS
from .words import CALENDAR, DEGREES, HONORIFICS, NAME_PARTICLES, PRONOUNS, RANKS

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


# And short forms of heads: Wadirlantas, Kadispertan, Kasatresnarkoba, Sekdes.
_HEAD_SHAPE = re.compile(
    r"wa?dir(?:res|lan|pol|krim|intel|tipid|sam|pam)\w+|(?:wa)?ka(?:dis|bid|bag|biro)\w{3,}"
    r"|(?:wa)?kasat(?:res|lan|pol|sam|bin|tah|int|nar)\w*|(?:wa)?kapol(?:res|sek|da|sub)\w*"
    r"|kasub(?:ag|bag|bid|dit|si|nit|sek)\w*|kasi(?:hum|pid|int|pen|dat|bar)\w*|kaban(?:g|kes)\w+|kapus(?:kes|dat|lab|pen)\w*|kakor\w{3,}"
    r"|sek(?:da|cam|des|dis|kab|kot|lur|wil|wan|prov)\w{0,5}|dan(?:lanal|lantamal|lanud|dim|rem|ramil|yon|sat|pom|pos)\w*"
)


@functools.lru_cache(maxsize=16_384)
def is_role_head(key: str) -> bool:
    """Whether a role begins with this word: an office, a trade, a tie."""
    return key in ROLE_HEADS or bool(_HEAD_SHAPE.fullmatch(key))


def code_of(text: str, key: str) -> str:
    """The code of a word as printed; `key` is the same casefolded and free of dots."""
    if text[0] == "(":
        return "P"
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
    word = text.rstrip(".") if len(text) > 3 else text
    return len(word) > 1 and word.replace("-", "").isalpha() and word.isupper()
