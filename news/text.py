"""Plain text, made safe to store and to print in HTML, XML and JSON alike."""

import unicodedata

_KEPT_CONTROLS = frozenset("\t\n")
_BIDI_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

# As many as the largest number of a row never has.
_MOST_DIGITS = 19


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


def number_in(text: str) -> int | None:
    """A row's number as an address or a form gives it; None for anything that names no row."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < _MOST_DIGITS else None


def is_one_slip_apart(first: str, second: str) -> bool:
    """Equal, or one letter is more, less or other, or two neighbours changed places."""
    if abs(len(first) - len(second)) > 1:
        return False
    shorter = min(len(first), len(second))
    start = next((at for at in range(shorter) if first[at] != second[at]), shorter)
    left, right = first[start:], second[start:]
    is_swapped = left[:2] == right[:2][::-1] and left[2:] == right[2:]
    return is_swapped or left[1:] == right[1:] or left[1:] == right or left == right[1:]


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
