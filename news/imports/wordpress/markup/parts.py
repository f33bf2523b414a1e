"""What a body consists of, before it becomes blocks of a story."""

from dataclasses import dataclass, field

from .rich import Rich


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    rich: Rich


@dataclass(frozen=True, slots=True)
class Heading:
    text: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """A block quotation; `source` is its `<cite>`."""

    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    is_numbered: bool
    items: tuple[Rich, ...]


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[tuple[str, ...], ...]
    has_head: bool
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by its address on the old site, or by its attachment's number where the text names only that."""

    url: str
    alt: str = ""
    caption: str = ""
    attachment_id: int = 0


@dataclass(frozen=True, slots=True)
class Pictures:
    """A gallery; `ids` where a shortcode names attachments, empty and `is_of_post` for all of the post's own."""

    pictures: tuple[Picture, ...] = ()
    ids: tuple[int, ...] = ()
    is_of_post: bool = False


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A video, a sound or a post on another site, told by its address."""

    url: str
    title: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Download:
    url: str
    title: str


@dataclass(frozen=True, slots=True)
class Box:
    """A box that opens (`<details>`): its heading and its text."""

    title: str
    texts: tuple[Rich, ...]


@dataclass(frozen=True, slots=True)
class ReadAlso:
    """ "Baca juga": the address of another story of the old site, and the words that lead there."""

    url: str
    words: str


type Part = (
    Words | Heading | Quoted | Listed | Table | Picture | Pictures | Elsewhere | Download | Box | ReadAlso
)


@dataclass(slots=True)
class Notes:
    """What was met in a body that somebody should know."""

    dropped: list[str] = field(default_factory=list)
    unknown_shortcodes: dict[str, int] = field(default_factory=dict)
    known_shortcodes: dict[str, int] = field(default_factory=dict)
    unknown_blocks: dict[str, int] = field(default_factory=dict)
    reusable_blocks: list[int] = field(default_factory=list)
    raw_html_blocks: int = 0
    hidden_texts: int = 0
    gallery_ids: list[int] = field(default_factory=list)

    def drop(self, kind: str, what: str) -> None:
        """A line of what was left out, "kind: what"; the same line once. The report has words for the kinds."""
        line = f"{kind}: {what[:300]}"
        if line not in self.dropped[-20:]:
            self.dropped.append(line)
