"""A file that somebody hands in, read by what it is and not by what it is called."""

from news.imports.pasting.clipboard import is_markup, text_of
from news.imports.pasting.opendocument import CONTENT, read_opendocument
from news.imports.pasting.packed import Package
from news.imports.pasting.refusals import CopyRefused
from news.imports.pasting.word import DOCUMENT, read_word
from news.structurer.page.reading import TextRefused, decode

LARGEST_FILE_BYTES = 20_000_000
LONGEST_TEXT = 100_000
"""In characters. Of ten times as much the page with its cards held server and browser for minutes."""
_ZIP = b"PK\x03\x04"
# The container of .doc, and of .docx once it has a password; there the stream bears this name, in UTF-16.
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")


def read_file(data: bytes) -> str:
    """The text of a .docx, .odt, .txt or saved web page. Raises `CopyRefused`."""
    if len(data) > LARGEST_FILE_BYTES:
        raise CopyRefused("file_too_large")
    if data.startswith(_ZIP):
        text = _read_packed(Package(data))
    elif data.startswith(_COMPOUND):
        raise CopyRefused("encrypted" if _ENCRYPTED_STREAM in data else "old_word")
    elif data.startswith(b"%PDF"):
        raise CopyRefused("pdf")
    elif data.startswith(b"{\\rtf"):
        raise CopyRefused("rich_text")
    else:
        text = _read_plain(data)
    return checked(text)


def checked(text: str) -> str:
    """The text, if there is any and not too much of it. Raises `CopyRefused`."""
    if not text.strip():
        raise CopyRefused("empty")
    if len(text) > LONGEST_TEXT:
        raise CopyRefused("too_large")
    return text


def _read_packed(package: Package) -> str:
    if DOCUMENT in package.names:
        return read_word(package)
    if CONTENT in package.names:
        return read_opendocument(package)
    raise CopyRefused("other_archive")


def _read_plain(data: bytes) -> str:
    try:
        text = decode(data)
    except TextRefused as error:
        raise CopyRefused(error.reason) from error
    return text_of(text) if is_markup(text) else text
