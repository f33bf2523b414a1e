"""Plain text, made safe to store and to print in HTML, XML and JSON alike."""

import unicodedata

_KEPT_CONTROLS = frozenset("\t\n")
_BIDI_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clean_text(text: str) -> str:
    """Drop what a reader cannot see and XML cannot carry; keep every letter.

    Gone are control characters (but tab and line feed), lone surrogates, Unicode non-characters and bidirectional
    overrides: one of them in a headline makes a feed malformed or turns words around.
    """
    if text.isprintable():  # nearly every line is: Python's word for it is stricter than ours
        return text
    return "".join(character for character in text if _is_printable(character))


def one_line(text: str) -> str:
    """``clean_text`` with all white space folded to single blanks, for headlines and names."""
    return " ".join(clean_text(text).split())


def _is_printable(character: str) -> bool:
    if character in _KEPT_CONTROLS:
        return True
    if (
        character in _BIDI_OVERRIDES
        or (ord(character) & 0xFFFE) == 0xFFFE
        or 0xFDD0 <= ord(character) <= 0xFDEF
    ):
        return False
    return unicodedata.category(character) not in {"Cc", "Cs"}
