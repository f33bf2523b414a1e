"""Words with the marks that matter to names, and sentences that do not break at "H." or "Drs."."""

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"\([^()]*\)|[^\W_]+(?:['’`.\-/&][^\W_]+)*\.?|[^\w\s]|_")
_SENTENCE_END = re.compile(r"""[.!?]["”'’»)]*\s+(?=["“„«'‘(]?[A-Z0-9“"])""")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:[A-Z]|[A-Z][a-z]?[A-Z]?\.?[A-Za-z]*\.[A-Za-z]+|Hj|Dr|Drs|Dra|Drg|drg|dr|Ir|Prof|Plt|Plh|Pj|Pjs|Ust|No|Jl"
    r"|Jln|Rp|Kec|Kab|Kel|Ds|Tn|Ny|Sdr|Moh|Muh|Mohd|Abd|St|Ipda|Kol|Inf|Purn|Capt|Kombes|AKBP|AKP|Letkol|Bripka|Tgk|Gg|Sri|KH|Bpk|Yth|dll|dkk|dst|Apt|Ns)\.$"
)


@dataclass(slots=True)
class Token:
    """A word, a bracketed insertion in one piece, or one punctuation mark."""

    text: str
    key: str
    start: int
    end: int

    @property
    def is_capitalised(self) -> bool:
        """Starts like a name."""
        return self.text[0].isupper()

    @property
    def is_acronym(self) -> bool:
        """Capitals only, two at least: DPRD, PPU, IIB."""
        return len(self.text) > 1 and self.text.replace("-", "").isalpha() and self.text.isupper()

    @property
    def is_insertion(self) -> bool:
        """Something in brackets."""
        return self.text[0] == "("


def tokenise(text: str) -> list[Token]:
    """Words, insertions and marks in order; the key is casefolded and free of dots."""
    return [
        Token(m.group(), m.group().casefold().replace(".", ""), m.start(), m.end())
        for m in _TOKEN.finditer(text)
    ]


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
