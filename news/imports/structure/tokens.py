"""Words with the marks that matter to names, and sentences that do not break at "H." or "Drs."."""

import functools
import re
from dataclasses import dataclass

from .codes import code_of

_TOKEN = re.compile(r"\([^()]*\)|[^\W_]+(?:['’`.\-/&][^\W_]+)*\.?|[^\w\s]|_")
_SENTENCE_END = re.compile(r"""[.!?]["”'’»)]*\s+(?=["“„«'‘(]?[A-Z0-9“"])""")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:[A-Z]|[A-Z][a-z]?[A-Z]?\.?[A-Za-z]*\.[A-Za-z]+|Hj|Dr|Drs|Dra|Drg|drg|dr|Ir|Prof|Plt|Plh|Pj|Pjs|Ust|No|Jl"
    r"|Jln|Rp|Kec|Kab|Kel|Ds|Tn|Ny|Sdr|Moh|Muh|Mohd|Abd|St|Ipda|Kol|Inf|Purn|Capt|Kombes|AKBP|AKP|Letkol|Bripka|Tgk|Gg|KH|RD|Pst|Mgr|Ev|Pnt|Hi|Bpk|Yth|dll|dkk|dst|Apt|Ns)\.$"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a bracketed insertion in one piece, or one punctuation mark.

    `code` says what it may be (see `codes.py`), `code_as_name` what it is if the article knows it as a name.
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
    return Token(text, key, code, "N" if is_capitalised and code in "RU" else code, is_capitalised)


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
