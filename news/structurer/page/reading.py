"""From bytes to lines: encodings, line ends, invisible characters, and the hard wraps of mail clients."""

import codecs
import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

LARGEST_BYTES = 1_000_000
_LONGEST_WRAP = 100
_NARROWEST_WRAP = 50
_FEWEST_WRAPS = 3
_UNDEFINED_SHARE = 0.02
_STOPS = ".!?:"
_ENDS = ".!?:;…\"”’')]*-–—|/"
_FEWEST_WORDS_BROKEN_OFF = 3
_GOES_ON = re.compile(r"[a-z][a-z-]*[,.]?(?: |$)")

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u2060\ufeff\u00ad"))
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_UNCLEAN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u2060\ufeff\u00ad]")
_EMPHASIS = re.compile(
    r"(?:(?<=[\s\"“‘'(*_~])|^)(?P<mark>[*_~])(?P<inner>[^\s*_~][^*_~]{0,400}(?<!\s))(?P=mark)(?![\w*_~])"
)
LIST_ITEM = re.compile(r"(?:\d{1,2}[.)]|[a-z][.)]|[-–•*·])\s+\S")


class TextRefused(ValueError):
    """The bytes are no text we can take in; `reason` is a code: empty, too_large, binary, undecodable."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph as it came: its text in one piece, the raw lines it was printed on, and the first one's number."""

    text: str
    raw: tuple[str, ...]
    group: int
    number: int = 0


def decode(data: bytes) -> str:
    """Text of a file in UTF-8, UTF-16 or UTF-32 with a mark, or Windows-1252; else `TextRefused`."""
    if len(data) > LARGEST_BYTES:
        raise TextRefused("too_large")
    text = _decode(data)
    if not text.strip():
        raise TextRefused("empty")
    if "\x00" in text or len(_CONTROL.findall(text)) > _UNDEFINED_SHARE * len(text):
        raise TextRefused("binary")
    return text


def _decode(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise TextRefused("undecodable") from error
    if b"\x00" in data:
        raise TextRefused("binary")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # Windows-1252 leaves five bytes undefined; a text holds none or few of them, a picture many.
        text = data.decode("cp1252", errors="replace")
    if text.count("\ufffd") > _UNDEFINED_SHARE * len(text):
        raise TextRefused("undecodable")
    return text


def squeeze(text: str) -> str:
    """One space wherever there was white space or a control character; no invisible characters."""
    if _UNCLEAN.search(text):
        text = _CONTROL.sub(" ", text.translate(_INVISIBLE))
    return " ".join(text.split())


def read_lines(raw: str, *, stands_alone: Callable[[str], bool] = lambda line: False) -> list[Line]:
    """The non-empty lines, hard wraps and mail quoting undone. Lines with no blank line between share a `group`.

    A line that `stands_alone` is never taken for the rest of the line before it.
    """
    groups: list[list[str]] = [[]]
    starts = [0]
    is_clean = not _UNCLEAN.search(raw)
    lines_read = raw.splitlines()
    for number, line in enumerate(_without_quoting(lines_read) if ">" in raw else lines_read):
        text = " ".join(line.split()) if is_clean else squeeze(line)
        if text:
            groups[-1].append(text)
        elif groups[-1]:
            groups.append([])
            starts.append(0)
        if len(groups[-1]) == 1:
            starts[-1] = number
    width = wrap_width(groups)
    lines = []
    for place, (group, number) in enumerate(zip(groups, starts, strict=True)):
        for part in _unwrap(group, width, stands_alone, is_first=not lines):
            lines.append(Line(without_emphasis(" ".join(part)), tuple(part), place, number))
            number += len(part)
    return lines


def without_emphasis(text: str) -> str:
    """The text without a messenger's marks for bold, italic and struck words: "*PENAJAM* – …", "_“Ya,”_ kata Budi"."""
    while "*" in text or "_" in text or "~" in text:
        plain = _EMPHASIS.sub(r"\g<inner>", text)
        if plain == text:
            break
        text = plain
    return text


def _without_quoting(lines: Sequence[str]) -> Sequence[str]:
    """A forwarded mail's "> " before every line is no part of them."""
    filled = [line for line in lines if line.strip()]
    quoted = [line for line in filled if line.startswith(">")]
    if len(quoted) < 0.6 * len(filled):
        return lines
    return [line.lstrip("> ") if line.startswith(">") else line for line in lines]


def wrap_width(groups: Sequence[Sequence[str]]) -> int:
    """The width a mail client wrapped this text at, or 0 if it was not wrapped.

    The width that makes most lines full; a few longer ones (addresses, a page's furniture) do not matter.
    """
    lengths = [len(line) for group in groups for line in group]
    pairs = [pair for group in groups for pair in itertools.pairwise(group) if pair[0][-1:] not in _STOPS]
    best, best_count = 0, 0
    for width in sorted(set(lengths), reverse=True):
        if not _NARROWEST_WRAP <= width <= _LONGEST_WRAP or sum(n <= width for n in lengths) < 0.8 * len(
            lengths
        ):
            continue
        full = [line for line, following in pairs if _is_full(line, following, width)]
        is_wrapped = len(full) >= _FEWEST_WRAPS and sum(map(len, full)) >= 0.35 * sum(lengths)
        if is_wrapped and len(full) > best_count:
            best, best_count = width, len(full)
    return best


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether the next line's first word would not have fitted on this line."""
    return width - 3 < len(line) + 1 + len(following.split(" ", 1)[0]) and len(line) <= width


def _is_broken_off(part: Sequence[str], line: str) -> bool:
    """ "Kepala KSOP Sabang, Hamdani" over "menyebut tinggi …": a line that ends, and one that begins, in a sentence."""
    if not line[0].islower():
        return False
    before = part[-1]
    if (
        not part[0].lstrip('*_~"“')[:1].isupper()
        or before[-1] in _ENDS
        or len(before.split()) < _FEWEST_WORDS_BROKEN_OFF
    ):
        return False
    return _GOES_ON.match(line) is not None


def _unwrap(
    group: Sequence[str], width: int, stands_alone: Callable[[str], bool], *, is_first: bool
) -> list[list[str]]:
    parts: list[list[str]] = []
    for line in group:
        is_rest = bool(parts) and width > 0 and _is_full(parts[-1][-1], line, width)
        if parts and not (is_first and len(parts) == 1):
            is_rest = is_rest or (_is_broken_off(parts[-1], line) and not stands_alone(parts[-1][-1]))
        if is_rest and not LIST_ITEM.match(line) and not stands_alone(line):
            parts[-1].append(line)
        else:
            parts.append([line])
    return parts
