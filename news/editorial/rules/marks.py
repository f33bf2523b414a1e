"""What stands between quotation marks: somebody else's words, which the house neither spells nor mends."""

import re
from collections.abc import Iterator

_PAIR = re.compile(r"“([^“”\n]*)”|\"([^\"“”\n]*)\"")
_STRAIGHT = re.compile(r'"')


def marked_passages(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of what stands between two marks, line by line.

    In a line with an odd number of typewriter's marks nobody can tell what is inside: there only printer's marks count.
    """
    start = 0
    for line in text.splitlines(keepends=True):
        is_sure = line.count('"') % 2 == 0
        searched = line if is_sure else _STRAIGHT.sub(" ", line)
        for match in _PAIR.finditer(searched):
            group = 1 if match[1] is not None else 2
            yield start + match.start(group), start + match.end(group)
        start += len(line)


def without_speech(text: str) -> str:
    """The text with blanks for what is marked: everything else stays at its place."""
    kept, at = [], 0
    for start, end in marked_passages(text):
        kept += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*kept, text[at:]])
