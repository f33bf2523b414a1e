"""The piece of a story that answers a search, with the answering words marked; escaped, safe to print."""

import re
from typing import NamedTuple

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.normalise import WORD, fold, stem_of

SNIPPET_CHARACTERS = 220
_BEFORE_FIRST_MATCH = 60
# "50.000" is one number: a sentence ends before a blank.
_SENTENCE_END = re.compile(r"[.!?”](?=\s)|\n")


class Match(NamedTuple):
    """Where an answering word stands, and which of the asked things it answers."""

    start: int
    end: int
    thing: int


class Marker:
    """Marks the words that answer one question; remembers each word's answer while a page is made.

    ``forms`` are the question's (``Question.forms``).
    """

    def __init__(self, forms: dict[str, int]) -> None:
        self._answers = _Answers(forms)

    def marked(self, text: str) -> SafeString:
        """The whole text with all answering words marked."""
        return _with_marks(text, self._matches_in(text))

    def snippet_of(self, text: str) -> SafeString:
        """About two lines: where most of the asked words stand together, else the beginning."""
        matches = self._matches_in(text)
        start = _start_of_window(text, matches)
        end = _word_boundary(text, start + SNIPPET_CHARACTERS)
        inside = [
            Match(match.start - start, match.end - start, match.thing)
            for match in matches
            if start <= match.start and match.end <= end
        ]
        shown = _with_marks(text[start:end].replace("\n", " "), inside)
        before = "… " if start > 0 and text[start - 1] != "\n" else ""
        after = " …" if end < len(text) else ""
        return mark_safe(before + shown.strip() + after)  # noqa: S308 - escaped by _with_marks

    def _matches_in(self, text: str) -> list[Match]:
        answers = self._answers
        return [
            Match(word.start(), word.end(), thing)
            for word in WORD.finditer(text)
            if (thing := answers[word.group()]) is not None
        ]


class _Answers(dict[str, int | None]):
    """For each word as it is written the asked thing that it answers, by its surface or its stem, or None."""

    def __init__(self, forms: dict[str, int]) -> None:
        super().__init__()
        self._forms = forms

    def __missing__(self, word: str) -> int | None:
        surface = fold(word)
        thing = self._forms.get(surface)
        self[word] = self._forms.get(stem_of(surface)) if thing is None else thing
        return self[word]


def _start_of_window(text: str, matches: list[Match]) -> int:
    """Before the match from which on the most of what was asked follows closely; ties go to the first."""
    if not matches:
        return 0
    best, best_worth = matches[0], (0, 0)
    for first, match in enumerate(matches):
        reach = match.start + SNIPPET_CHARACTERS - _BEFORE_FIRST_MATCH
        near = [other.thing for other in matches[first : first + 12] if other.end <= reach]
        worth = (len(set(near)), len(near))
        if worth > best_worth:
            best, best_worth = match, worth
    return _sentence_start(text, best.start)


def _sentence_start(text: str, place: int) -> int:
    """Where the sentence begins, if that is near; else the beginning of a word shortly before."""
    earliest = max(0, place - _BEFORE_FIRST_MATCH)
    ends = [end.end() for end in _SENTENCE_END.finditer(text, earliest, place)]
    if ends:
        start = ends[-1]
    elif earliest == 0:
        return 0
    else:
        blank = text.find(" ", earliest, place)
        start = place if blank < 0 else blank + 1
    while start < place and text[start].isspace():
        start += 1
    return start


def _word_boundary(text: str, place: int) -> int:
    """The last end of a word up to here."""
    if place >= len(text):
        return len(text)
    blank = max(text.rfind(" ", 0, place + 1), text.rfind("\n", 0, place + 1))
    return blank if blank > place - SNIPPET_CHARACTERS // 2 else place


def _with_marks(text: str, matches: list[Match]) -> SafeString:
    """Neighbouring words share one mark."""
    pieces, done = [], 0
    for match in _joined(text, matches):
        pieces += [
            escape(text[done : match.start]),
            "<mark>",
            escape(text[match.start : match.end]),
            "</mark>",
        ]
        done = match.end
    pieces.append(escape(text[done:]))
    return mark_safe("".join(pieces))  # noqa: S308 - every piece of text is escaped


def _joined(text: str, matches: list[Match]) -> list[Match]:
    joined: list[Match] = []
    for match in matches:
        if joined and text[joined[-1].end : match.start] == " ":
            joined[-1] = joined[-1]._replace(end=match.end)
        else:
            joined.append(match)
    return joined
