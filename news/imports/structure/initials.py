"""Who wrote it, in brackets at the end: "(ara)", "(W/Zan/Humas)", "(abc/def)"."""

import re

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
