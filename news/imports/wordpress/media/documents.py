"""Documents of ours for files that the old site handed out: of a kind that is taken here, and what its name says."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path, PurePath

from django.conf import settings
from django.core.files.base import ContentFile
from wagtail.utils.file import hash_filelike

from news.imports.wordpress.markup.addresses import file_name, is_file
from news.imports.wordpress.media.folder import FileNotUsable
from news.imports.wordpress.media.reasons import NOT_A_DOCUMENT
from news.models import SourceDocument
from news.text import one_line

_TITLE = SourceDocument._meta.get_field("title").max_length
_HEAD_BYTES = 1024
_OLD_OFFICE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"


def is_of_kind_taken(url: str) -> bool:
    """By the ending of its address, before anybody asks for it."""
    ending = _ending(url)
    return is_file(url) and ending in _BEGINNINGS and ending in settings.WAGTAILDOCS_EXTENSIONS


def document_from(path: Path, url: str, *, name: str) -> SourceDocument:
    """Not saved yet; its file is named ``name`` and the ending of the address. Raises ``FileNotUsable``."""
    ending = _ending(url)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise FileNotUsable("unreadable") from error
    if not is_of_kind_taken(url) or not _BEGINNINGS[ending](content[:_HEAD_BYTES]):
        raise FileNotUsable(NOT_A_DOCUMENT)
    title = one_line(PurePath(file_name(url)).stem.replace("-", " ").replace("_", " "))
    return SourceDocument(
        title=title[:_TITLE] or name,
        file=ContentFile(content, name=f"{name}.{ending}"),
        file_size=len(content),
        file_hash=hash_filelike(BytesIO(content)),
    )


def _ending(url: str) -> str:
    return PurePath(file_name(url)).suffix.lower().removeprefix(".")


def _is_text(head: bytes) -> bool:
    """A page that says in friendly words that there is nothing is none."""
    return b"\x00" not in head and not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def _begins(*beginnings: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(beginnings)


_BEGINNINGS: dict[str, Callable[[bytes], bool]] = {
    # Readers of PDF look for its mark in the first kilobyte.
    "pdf": lambda head: b"%PDF-" in head,
    "doc": _begins(_OLD_OFFICE, rb"{\rtf"),
    "xls": _begins(_OLD_OFFICE),
    **dict.fromkeys(("docx", "xlsx", "odt", "ods"), _begins(_ZIP)),
    "csv": _is_text,
}
