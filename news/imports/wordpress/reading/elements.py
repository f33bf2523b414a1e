"""One record's XML, read by expat: no document type, no entities but XML's five, nothing from outside."""

from dataclasses import dataclass, field
from xml.parsers import expat

_TEXT_BYTES = 1 << 16


@dataclass(slots=True)
class Element:
    """A tag with its text and what stands in it, in order."""

    name: str
    attributes: dict[str, str]
    children: list["Element"] = field(default_factory=list)
    text: str = ""

    def child_text(self, name: str) -> str:
        """The text of the first child of this name, or empty."""
        return next((child.text for child in self.children if child.name == name), "")


class NotWellFormed(ValueError):
    """Expat's word for it, and where: `line` from 1 and `offset` in bytes, both within the record."""

    def __init__(self, why: str, *, line: int, offset: int) -> None:
        super().__init__(why)
        self.why = why
        self.line = line
        self.offset = offset


def read_element(data: bytes) -> Element:
    """The one element that a record is; raises `NotWellFormed`."""
    # expat has no document type to expand here: a record begins at its tag, and the head was searched for one.
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.buffer_size = _TEXT_BYTES
    root = Element("", {})
    open_elements, texts = [root], []

    def start(name: str, attributes: dict[str, str]) -> None:
        element = Element(name, attributes)
        open_elements[-1].children.append(element)
        open_elements.append(element)
        texts.clear()

    def end(name: str) -> None:
        element = open_elements.pop()
        if not element.children:
            element.text = "".join(texts)
        texts.clear()

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = texts.append
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise NotWellFormed(
            expat.ErrorString(error.code), line=error.lineno, offset=max(parser.ErrorByteIndex, 0)
        ) from error
    return root.children[0]
