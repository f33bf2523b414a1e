"""Documents made for the tests: as small as a word processor's can be, and as evil as somebody can make them."""

import io
import zipfile

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_O = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
)


def packed(parts: dict[str, str | bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def a_word_file(body: str, *, before: str = "", **parts: str) -> bytes:
    """A .docx whose body is this WordprocessingML; `footnotes="…"` adds that part."""
    document = f"{before}<w:document {_W}><w:body>{body}</w:body></w:document>"
    others = {f"word/{name}.xml": f"<w:{name} {_W}>{xml}</w:{name}>" for name, xml in parts.items()}
    return packed({"[Content_Types].xml": "<Types/>", "word/document.xml": document, **others})


def an_opendocument(body: str, **parts: str) -> bytes:
    """An .odt whose text is this XML."""
    inside = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"<office:document-content {_O}>{inside}</office:document-content>"
    return packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, **parts})
