"""Files of the old site: from a copy of its uploads folder, as documents of ours, and why one is not to be had."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path, PurePath
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.files.base import ContentFile
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.utils.file import hash_filelike

from news.imports.wordpress.markup.addresses import file_name, is_file
from news.models import SourceDocument
from news.text import one_line

UNUSABLE = "unusable"
NOT_A_DOCUMENT = "not_a_document"
REASONS: dict[str, Promise] = {
    "missing": _("It is not there."),
    "forbidden": _("The old site does not hand it out."),
    "refused": _("The old site answered with something else."),
    "moved": _("The old site sends the reader elsewhere."),
    "elsewhere": _("It lies on another site."),
    "not_a_picture": _("A page came in its place."),
    NOT_A_DOCUMENT: _("It is not what its name says, or of a kind that is not taken."),
    UNUSABLE: _("It is damaged, or no JPEG, PNG or WebP."),
    "too_large": _("It is larger than 40 MB."),
    "broken_off": _("It broke off half-way; another run asks for the rest."),
    "not_answering": _("The old site did not answer."),
    "not_asked": _("Not asked for: the old site had stopped answering. Another run asks again."),
    "private": _("The old site's name leads into this server's own network: copy the folder instead."),
    "certificate": _(
        "The old site's certificate is not valid for this name: give its address with “http://”."
    ),
    "no_room": _("It could not be written: the disk may be full."),
    "no_address": _("Its address is none."),
    "not_in_uploads": _("Its address is not one of the folder."),
    "outside": _("It lies outside of the folder."),
    "unreadable": _("The file cannot be read."),
}
NOT_A_SITE = _("This is no address of a site. It looks like https://www.example.com.")
PASSING = frozenset({"broken_off", "not_answering", "not_asked", "no_room"})
"""Another run may have more luck."""
LARGEST_BYTES = 40_000_000
_UPLOADS = "/wp-content/uploads/"
_TITLE = SourceDocument._meta.get_field("title").max_length
_HEAD_BYTES = 1024
_OLD_OFFICE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"


def words_for_reason(reason: str) -> str:
    """The sentence; a reason of another version stands for itself."""
    return str(REASONS.get(reason, reason))


class FileNotUsable(Exception):
    """There is no file for an address, or none that is read; the first argument is one of ``reasons.REASONS``."""


class Folder:
    """``root`` is the uploads folder itself, or one that holds ``wp-content/uploads``."""

    def __init__(self, root: Path) -> None:
        inner = root / "wp-content" / "uploads"
        self._root = (inner if inner.is_dir() else root).resolve()

    def find(self, url: str) -> Path:
        """The file of an address of the old site. Raises ``FileNotUsable``."""
        path = self._path_of(url)
        try:
            if not path.is_file():
                raise FileNotUsable("missing")
            if path.stat().st_size > LARGEST_BYTES:
                raise FileNotUsable("too_large")
        except OSError as error:
            raise FileNotUsable("unreadable") from error
        return path

    def forget(self, url: str) -> None:
        """A copy that somebody laid here stays as it is."""

    def tidy(self) -> None:
        """Likewise."""

    def _path_of(self, url: str) -> Path:
        try:
            _before, found, rest = unquote(urlsplit(url).path).partition(_UPLOADS)
        except ValueError as error:
            raise FileNotUsable("no_address") from error
        if not found or "\x00" in rest:
            raise FileNotUsable("not_in_uploads")
        try:
            # Links are followed first: what counts is where the file really lies.
            path = (self._root / rest.lstrip("/")).resolve()
        except (OSError, RuntimeError) as error:
            raise FileNotUsable("unreadable") from error
        if not path.is_relative_to(self._root):
            raise FileNotUsable("outside")
        return path


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
