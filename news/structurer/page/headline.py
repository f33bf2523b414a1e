"""The headline, and what stands between it and the text without a sign of its own: labels, captions, itself again."""

import re
from collections.abc import Container, Sequence

from .dateline import read_dateline
from .furniture import Sorted
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


_LAST_LINE = 6
_SURE = 0.8
_SHORTEST_LEAD = 120
_SHORTEST_TITLE = 20
_LONGEST_LABEL = 70
_MOST_WORDS = 8
_MOST_WORDS_UNDATED = 4
_LONGEST_SCENE = 180
_WHEN = re.compile(r" (saat|usai|seusai|ketika) ")
_VERB = re.compile(r"(?:me|ber|ter|di|akan|telah|sudah|harus|bisa|jadi|minta|ajak)[a-z]*", re.IGNORECASE)
_SENTENCE_BREAK = re.compile(r"[.!?] ")
_TITLE_SHARE, _SENTENCE_SHARE = 0.7, 0.4


def drop_labels(lines: Sorted, *, keep: Container[int] = ()) -> None:
    """Take out of the body what only a page prints above a text; lines in `keep` stay.

    Nothing that ends like a sentence goes, and nothing at all unless a dateline or a long paragraph follows.
    """
    for line in _labels(lines.body[:_LAST_LINE]):
        if line.number not in keep:
            lines.drop(line)


def _labels(head: Sequence[Line]) -> list[Line]:
    if len(head) < 2 or not is_headline(head):
        return []
    title = _letters(head[0].text)
    twins = [
        line
        for line in head[1:]
        if len(title) > _SHORTEST_TITLE
        and len(line.text) <= 3 * len(title)
        and _letters(line.text).startswith(title)
    ]
    start, most_words = _start(head)
    if start is None:
        return twins
    if start > 1 and _is_caption_over_title(head[0].text, head[1].text):
        return [head[0], *(line for line in head[2:start] if _is_label(line.text, most_words))]
    return [line for line in head[1:start] if line in twins or _is_label(line.text, most_words)]


def _start(head: Sequence[Line]) -> tuple[int | None, int]:
    """Where the text begins, and how many words a line above it may have to be a label."""
    for index, line in enumerate(head[1:], 1):
        printed = read_dateline(line.text)
        if printed is not None and printed.confidence > _SURE:
            return index, _MOST_WORDS
        if len(line.text) >= _SHORTEST_LEAD:
            return index, _MOST_WORDS_UNDATED
    return None, 0


def _is_label(text: str, most_words: int) -> bool:
    is_short = len(text) <= _LONGEST_LABEL and len(text.split()) <= most_words and text[-1].isalnum()
    return is_short or _is_scene(text)


def _is_scene(text: str) -> bool:
    """ "Pengurus kelompok tani saat berkumpul di balai desa.": a caption has no verb before its "saat"."""
    who, when, _ = _WHEN.split(text, maxsplit=1) if _WHEN.search(text) else (text, "", "")
    is_one = (
        bool(when)
        and len(text) <= _LONGEST_SCENE
        and text[-1] not in '”"'
        and not _SENTENCE_BREAK.search(text)
    )
    return is_one and not any(map(_VERB.match, who.split()))


def _is_caption_over_title(first: str, second: str) -> bool:
    """ "Warga menarik kawat baja" over "Jembatan Putus, Warga Bergotong Royong": the headline has the capitals."""
    is_written_small = looks_like_title(first) and _share_of_capitals(first) <= _SENTENCE_SHARE
    return is_written_small and looks_like_title(second) and _share_of_capitals(second) >= _TITLE_SHARE


def _share_of_capitals(text: str) -> float:
    words = [word for word in text.split() if word[0].isalpha()][1:]
    return sum(word[0].isupper() for word in words) / len(words) if len(words) > 2 else 0.5


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
