"""Documents that are ZIP archives, opened without trust: only the parts that are read are unpacked, up to a limit."""

import io
import zipfile
import zlib
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from news.imports.pasting.refusals import CopyRefused

MOST_ENTRIES = 2_000
LARGEST_PART_BYTES = 8_000_000
LARGEST_WHOLE_BYTES = 200_000_000
# What word processors write packs up to about fifty to one; a bomb, a thousand.
HIGHEST_RATIO = 200
_RATIO_COUNTS_FROM_BYTES = 1_000_000
_DEEPEST = 200
_ENCRYPTED_FLAG = 0x1
_AN_ENTRY = b"PK\x01\x02"
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError)


class Package:
    """The entries of an archive, by name. Raises `CopyRefused` for one that no word processor writes."""

    def __init__(self, data: bytes) -> None:
        # Python reads the whole list of entries before anybody can count them.
        if data.count(_AN_ENTRY) > MOST_ENTRIES:
            raise CopyRefused("oversized_inside")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise CopyRefused("damaged") from error
        entries = self._archive.infolist()
        if sum(entry.file_size for entry in entries) > LARGEST_WHOLE_BYTES:
            raise CopyRefused("oversized_inside")
        if any(_leaves_the_archive(entry.filename) for entry in entries):
            raise CopyRefused("hostile")
        if len({entry.filename for entry in entries}) < len(entries):
            # Two readers of it could see two texts.
            raise CopyRefused("hostile")
        self.names = frozenset(entry.filename for entry in entries)

    def read(self, name: str) -> bytes:
        """One part, whole. What the archive says of its size is not believed."""
        entry = self._archive.getinfo(name)
        if entry.flag_bits & _ENCRYPTED_FLAG:
            raise CopyRefused("encrypted")
        if entry.file_size > LARGEST_PART_BYTES:
            raise CopyRefused("oversized_inside")
        try:
            with self._archive.open(entry) as part:
                data = part.read(LARGEST_PART_BYTES + 1)
        except _BROKEN as error:
            raise CopyRefused("damaged") from error
        is_bomb = len(data) > max(_RATIO_COUNTS_FROM_BYTES, HIGHEST_RATIO * max(entry.compress_size, 1))
        if is_bomb or len(data) > LARGEST_PART_BYTES:
            raise CopyRefused("oversized_inside")
        return data

    def read_xml(self, name: str) -> Element:
        """A part as a tree: no document type, no entity, nothing from elsewhere, nothing nested without end."""
        try:
            root = fromstring(self.read(name), forbid_dtd=True)
        except DefusedXmlException as error:
            raise CopyRefused("hostile") from error
        except (ParseError, ValueError, LookupError) as error:
            raise CopyRefused("damaged") from error
        if _is_deeper_than(root, _DEEPEST):
            raise CopyRefused("hostile")
        return root


def local(name: str) -> str:
    """The name of an element or attribute without its namespace."""
    return name.rpartition("}")[2] if isinstance(name, str) else ""


def attribute(element: Element, name: str) -> str:
    """An attribute by its name without namespace; empty if it is not there."""
    return next((value for key, value in element.attrib.items() if local(key) == name), "")


def _leaves_the_archive(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in name.partition("/")[0] or "\x00" in name


def _is_deeper_than(root: Element, limit: int) -> bool:
    level, depth = [root], 0
    while level:
        level, depth = [child for element in level for child in element], depth + 1
        if depth > limit:
            return True
    return False
