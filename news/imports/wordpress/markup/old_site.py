"""What a body needs to know of the rest of the file: pictures by their number, and texts used in several posts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of the old site, by its address; `caption` and `alt` as entered in the media library."""

    url: str
    caption: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class OldSite:
    """Handed to `convert_post`; can be sent to another process. `drop_shortcodes` lose the text inside them as well.

    The known names are tuples: the structurer keeps an index of them as long as they are the same.
    """

    url: str
    attachments: Mapping[int, Attachment] = field(default_factory=dict)
    attachments_of: Mapping[int, Sequence[int]] = field(default_factory=dict)
    reusable: Mapping[int, str] = field(default_factory=dict)
    drop_shortcodes: frozenset[str] = frozenset()
    known_people: tuple[str, ...] = ()
    known_places: tuple[str, ...] = ()
