"""Quotation marks in a paragraph: which open, which close, and which lie inside others."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from news.structurer.vocabulary.words import REPORT_PATTERN, SAY_PATTERN

_OPENERS, _CLOSERS = "“„«〝", "”»〞"
MARK = re.compile("[\"“”„‟«»″〝〞＂]|''|``")
_ANY_MARK = re.compile("[\"“”„‟«»″〝〞＂'`‘]")
SAID_AFTER = re.compile(
    rf"\s*[,.]?\s*(?:demikian |begitu |lagi |masih |lanjut )?(?:(?:{SAY_PATTERN})(?:nya)?|[a-z]{{4,}}nya)\b",
    re.IGNORECASE,
)
_SINGLE_OPEN = re.compile(r"(?:(?<=^)|(?<=[\s(]))['‘](?=[A-Z0-9])")
_SINGLE_CLOSE = re.compile(r"[,.!?]['’](?=\s|$)")
_ENDS_SPEECH = re.compile(r"[,.?!]\s*$")
_JUST_BEFORE = 8
_MOST_INNER_MARKS = 12


# "…,” Budi bergurau", "…,” ia menegaskan"
NAME_ACTS = re.compile(
    r"\s*(?:(?P<pronoun>ia|dia|beliau)|(?P<name>[A-Z][\w'’.\-]*(?: [A-Z][\w'’.\-]*){0,4}))"
    r"(?: (?:juga|pun|kembali|lantas|lalu|kemudian))? (?:me|ber|ter)[a-z]{3,}\b"
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two marks of one paragraph; `inner` lies between them."""

    start: int
    end: int
    inner: str
    is_closed: bool = True


def pairs(text: str, offset: int = 0) -> list[Pair]:
    """The quotations of a paragraph from an offset on, inner ones left inside; the last may lack its closing mark."""
    if not _ANY_MARK.search(text, offset):
        return []
    marks = list(MARK.finditer(text, offset))
    return _double_pairs(text, marks) if marks else _single_pairs(text, offset)


def _double_pairs(text: str, marks: Sequence[re.Match[str]]) -> list[Pair]:
    found: list[Pair] = []
    opened: re.Match[str] | None = None
    depth = 0
    kinds = [kind(text, match) for match in marks]
    for number, (match, way) in enumerate(zip(marks, kinds, strict=True)):
        if opened is None:
            if way != "close" or not found:
                opened, depth = match, 0
        elif way == "open" and _opens_inside(kinds[number + 1 : number + 1 + _MOST_INNER_MARKS]):
            depth += 1
        elif depth and way != "open":
            depth -= 1
        else:
            found.append(Pair(opened.start(), match.end(), text[opened.end() : match.start()]))
            opened = None
    if opened is not None:
        found.append(Pair(opened.start(), len(text), text[opened.end() :], is_closed=False))
    return found


def kind(text: str, match: re.Match[str]) -> str:
    """Whether a mark opens or closes: by the space around it, then by its shape."""
    before = text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    if match.group() in _OPENERS and (not before or before.isspace()) and after.isalnum():
        return "open"
    nearby = text[max(0, match.start() - _JUST_BEFORE) : match.start()]
    if not after.isupper() and _ENDS_SPEECH.search(nearby) and SAID_AFTER.match(text, match.end()):
        return "close"
    space_before = not before or before.isspace() or before in "([-–—/‘'"
    space_after = not after or after.isspace() or after in ".,;:!?)]-–—/’'"
    if space_before != space_after:
        return "open" if space_before else "close"
    if match.group() in _OPENERS:
        return "open"
    return "close" if match.group() in _CLOSERS else "either"


def _opens_inside(rest: Sequence[str]) -> bool:
    """Whether a mark inside a quotation starts another one: both must still close before the next begins."""
    depth = 2
    for way in rest:
        if way == "open":
            depth += 1
        else:
            depth -= 1
        if depth == 0:
            return True
    return False


def _single_pairs(text: str, offset: int) -> list[Pair]:
    """Speech in single marks, where a paragraph has no others."""
    found: list[Pair] = []
    position = offset
    while True:
        opening = _SINGLE_OPEN.search(text, position)
        closing = _SINGLE_CLOSE.search(text, opening.end()) if opening else None
        if not opening or not closing:
            return found
        found.append(Pair(opening.start(), closing.end(), text[opening.end() : closing.end() - 1]))
        position = closing.end()


_SAID_BEFORE = re.compile(
    rf"(?:\b(?:{REPORT_PATTERN}|(?:{SAY_PATTERN})(?:nya)?|menurut\w*|pesan\w*|bunyi\w*|isi\w*|tulis\w*|dalih\w*"
    r"|berbunyi|kutipan\w*|di\w+kan)\b[^.!?]{0,120})?[:,]\s*$"
    r"|\b(?:berkata|mengatakan|bilang|menyebut|menyebutkan|menegaskan|menjawab|bahwa|menulis|berujar|berpesan|jika"
    r"|kalau)\s*$",
    re.IGNORECASE,
)
_SAID_MARK = re.compile(rf"\b(?:{REPORT_PATTERN}|(?:{SAY_PATTERN})(?:nya)?)\b[^.!?]{{0,160}}$", re.IGNORECASE)
_SAY_BESIDE = re.compile(rf"\s*[,.]?\s*(?:demikian )?(?:(?i:{SAY_PATTERN})nya\b|(?:{SAY_PATTERN})\s+[A-Zdi])")
_SAY_SHOUTED = re.compile(rf"\s*(?i:{SAY_PATTERN})\s+[A-Z]")
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
    if inner.endswith(",") and (
        NAME_ACTS.match(after) or _SMALL_WORD_AFTER.match(after) or len(inner.split()) >= 3
    ):
        return True
    if inner.endswith((",", "!", "?", ".", "…")) and SAID_AFTER.match(after):
        return True
    # "… masih aman” Kata Budi": a capital where none belongs.
    is_long = len(inner.split()) >= _FEWEST_WORDS_UNCLOSED
    return len(inner) > 1 and bool(_SAY_BESIDE.match(after) or (is_long and _SAY_SHOUTED.match(after)))


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
