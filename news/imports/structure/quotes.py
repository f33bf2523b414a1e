"""Direct speech in the body's paragraphs: which marks open, which close, and which only lift a word out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from .marks import MARK, SAID_AFTER, Pair, kind, pairs
from .words import REPORT_PATTERN, SAY_PATTERN

_SAID_BEFORE = re.compile(
    rf"(?:\b(?:{REPORT_PATTERN}|(?:{SAY_PATTERN})(?:nya)?|menurut\w*|pesan\w*|bunyi\w*|isi\w*|tulis\w*|dalih\w*"
    r"|berbunyi|kutipan\w*|di\w+kan)\b[^.!?]{0,120})?[:,]\s*$"
    r"|\b(?:berkata|mengatakan|bilang|menyebut|menyebutkan|menegaskan|menjawab|bahwa|menulis|berujar|berpesan|jika"
    r"|kalau)\s*$",
    re.IGNORECASE,
)
_SAID_MARK = re.compile(rf"\b(?:{REPORT_PATTERN}|(?:{SAY_PATTERN})(?:nya)?)\b[^.!?]{{0,160}}$", re.IGNORECASE)
_SAY_BESIDE = re.compile(rf"\s*[,.]?\s*(?:demikian )?(?:(?i:{SAY_PATTERN})nya\b|(?:{SAY_PATTERN})\s+[A-Zdi])")
_SAY_FOLLOWS = re.compile(rf"\s*[,.]?\s*(?:{SAY_PATTERN})(?:nya)?\s+\w")
_SMALL_WORD_AFTER = re.compile(r"\s*[a-z]{3,}")
_TITLE_BEFORE = re.compile(
    r"\b(?:bertema(?:kan)?|bertajuk|berjudul|tema|judul|tajuk|lagu|film|buku|novel|album|tagline|slogan|motto|moto"
    r"|program|istilah|bertuliskan|tulisan|nama|bernama|julukan|dijuluki|frasa|kata|kode|spanduk|akun|grup|acara|sinetron"
    r"|serial|puisi|jargon|tagar|aplikasi|lomba|diskusi|seminar|webinar|kampanye|gerakan|hashtag|merek|sandi|disebut"
    r"|dikenal|sebutan)(?:\s+(?:adalah|yaitu|yakni|ini|itu|besar|utama|dengan))*\s*[:,]?\s*$",
    re.IGNORECASE,
)
_UNCLOSED_END = re.compile(rf",\s*(?=(?:{SAY_PATTERN})(?:nya)?\b)")
_LETTER = re.compile(r"[^\W_]")
_FEWEST_WORDS_UNCLOSED = 5
_NEARBY = 240
_TITLE_REACH = 80


type Piece = tuple[int, int, int | None]


@dataclass(slots=True)
class Span:
    """Direct speech: `start` and `end` hold the marks too; `parts` are the paragraphs it goes through."""

    paragraph: int
    start: int
    end: int
    text: str
    last_paragraph: int
    flags: list[str] = field(default_factory=list)


def find_quotes(paragraphs: Sequence[str]) -> list[Span]:
    """All direct speech in reading order; scare quotes, titles and slogans are left out."""
    spans: list[Span] = []
    skip_until = -1
    for number, text in enumerate(paragraphs):
        if number <= skip_until:
            continue
        offset = spans[-1].end if spans and spans[-1].last_paragraph == number > spans[-1].paragraph else 0
        for pair in pairs(text, offset):
            if not pair.is_closed:
                span = _unclosed(paragraphs, number, pair)
            elif _is_speech(text, pair, spans, number):
                span = Span(number, pair.start, pair.end, _trim(pair.inner), number)
            else:
                span = None
            if span and span.text:
                spans.append(span)
                skip_until = span.last_paragraph - 1
    return spans


def cut_pieces(paragraphs: Sequence[str], spans: Sequence[Span]) -> list[list[Piece]]:
    """Each paragraph in stretches: (start, end, index of the quotation or None)."""
    found: list[list[Piece]] = [[] for _ in paragraphs]
    for index, span in enumerate(spans):
        for number in range(span.paragraph, span.last_paragraph + 1):
            start = span.start if number == span.paragraph else 0
            end = span.end if number == span.last_paragraph else len(paragraphs[number])
            _add_words_between(found[number], paragraphs[number], start)
            found[number].append((start, end, index))
    for number, text in enumerate(paragraphs):
        _add_words_between(found[number], text, len(text))
    return found


def _add_words_between(pieces: list[Piece], text: str, end: int) -> None:
    start = pieces[-1][1] if pieces else 0
    if text[start:end].strip():
        pieces.append((start, end, None))


# -- speech or not -----------------------------------------------------------------------------------------------------


def _is_speech(text: str, pair: Pair, spans: Sequence[Span], number: int) -> bool:
    inner = pair.inner.strip()
    words = len(inner.split())
    if not _LETTER.search(inner):
        return False
    before = text[max(0, pair.start - _NEARBY) : pair.start].rstrip()
    after = text[pair.end : pair.end + _NEARBY]
    is_speech = _ends_like_speech(inner, after)
    if is_speech and SAID_AFTER.match(after):
        return True
    if _TITLE_BEFORE.search(before[-_TITLE_REACH:]):
        return False
    if is_speech:
        return True
    if before[-1:] in {"", ".", "!", "?"}:
        return _stands_alone(inner, after, words) or (words >= 2 and bool(_SAY_FOLLOWS.match(after)))
    if not _finishes(inner, after):
        return False
    if _SAID_BEFORE.search(before) and words >= 2 and (before[-1:] in ":," or words >= 5):
        is_announced = before[-1:] == ":" and words >= 4
        return is_announced or _has_verb_of_saying(before) or _goes_on(pair, spans, number)
    return words >= 8 and inner[:1].isupper() and inner[-1:] in ".!?," and _has_verb_of_saying(before)


def _ends_like_speech(inner: str, after: str) -> bool:
    """Closed by a comma before a small word, or followed by a verb of saying."""
    if inner.endswith(",") and (_SMALL_WORD_AFTER.match(after) or len(inner.split()) >= 3):
        return True
    if inner.endswith((",", "!", "?", ".", "…")) and SAID_AFTER.match(after):
        return True
    return bool(_SAY_BESIDE.match(after)) and len(inner) > 1


def _stands_alone(inner: str, after: str, words: int) -> bool:
    """A quotation that begins a sentence: a whole sentence itself, or all there is in it."""
    ends_inside = inner[-1:] in ".!?…"
    if ends_inside and inner[:1].isupper() and (words >= 3 or not after.strip()):
        return True
    return (words >= 5 and not after.strip(" .")) or (words >= 8 and after[:1] == "." and inner[:1].isupper())


def _finishes(inner: str, after: str) -> bool:
    """Whether the sentence around it ends with the quotation, as it does after "ia mengatakan,"."""
    return inner[-1:] in ",.!?…" or after.lstrip()[:1] in {"", ".", "!", "?", ","}


def _has_verb_of_saying(before: str) -> bool:
    return bool(_SAID_MARK.search(before))


def _goes_on(pair: Pair, spans: Sequence[Span], number: int) -> bool:
    """The second half of “…,” kata X, “…”."""
    previous = spans[-1] if spans else None
    return previous is not None and previous.last_paragraph == number and previous.end <= pair.start


# -- unclosed ----------------------------------------------------------------------------------------------------------


def _unclosed(paragraphs: Sequence[str], number: int, pair: Pair) -> Span | None:
    """A quotation whose closing mark is missing or stands some paragraphs further down."""
    text = paragraphs[number]
    for later in range(number + 1, min(number + 4, len(paragraphs))):
        match = MARK.search(paragraphs[later])
        if match is None:
            continue
        if kind(paragraphs[later], match) != "close":
            break
        inner = [pair.inner, *paragraphs[number + 1 : later], paragraphs[later][: match.start()]]
        return Span(number, pair.start, match.end(), _trim(" ".join(inner)), later, ["several_paragraphs"])
    cut = _UNCLOSED_END.search(text, pair.start)
    if cut and cut.start() > pair.start + 1:
        inner_text = _trim(text[pair.start + 1 : cut.start()])
        return Span(number, pair.start, cut.start() + 1, inner_text, number, ["not_closed"])
    before = text[max(0, pair.start - _NEARBY) : pair.start].rstrip()
    begins = before[-1:] in {"", ".", "!", "?"} or (before[-1:] in ":," and _has_verb_of_saying(before))
    if not begins or len(pair.inner.split()) < _FEWEST_WORDS_UNCLOSED:
        return None
    flags = [] if _next_opens(paragraphs, number) else ["not_closed"]
    return Span(number, pair.start, len(text), _trim(pair.inner), number, flags)


def _next_opens(paragraphs: Sequence[str], number: int) -> bool:
    following = paragraphs[number + 1] if number + 1 < len(paragraphs) else ""
    return bool(following) and bool(MARK.match(following))


def _trim(text: str) -> str:
    text = text.strip()
    return text[:-1].rstrip() if text.endswith(",") else text
