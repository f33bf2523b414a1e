"""The end of the text: who wrote it, in brackets ("(ara)", "(W/Zan/Humas)"), stars, and tags under the initials."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from .furniture import MOST_TAGS, is_furniture, may_be_tag

_MARK = r"[\w*][\w*.&+\-]*"
_INITIALS = re.compile(
    r"(?P<before>^|[.!?…:\"”’'»*)\]]\s*|\s{1,2})"
    rf"(?P<all>[(\[]\s*(?P<inside>(?:{_MARK}|\*+)(?:\s*[/|,]\s*{_MARK}|\s(?:[-–] )?{_MARK}){{0,5}}|\*+)"
    r"\s*[)\]])\s*(?P<tail>[*.\s]*)$"
)
_STARS = re.compile(r"(?:\s*(?:\*{2,}|#{2,}|={3,}))+\s*$")
_LAST_MARKS = frozenset(")].*#=")
_BETWEEN = re.compile(r" [-–] ")
_MOST_WORDS = 4
_NOT_INITIALS = re.compile(r"^(?:[\d/.\- ]+|.{41,})$")
_SENTENCE = re.compile(r"""[.!?…]["”’'»]*\s*$|["”»]\s*$""")


def cut_initials(text: str) -> tuple[str, str | None, str]:
    """The text without initials and closing stars, the initials, and what was cut off, as printed."""
    if text.rstrip()[-1:] not in _LAST_MARKS:
        return text, None, ""
    stripped = _STARS.sub("", text)
    match = _INITIALS.search(stripped)
    if not match or not _is_initials(stripped, match):
        return stripped, None, text[len(stripped) :]
    start = match.start("all")
    body = stripped[:start].rstrip()
    body = _STARS.sub("", body)
    if _INITIALS.search(body) and _is_initials(body, _INITIALS.search(body)):
        # Two brackets in a row: the last one is no signature, or both are; an editor decides.
        return stripped, None, text[len(stripped) :]
    return body, match.group("inside").strip(), text[len(body) :]


def _is_initials(text: str, match: re.Match[str]) -> bool:
    inside = match.group("inside").strip()
    if _NOT_INITIALS.match(inside):
        return False
    body = text[: match.start("all")]
    if not body.strip():
        return True
    if _SENTENCE.search(body):
        return all(len(part.split()) <= _MOST_WORDS for part in _BETWEEN.split(inside))
    # No full stop before it: only what cannot be an abbreviation of the words before ("(PPU)").
    return bool(re.fullmatch(r"[a-z]{2,4}|[\w*]+(?:/[\w*]+)+|\*+", inside)) and not inside.isupper()


@dataclass(slots=True)
class End:
    """What is left of the paragraphs, and what was cut off behind them."""

    kept: list[str]
    initials: str | None = None
    text: str = ""
    tags: list[str] = field(default_factory=list)
    tag_numbers: list[int] = field(default_factory=list)


def cut_end(paragraphs: Sequence[str], numbers: Sequence[int | None]) -> End:
    """The paragraphs without initials and stars at their end, and without tags under the initials.

    `numbers` are their raw lines; None for one that somebody put back, which is no tag.

    Initials on several lines, "(ara)" and "(adv)", are read as "ara/adv".
    """
    end, found = End(list(paragraphs)), []
    while end.kept:
        _cut_tags(end, numbers)
        text, initials, cut = cut_initials(end.kept[-1])
        if (
            not cut
            or is_furniture(text)
            or (text and _first_tag([*end.kept[:-1], text], numbers) is not None)
        ):
            break
        end.kept[-1:] = [text] if text else []
        found[:0] = [initials] if initials else []
        end.text = cut + end.text
    end.initials = "/".join(found) or None
    return end


def _cut_tags(end: End, numbers: Sequence[int | None]) -> None:
    """Short lines under the initials, at the end of the text: a list of tags without a label."""
    first = _first_tag(end.kept, numbers)
    if first is not None:
        end.tags[:0] = end.kept[first:]
        end.tag_numbers[:0] = [number for number in numbers[first : len(end.kept)] if number is not None]
        del end.kept[first:]


def _first_tag(paragraphs: Sequence[str], numbers: Sequence[int | None]) -> int | None:
    """Where the list begins; None if there is none."""
    first = len(paragraphs)
    while first > 1 and len(paragraphs) - first < MOST_TAGS and may_be_tag(paragraphs[first - 1]):
        if numbers[first - 1] is None:
            break
        first -= 1
    is_signed = 0 < first < len(paragraphs) and cut_initials(paragraphs[first - 1])[1]
    return first if is_signed else None
