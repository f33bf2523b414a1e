"""The text of a Word document (.docx, ECMA-376): paragraphs in order, cells of tables, footnotes after their paragraph.

What was deleted with changes tracked is gone, as it is on paper; comments in the margin are not the text.
"""

from xml.etree.ElementTree import Element

from news.imports.pasting.packed import Package, attribute, local
from news.imports.pasting.passages import Passages

DOCUMENT = "word/document.xml"
_NOTES = {"footnoteReference": "word/footnotes.xml", "endnoteReference": "word/endnotes.xml"}
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# Deleted text, instructions of fields, and the second copy of a text box, kept for programs of 2007.
_LEFT_OUT = frozenset({"del", "moveFrom", "instrText", "delText", "Fallback", "pPr", "rPr", "sectPr"})


def read_word(package: Package) -> str:
    """All of its text. Raises `CopyRefused`."""
    return _Reader(package).read()


class _Reader:
    def __init__(self, package: Package) -> None:
        self.package = package
        self.passages = Passages()
        self.notes = {kind: self._load_notes(name) for kind, name in _NOTES.items()}

    def read(self) -> str:
        self._walk(self.package.read_xml(DOCUMENT))
        return self.passages.as_text()

    def _load_notes(self, name: str) -> dict[str, Element]:
        if name not in self.package.names:
            return {}
        return {attribute(note, "id"): note for note in self.package.read_xml(name)}

    def _walk(self, parent: Element) -> None:
        for element in parent:
            kind = local(element.tag)
            if kind == "p":
                self._add_paragraph(element)
            elif kind == "tbl":
                self._add_table(element)
            elif kind not in _LEFT_OUT:
                self._walk(element)

    def _add_paragraph(self, element: Element) -> None:
        boxes: list[Element] = []
        text = self._text(element, boxes)
        self.passages.add(text, is_item=_is_item(element))
        for box in boxes:
            self._walk(box)

    def _add_table(self, table: Element) -> None:
        for row in table:
            if local(row.tag) == "tr":
                cells = (cell for cell in row if local(cell.tag) in {"tc", "sdt"})
                self.passages.add_row([self._cell(cell) for cell in cells])

    def _cell(self, cell: Element) -> list[str]:
        """The passages of a cell, those of a table or box inside it too."""
        texts: list[str] = []
        for element in cell:
            if local(element.tag) == "p":
                boxes: list[Element] = []
                texts.append(self._text(element, boxes))
                for box in boxes:
                    texts += self._cell(box)
            elif local(element.tag) not in _LEFT_OUT:
                texts += self._cell(element)
        return texts

    def _text(self, parent: Element, boxes: list[Element]) -> str:
        """The words of a paragraph; text boxes anchored in it are put aside, its notes are noted."""
        parts: list[str] = []
        for element in parent:
            kind = local(element.tag)
            if kind == "t":
                parts.append(element.text or "")
            elif kind in _BREAKS:
                parts.append(_BREAKS[kind])
            elif kind in _NOTES:
                # Once, however often it is referred to: a small file could name a long note a thousand times.
                self._note(self.notes[kind].pop(attribute(element, "id"), None))
            elif kind == "txbxContent":
                boxes.append(element)
            elif kind not in _LEFT_OUT:
                parts.append(self._text(element, boxes))
        return "".join(parts)

    def _note(self, note: Element | None) -> None:
        if note is not None:
            self.passages.note(" ".join(self._cell(note)))


def _is_item(paragraph: Element) -> bool:
    """Whether Word numbers it or sets a bullet before it; neither is part of its text."""
    properties = next((child for child in paragraph if local(child.tag) == "pPr"), None)
    return properties is not None and any(local(child.tag) == "numPr" for child in properties)
