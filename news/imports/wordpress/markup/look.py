"""A quick look at a body for the survey: what is in it that somebody should know, without making blocks of it."""

import re
from dataclasses import dataclass

from .addresses import host_of
from .delimiters import cut_segments, has_blocks
from .parts import Notes
from .shortcodes import replace_shortcodes

_LINK = re.compile(r"""<a\s[^<>]{0,1000}?href\s*=\s*["'](https?://[^"'<>]{1,2000})""", re.IGNORECASE)
_MEDIUM = re.compile(r"<(?:img|video|audio|iframe|embed|object|x-|svg)|\[", re.IGNORECASE)
_MARKUP = re.compile(r"<!--.{0,100000}?-->|<[^<>]{0,2000}>|&nbsp;|&#160;|\s", re.DOTALL)
_LOOKED_AT = 5_000


@dataclass(frozen=True, slots=True)
class Look:
    """Notes on a body; whether it is of the block editor, and empty for a reader."""

    notes: Notes
    has_blocks: bool
    is_empty: bool
    own_links: int


def look_at(text: str, *, site_url: str) -> Look:
    """What a person would want to know before the body is converted."""
    notes = Notes()
    for segment in cut_segments(text, notes, reusable={}):
        replace_shortcodes(segment.html, notes)
    host = host_of(site_url)
    links = sum(host_of(url) == host for url in _LINK.findall(text)) if host else 0
    return Look(notes, has_blocks=has_blocks(text), is_empty=_is_empty(text), own_links=links)


def _is_empty(text: str) -> bool:
    start = text[:_LOOKED_AT]
    return len(text) < _LOOKED_AT and not _MEDIUM.search(start) and not _MARKUP.sub("", start)
