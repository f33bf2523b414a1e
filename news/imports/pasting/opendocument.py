"""The text of an OpenDocument text (.odt, ISO/IEC 26300): paragraphs in order, cells, notes after their paragraph."""

from xml.etree.ElementTree import Element

from news.imports.pasting.packed import Package, attribute, local
from news.imports.pasting.passages import Passages
from news.imports.pasting.refusals import CopyRefused

CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_PARAGRAPHS = frozenset({"p", "h"})
_LEFT_OUT = frozenset(
    {"tracked-changes", "annotation", "ruby-text", "sequence-decls", "forms", "desc", "title"}
)
_MOST_BLANKS = 100


def read_opendocument(package: Package) -> str:
    """All of its text. Raises `CopyRefused`, also for one that is locked."""
    if _MANIFEST in package.names:
        manifest = package.read_xml(_MANIFEST)
        if any(local(element.tag) == "encryption-data" for element in manifest.iter()):
            raise CopyRefused("encrypted")
    reader = _Reader()
    reader.walk(package.read_xml(CONTENT))
    return reader.passages.as_text()


class _Reader:
    def __init__(self) -> None:
        self.passages = Passages()

    def walk(self, parent: Element, *, is_item: bool = False) -> None:
        for element in parent:
            kind = local(element.tag)
            if kind in _PARAGRAPHS:
                boxes: list[Element] = []
                self.passages.add(self._text(element, boxes), is_item=is_item)
                for box in boxes:
                    self.walk(box)
            elif kind == "table-row":
                self.passages.add_row([self._cell(cell) for cell in element])
            elif kind not in _LEFT_OUT:
                self.walk(element, is_item=is_item or kind == "list-item")

    def _cell(self, cell: Element) -> list[str]:
        texts: list[str] = []
        for element in cell:
            if local(element.tag) in _PARAGRAPHS:
                boxes: list[Element] = []
                texts.append(self._text(element, boxes))
                for box in boxes:
                    texts += self._cell(box)
            elif local(element.tag) not in _LEFT_OUT:
                texts += self._cell(element)
        return texts

    def _text(self, element: Element, boxes: list[Element]) -> str:
        parts = [element.text or ""]
        for child in element:
            kind = local(child.tag)
            if kind == "note":
                self._note(child)
            elif kind == "text-box":
                boxes.append(child)
            elif kind == "s":
                count = attribute(child, "c")
                parts.append(" " * min(int(count) if count.isdecimal() else 1, _MOST_BLANKS))
            elif kind == "tab":
                parts.append("\t")
            elif kind == "line-break":
                parts.append("\n")
            elif kind not in _LEFT_OUT:
                parts.append(self._text(child, boxes))
            parts.append(child.tail or "")
        return "".join(parts)

    def _note(self, note: Element) -> None:
        for part in note:
            if local(part.tag) == "note-body":
                self.passages.note(" ".join(self._cell(part)))
