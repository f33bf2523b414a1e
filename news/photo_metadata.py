"""What a photographer's program wrote into a picture: IPTC, XMP and EXIF, read before the file is stripped of it.

Read with distrust: whatever cannot be read says nothing, and nothing in it is taken for more than a proposal.
"""

import logging
import re
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from itertools import islice
from typing import BinaryIO
from xml.etree.ElementTree import Element

from defusedxml import ElementTree
from PIL import Image, IptcImagePlugin

from news.text import one_line

logger = logging.getLogger(__name__)

LONGEST_VALUE = 1000
LARGEST_XMP_BYTES = 256 * 1024
MOST_KEYWORDS = 30
# IPTC-NAA Information Interchange Model 4.2, record 2; what record 1 says of its letters.
_IPTC = {
    "headline": (2, 105),
    "caption": (2, 120),
    "byline": (2, 80),
    "credit": (2, 110),
    "source": (2, 115),
    "copyright": (2, 116),
    "taken_on": (2, 55),
    "keywords": (2, 25),
}
_CHARACTER_SET = (1, 90)
_UTF8 = b"\x1b%G"
_EXIF = {"caption": 0x010E, "byline": 0x013B, "copyright": 0x8298}
_EXIF_MORE, _TAKEN_AT = 0x8769, 0x9003
_DC, _PHOTOSHOP = "{http://purl.org/dc/elements/1.1/}", "{http://ns.adobe.com/photoshop/1.0/}"
_XMP = {
    "headline": f"{_PHOTOSHOP}Headline",
    "caption": f"{_DC}description",
    "byline": f"{_DC}creator",
    "credit": f"{_PHOTOSHOP}Credit",
    "source": f"{_PHOTOSHOP}Source",
    "copyright": f"{_DC}rights",
    "taken_on": f"{_PHOTOSHOP}DateCreated",
    "keywords": f"{_DC}subject",
}
_XMP_PEOPLE = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}PersonInImage"
_LIST_ITEM = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li"
_DAY = re.compile(r"([0-9]{4})[-:]?([01][0-9])[-:]?([0-3][0-9])")


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoMetadata:
    """Printable, one line each; empty where the file says nothing."""

    headline: str = ""
    caption: str = ""
    byline: str = ""
    credit: str = ""
    source: str = ""
    copyright: str = ""
    taken_on: str = ""
    keywords: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


def read_metadata(file: BinaryIO) -> PhotoMetadata:
    """What the three ways of writing it down say together: XMP before IPTC before EXIF. Never raises."""
    found: dict[str, list[str]] = {}
    try:
        file.seek(0)
        with warnings.catch_warnings(), Image.open(file) as picture:
            warnings.simplefilter("ignore")
            for read in (_xmp, _iptc, _exif):
                for name, values in _tried(read, picture).items():
                    found.setdefault(name, values)
    except Exception:
        # Whether the picture itself can be used, the form says.
        logger.info("The metadata of a picture could not be read.")
    return _printable(found)


def _tried(read: Callable[[Image.Image], dict[str, list[str]]], picture: Image.Image) -> dict[str, list[str]]:
    try:
        return {name: values for name, values in read(picture).items() if any(map(one_line, values))}
    except Exception:  # broken metadata makes its readers raise almost anything; the other ways may be whole
        logger.info("A part of a picture's metadata could not be read.", extra={"part": read.__name__})
        return {}


def _iptc(picture: Image.Image) -> dict[str, list[str]]:
    info = IptcImagePlugin.getiptcinfo(picture) or {}
    is_utf8 = info.get(_CHARACTER_SET) == _UTF8
    return {
        name: [_decoded(value, is_utf8=is_utf8) for value in _listed(info[key])]
        for name, key in _IPTC.items()
        if key in info
    }


def _listed(value: bytes | list[bytes]) -> list[bytes]:
    return (value if isinstance(value, list) else [value])[:MOST_KEYWORDS]


def _decoded(value: bytes, *, is_utf8: bool) -> str:
    """As the file says; where it says nothing, UTF-8 if it is any, else what older programs wrote on Windows."""
    value = value[: LONGEST_VALUE * 4]
    if is_utf8:
        return value.decode("utf-8", "replace")
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("cp1252", "replace")


def _exif(picture: Image.Image) -> dict[str, list[str]]:
    exif = picture.getexif()
    found = {name: [_repaired(exif[tag])] for name, tag in _EXIF.items() if isinstance(exif.get(tag), str)}
    taken_at = exif.get_ifd(_EXIF_MORE).get(_TAKEN_AT)
    return found | ({"taken_on": [taken_at]} if isinstance(taken_at, str) else {})


def _repaired(text: str) -> str:
    """Pillow reads each byte as a letter; nearly all programs write UTF-8."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _xmp(picture: Image.Image) -> dict[str, list[str]]:
    text = picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp") or b""
    if not text or len(text) > LARGEST_XMP_BYTES:
        return {}
    raw = text.encode() if isinstance(text, str) else text
    # Refuses entities: a few of them, each naming the one before, would fill the memory.
    root = ElementTree.fromstring(raw.rstrip(b"\x00"), forbid_dtd=True)
    names = {tag: name for name, tag in (*_XMP.items(), ("people", _XMP_PEOPLE))}
    found: dict[str, list[str]] = {}
    for element in root.iter():
        for tag, value in element.attrib.items():
            if tag in names:
                found.setdefault(names[tag], [value])
        # Each is read once: fields within fields would be walked through over and over.
        if (name := names.get(element.tag)) and name not in found:
            found[name] = list(_texts(element))
    return found


def _texts(element: Element) -> Iterator[str]:
    """The items of a list, or the text itself; of several languages the first, which is the default."""
    items = [item.text or "" for item in islice(element.iter(_LIST_ITEM), MOST_KEYWORDS)]
    yield from items or [element.text or ""]


def _printable(found: dict[str, list[str]]) -> PhotoMetadata:
    values: dict[str, str | tuple[str, ...]] = {}
    for field in fields(PhotoMetadata):
        texts = [one_line(text)[:LONGEST_VALUE] for text in found.get(field.name, [])]
        texts = list(dict.fromkeys(filter(None, texts)))
        if field.name in ("keywords", "people"):
            values[field.name] = tuple(texts)
        elif field.name == "byline":
            values[field.name] = ", ".join(texts)
        else:
            values[field.name] = texts[0] if texts else ""
    day = _DAY.match(str(values["taken_on"]))
    return PhotoMetadata(**values | {"taken_on": "-".join(day.groups()) if day else ""})
