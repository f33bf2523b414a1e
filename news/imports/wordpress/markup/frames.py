"""Tags that hold others, while they are open: what was read in them so far."""

from dataclasses import dataclass, field

from .parts import Part, Words
from .rich import PLAIN, Rich

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_OF_TEXT = HEADINGS | {"li", "td", "th", "figcaption", "caption", "cite", "summary"}
FRAME_TAGS = _OF_TEXT | {"ul", "ol", "table", "tr", "blockquote", "figure", "details", "pre"}


@dataclass(slots=True)
class Frame:
    """An open tag: what was read in it so far."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)
    texts: list[Rich] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    items: list[Rich] = field(default_factory=list)
    caption: str = ""
    source: str = ""
    has_head: bool = False

    @property
    def takes_text(self) -> bool:
        """Whether its paragraphs are no paragraphs of the story."""
        return self.tag in _OF_TEXT

    @property
    def keeps_lines(self) -> bool:
        return self.tag == "pre"

    def has_class(self, name: str) -> bool:
        return name in self.attributes.get("class", "")


def give_texts(texts: list[Rich], outer: Frame) -> None:
    """Paragraphs that belong to nothing in particular: they are text of the tag around."""
    if outer.takes_text:
        outer.texts += texts
    else:
        outer.parts += map(Words, texts)


def rich_of(text: str) -> Rich:
    """A text without marks."""
    return Rich(text, ((text, PLAIN),))


def one_text(texts: list[Rich]) -> str:
    """Paragraphs as one line."""
    return " ".join(rich.text.replace("\n", " ") for rich in texts)


def merged(texts: list[Rich]) -> list[Rich]:
    """The paragraphs of one list item as one, with line breaks."""
    if len(texts) < 2:
        return texts
    pieces = [piece for rich in texts for piece in (*rich.pieces, ("\n", PLAIN))][:-1]
    return [Rich("\n".join(rich.text for rich in texts), tuple(pieces))]
