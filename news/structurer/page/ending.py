"""The end of the text: who wrote it, in brackets ("(ara)", "(W/Zan/Humas)"), stars, and tags under the initials."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from .furniture import MOST_TAGS, Sorted, is_furniture, is_within_text, may_be_tag
from .reading import LIST_ITEM

_MARK = r"[\w*][\w*.&+\-]*"
_INITIALS = re.compile(
    r"(?P<before>^|[.!?…:\"”’'»*)\]]\s*|\s{1,2})"
    rf"(?P<all>[(\[{{]\s*(?P<inside>(?:{_MARK}|\*+)(?:\s*[/|,]\s*{_MARK}|\s(?:[-–] )?{_MARK}){{0,5}}/?|\*+)"
    r"\s*[)\]}])\s*(?P<tail>[*.\s]*)$"
)
# "(Rep: Budi | Editor: Ani)"
_CRAFTS_AND_NAMES = re.compile(
    r"(?P<all>[(\[](?P<inside>(?:rep|red|ed|reporter|penulis|pewarta|editor|laporan|liputan)\s*[:/][^()\[\]]{2,70})[)\]])"
    r"[.*\s]*$",
    re.IGNORECASE,
)
# Without brackets: "-ara-", "/ara", "//ara/dim", "**ara", "*ara*".
_BARE_INITIALS = re.compile(
    r"(?:^|(?<=[.!?…\"”’'»])\s*)(?P<all>[-–—]\s?(?P<dashed>[a-z]{2,5}(?:/[a-z]{2,5}){0,3})\s?[-–—]"
    r"|/{1,2}\s?(?P<slashed>[a-z]{2,5}(?:/[a-z]{2,5}){0,3})/?"
    r"|\*{1,3}\s?(?P<starred>[a-z]{2,5}(?:/[a-z]{2,5}){0,3})\*{0,3})\.?\s*$"
)
_STARS = re.compile(r"(?:\s*(?:\*{2,}|#{2,}|={3,}|\[\]))+\s*$")
_LAST_MARKS = frozenset(")]}.*#=-–—/")
_BULLET_WORDS = re.compile(r"[•·]\s*\w+(?: \w+){0,3}$")
_BETWEEN = re.compile(r" [-–] ")
_MOST_WORDS = 4
_LONGEST_BARE = 24
_NOT_INITIALS = re.compile(r"^(?:[\d/.\- ]+|.{41,})$")
_SENTENCE = re.compile(r"""[.!?…]["”’'»]*\s*$|["”»]\s*$""")


def cut_initials(text: str) -> tuple[str, str | None, str]:
    """The text without initials and closing stars, the initials, and what was cut off, as printed."""
    bare = _bare_initials(text)
    if bare:
        return bare
    if text.rstrip()[-1:] not in _LAST_MARKS:
        return text, None, ""
    stripped = _STARS.sub("", text)
    match = _INITIALS.search(stripped) or _CRAFTS_AND_NAMES.search(stripped)
    if not match or not _is_initials(stripped, match):
        return stripped, None, text[len(stripped) :]
    start = match.start("all")
    body = stripped[:start].rstrip()
    body = _STARS.sub("", body)
    if _INITIALS.search(body) and _is_initials(body, _INITIALS.search(body)):
        # Two brackets in a row: the last one is no signature, or both are; an editor decides.
        return stripped, None, text[len(stripped) :]
    return body, match.group("inside").strip(), text[len(body) :]


def _bare_initials(text: str) -> tuple[str, str, str] | None:
    """The same for initials that stand in no brackets."""
    tail = text[-_LONGEST_BARE:]
    if "/" not in tail and "*" not in tail and not tail.rstrip().endswith(("-", "–", "—")):
        return None
    match = _BARE_INITIALS.search(text)
    if not match:
        return None
    body = text[: match.start("all")].rstrip()
    return body, next(filter(None, match.group("dashed", "slashed", "starred"))), text[len(body) :]


def _is_initials(text: str, match: re.Match[str]) -> bool:
    inside = match.group("inside").strip()
    if match.re is _CRAFTS_AND_NAMES:
        return True
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


def drop_page_end(lines: Sorted, *, keep: Container[int] = ()) -> None:
    """Take out of the body what a page prints under a text: titles and names, none of them a sentence.

    They go if the last sentence is signed, or if a line that pages print stands between it and them.
    """
    last = next((i for i in range(len(lines.body) - 1, -1, -1) if _may_end_text(lines.body[i].text)), -1)
    below = [line for line in lines.body[last + 1 :] if line.number not in keep]
    if last < 1 or not below:
        return
    end = lines.body[last]
    page = _end_of_text(lines, end.number) or below[-1].number
    if cut_initials(end.text)[1] is None:
        below = [line for line in below if line.number > page]
    elif page > below[0].number and all(may_be_tag(line.text) for line in below):
        return  # see `_cut_tags`
    for line in below:
        lines.drop(line)


def _end_of_text(lines: Sorted, last: int) -> int | None:
    """The number of the first line under line `last` that pages print under a text, not within one."""
    printed = zip(lines.furniture_numbers, lines.furniture, strict=True)
    return next((number for number, text in printed if number > last and not is_within_text(text)), None)


def _may_end_text(text: str) -> bool:
    """A sentence, the signature itself, or an item of a list."""
    if text.endswith(("...", "…")):
        return False  # a title cut short
    if _BULLET_WORDS.match(text):
        return False  # a tag
    return bool(
        _SENTENCE.search(text) or LIST_ITEM.match(text) or text[-1] in ";)]*" or cut_initials(text)[1]
    )
