"""A post's text as parts and notes, whichever editor wrote it."""

from collections.abc import Mapping

from .delimiters import cut_segments
from .parts import Notes, Part
from .shortcodes import replace_shortcodes
from .walker import Walker

_NOTHING: Mapping[int, str] = {}


def read_body(
    text: str,
    *,
    site_url: str,
    reusable: Mapping[int, str] = _NOTHING,
    drop_shortcodes: frozenset[str] = frozenset(),
) -> tuple[list[Part], Notes]:
    """The parts of a body in order, and what was dropped or not understood in it."""
    notes = Notes()
    walker = Walker(notes, site_url=site_url)
    for segment in cut_segments(text, notes, reusable=reusable):
        if segment.html and not segment.html.isspace():
            html = replace_shortcodes(segment.html, notes, drop=drop_shortcodes)
            walker.feed(html, is_classic=segment.is_classic)
    return walker.finish(), notes
