"""The headline: the first line of the body that can be one, or a mail's subject."""

from collections.abc import Sequence

from .dateline import read_dateline
from .mail import looks_like_title
from .reading import Line

_LONGEST = 220


def is_headline(lines: Sequence[Line]) -> bool:
    """Whether the first of these lines is a headline over the others."""
    text = lines[0].text
    if len(text) > _LONGEST or text[:1] in "“«„" or text[-1:] in "-–—" or read_dateline(text) is not None:
        return False
    if looks_like_title(text):
        return True
    # "Jembatan Rampung!" or "Siapa Bertanggung Jawab?" under which a longer text stands.
    if text[-1] == "." and len(lines) > 1 and len(lines[1].text) > len(text) and _is_in_capitals(text):
        return True
    is_short = len(text.split()) <= 20 and (len(lines) > 1 and len(lines[1].text) > len(text))
    return is_short and text[-1:] in "!?\"”'’)" and not text[:1].isdigit()


def _is_in_capitals(text: str) -> bool:
    """ "Warga Ambon Gelar Aksi Damai.": nearly every word has one."""
    words = [word for word in text.split() if word[0].isalpha()]
    return 4 <= len(words) <= 20 and sum(word[0].isupper() for word in words) >= 0.7 * len(words)


def take_headline(lines: Sequence[Line], subject: str) -> tuple[str | None, list[Line], bool]:
    """The headline, the lines under it, and whether it is only a mail's subject."""
    if lines and (is_headline(lines) or lines[0].text.casefold() == subject.casefold()):
        return lines[0].text.strip("*_ ") or lines[0].text, list(lines[1:]), False
    return subject or None, list(lines), bool(subject)
