"""How a page looks, kept small: greys of its first screens, compared block by block.

Exact pixels differ from one build of a browser to the next; the light of a block of a few lines does not. What is
moved, missing, or of another weight or colour changes the light of many blocks.
"""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops

KEPT_WIDTH = {360: 144, 768: 240, 1280: 320}
"""A screenshot's width → the width of the picture that is kept of it."""
BLOCK = 8
"""A block's side in a kept picture: 20 CSS pixels on a phone, 32 on a desk."""
TOLERANCE = 12
"""Levels of 255 by which a block may be lighter or darker: a digit, another smoothing of letters."""
MOST_CHANGED = 0.02
"""The share of blocks that may differ by more."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Two looks side by side, and the share of their blocks that differ."""

    share: float
    kept: Image.Image
    now: Image.Image

    @property
    def is_another(self) -> bool:
        return self.share > MOST_CHANGED

    def save(self, path: Path) -> None:
        """As one picture: what was kept, what is there now, and the blocks that differ in white."""
        path.parent.mkdir(parents=True, exist_ok=True)
        width, height = self.kept.width, max(self.kept.height, self.now.height)
        blocks = _changed(self.kept, self.now).resize(
            (width, self.kept.height // BLOCK * BLOCK), Image.NEAREST
        )
        sheet = Image.new("L", (3 * width + 20, height), 128)
        for place, picture in enumerate((self.kept, self.now, blocks)):
            sheet.paste(picture, (place * (width + 10), 0))
        sheet.save(path)


def reduced(screenshot: bytes, *, width: int) -> Image.Image:
    """The picture that is kept of a screenshot of so many CSS pixels."""
    shot = Image.open(BytesIO(screenshot)).convert("L")
    kept = KEPT_WIDTH[width]
    return shot.resize((kept, round(shot.height * kept / shot.width)), Image.BOX)


def packed(look: Image.Image) -> bytes:
    """As a file of a few kilobytes."""
    file = BytesIO()
    look.save(file, "WEBP", quality=30, method=6)
    return file.getvalue()


def compared(kept: bytes, now: Image.Image) -> Difference:
    """Both looks go through the same packing, so that its losses are no difference."""
    before, after = (Image.open(BytesIO(data)).convert("L") for data in (kept, packed(now)))
    if before.size != after.size:
        return Difference(1.0, before, after.resize(before.size))
    blocks = _changed(before, after).tobytes()
    return Difference(sum(1 for value in blocks if value) / len(blocks), before, after)


def _changed(before: Image.Image, after: Image.Image) -> Image.Image:
    """A point a block: white where it differs."""
    size = (before.width // BLOCK, before.height // BLOCK)
    light = [picture.resize(size, Image.BOX) for picture in (before, after)]
    return ImageChops.difference(*light).point(lambda level: 255 if level > TOLERANCE else 0)
