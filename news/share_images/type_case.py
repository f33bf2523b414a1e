"""Faces and colours of a drawn picture: the paper's own files, so that every machine draws the same."""

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from django.contrib.staticfiles import finders
from PIL import Image, ImageFont

HEADLINE_FACE = "fonts/headline.woff2"
TOKENS = "css/tokens.css"
MARK = "img/icon-512.png"
BOLD = 700
_TOKEN = re.compile(r"--([a-z-]+): (#[0-9a-f]{6});")
# No face has it: what is drawn for it stands for all signs that a face lacks.
_NOBODYS = "\ue123"
_LOOKALIKES = str.maketrans({"–": "-", "—": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "…": "..."})
FACES_KEPT = 64


class FileMissing(Exception):
    """A file of the paper's own is not where static files are."""


class Face:
    """A face at one size. Signs that it lacks are written with those that it has, or left out."""

    def __init__(self, font: ImageFont.FreeTypeFont) -> None:
        self.font = font
        self._known: dict[str, bool] = {}
        self._lacking = bytes(font.getmask(_NOBODYS))

    @property
    def size(self) -> float:
        """In pixels of the picture."""
        return self.font.size

    def measure(self, text: str) -> float:
        """How wide a line is, in pixels."""
        return self.font.getlength(text)

    def readable(self, text: str) -> str:
        """The text in signs of this face: without an accent rather than without the letter."""
        written = []
        for sign in unicodedata.normalize("NFC", text):
            for one in (sign, sign.translate(_LOOKALIKES), unicodedata.normalize("NFKD", sign)[:1]):
                if all(map(self._has, one)):
                    written.append(one)
                    break
        return " ".join("".join(written).split())

    def _has(self, sign: str) -> bool:
        if sign not in self._known:
            is_drawn = sign.isspace() or bytes(self.font.getmask(sign)) != self._lacking
            self._known[sign] = is_drawn and sign.isprintable()
        return self._known[sign]


@lru_cache(maxsize=FACES_KEPT)
def headline_face(size: int) -> Face:
    """The paper's own face, bold."""
    # The simple layout: the other one asks for a library that not every machine has.
    font = ImageFont.truetype(_file(HEADLINE_FACE), size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([BOLD])
    return Face(font)


@lru_cache(maxsize=FACES_KEPT)
def tool_face(size: int) -> Face:
    """The face of labels, times and paid text: Aileron, which Pillow brings with it (public domain)."""
    font = ImageFont.load_default(size)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise FileMissing("FreeType")
    return Face(font)


@cache
def colours() -> dict[str, str]:
    """The palette by day, from the stylesheet that readers get: each value exists once."""
    text = Path(_file(TOKENS)).read_text(encoding="utf-8")
    # The first block holds what every browser reads.
    return dict(_TOKEN.findall(text.partition("@supports")[0]))


@cache
def mark() -> Image.Image:
    """The paper's mark; shared, so nobody draws on it."""
    with Image.open(_file(MARK)) as picture:
        return picture.convert("RGB")


def _file(name: str) -> str:
    found = finders.find(name)
    if not found:
        raise FileMissing(name)
    return str(found)
