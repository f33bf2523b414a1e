"""A sheet to print flat colour on: drawn at twice its size, pulled down, and given the tooth of paper."""

import math
import random
from collections.abc import Iterable, Sequence

from PIL import Image, ImageChops, ImageDraw

from newsroom.demo.pictures.palette import Colour, mix, rgb

OVERSAMPLE = 2

Point = tuple[float, float]


class Canvas:
    """Drawing in the scene's own units, whatever the size of the picture in pixels."""

    def __init__(self, size: tuple[int, int], *, width: int, seed: str) -> None:
        self.width, self.height = size
        self.final = (width, round(width * self.height / self.width))
        self.scale = width * OVERSAMPLE / self.width
        self.pixels = (self.final[0] * OVERSAMPLE, self.final[1] * OVERSAMPLE)
        self.image = Image.new("RGB", self.pixels)
        self.pen = ImageDraw.Draw(self.image, "RGBA")
        self.rng = random.Random(seed)  # noqa: S311 - a drawing must be the same each time, not secret

    def polygon(self, points: Iterable[Point], colour: Colour, *, alpha: float = 1) -> None:
        """Fill a shape."""
        scale = self.scale
        self.pen.polygon([(x * scale, y * scale) for x, y in points], fill=rgb(colour, alpha))

    def rect(self, box: Sequence[float], colour: Colour, *, alpha: float = 1) -> None:
        """Fill a rectangle given as left, top, right, bottom."""
        left, top, right, bottom = box
        self.polygon([(left, top), (right, top), (right, bottom), (left, bottom)], colour, alpha=alpha)

    def ellipse(self, centre: Point, radii: Point | float, colour: Colour, *, alpha: float = 1) -> None:
        """Fill an ellipse; one number for the radii makes it a circle."""
        rx, ry = radii if isinstance(radii, tuple) else (radii, radii)
        (x, y), scale = centre, self.scale
        box = [(x - rx) * scale, (y - ry) * scale, (x + rx) * scale, (y + ry) * scale]
        self.pen.ellipse(box, fill=rgb(colour, alpha))

    def line(self, points: Iterable[Point], colour: Colour, *, width: float = 2, alpha: float = 1) -> None:
        """Draw a line with round joints; never thinner than one pixel of the sheet."""
        scale = self.scale
        placed = [(x * scale, y * scale) for x, y in points]
        self.pen.line(placed, fill=rgb(colour, alpha), width=max(1, round(width * scale)), joint="curve")

    def limb(self, points: Sequence[Point], colour: Colour, *, width: float) -> None:
        """Draw a line with round ends, as arms, legs and branches have."""
        self.line(points, colour, width=width)
        for point in (points[0], points[-1]):
            self.ellipse(point, width / 2, colour)

    def arc(self, centre: Point, radii: Point, span: Point, colour: Colour, *, width: float = 2) -> None:
        """Draw part of an ellipse's outline, degrees clockwise from the right."""
        (x, y), (rx, ry), scale = centre, radii, self.scale
        box = [(x - rx) * scale, (y - ry) * scale, (x + rx) * scale, (y + ry) * scale]
        self.pen.arc(box, span[0], span[1], fill=rgb(colour), width=max(1, round(width * scale)))

    def lens(self, centre: Point, radii: Point, colour: Colour, *, alpha: float = 1) -> None:
        """Fill a sliver pointed at both ends: a ripple, a wisp of cloud, a leaf lying down."""
        (x, y), (rx, ry) = centre, radii
        half = [(x + rx * t / 4, y - ry * math.cos(math.pi * t / 8)) for t in range(-4, 5)]
        other = [(x + rx * t / 4, y + ry * math.cos(math.pi * t / 8)) for t in range(4, -5, -1)]
        self.polygon(half + other, colour, alpha=alpha)

    def gradient(self, top: float, bottom: float, colours: Sequence[Colour]) -> None:
        """Fill the full width between two heights, passing through the colours at equal distances."""
        first, last = round(top * self.scale), round(bottom * self.scale)
        rows = max(1, last - first)
        strip = Image.new("RGB", (1, rows))
        steps = len(colours) - 1
        for row in range(rows):
            place = row / rows * steps
            at = min(int(place), steps - 1)
            strip.putpixel((0, row), rgb(mix(colours[at], colours[at + 1], place - at)))
        self.image.paste(strip.resize((self.pixels[0], rows)), (0, first))

    def glow(self, centre: Point, radius: float, colour: Colour, *, strength: float = 0.5) -> None:
        """Spread light around a point, in rings so flat that they read as printed."""
        reach = round(radius * self.scale)
        if reach < 2:
            return
        mask = Image.radial_gradient("L").resize((2 * reach, 2 * reach))
        mask = mask.point([round(max(0, 1 - value / 181) ** 2 * 255 * strength) for value in range(256)])
        place = (round(centre[0] * self.scale) - reach, round(centre[1] * self.scale) - reach)
        self.image.paste(rgb(colour), (*place, place[0] + 2 * reach, place[1] + 2 * reach), mask)

    def reflect(self, waterline: float, *, depth: float, tint: Colour, strength: float = 0.55) -> None:
        """Repeat what stands above the waterline below it, in sliding bands that fade into the water there."""
        scale = self.scale
        line, tall = round(waterline * scale), round(depth * scale)
        squash = 0.86
        source = self.image.crop((0, line - round(tall / squash), self.pixels[0], line))
        mirrored = source.transpose(Image.Transpose.FLIP_TOP_BOTTOM).resize((self.pixels[0], tall))
        veil = Image.new("RGB", mirrored.size, rgb(tint))
        mirrored = Image.blend(veil, mirrored, strength)
        row = 0
        while row < tall:
            near = row / tall
            band = max(1, round((2 + 7 * near) * scale))
            shift = round((1 + 10 * near) * scale * self.rng.uniform(-1, 1))
            piece = ImageChops.offset(
                mirrored.crop((0, row, self.pixels[0], min(tall, row + band))), shift, 0
            )
            place = (0, line + row, self.pixels[0], line + row + piece.height)
            faint = max(0, (near - 0.55) / 0.45)
            self.image.paste(Image.blend(piece, self.image.crop(place), faint), place[:2])
            row += band

    def pull(self, *, grain: int = 9) -> Image.Image:
        """Bring the sheet to its size and lay the fine grain of the print over it."""
        printed = self.image.reduce(OVERSAMPLE)
        width, height = printed.size
        fine = Image.frombytes("L", (width, height), self.rng.randbytes(width * height))
        fine = fine.point([128 + round((value - 128) * grain / 128) for value in range(256)])
        small = (max(1, width // 3), max(1, height // 3))
        mottle = Image.frombytes("L", small, self.rng.randbytes(small[0] * small[1]))
        mottle = mottle.point([128 + round((value - 128) * grain / 260) for value in range(256)])
        tooth = ImageChops.add(fine, mottle.resize((width, height), Image.Resampling.BICUBIC), offset=-128)
        return ImageChops.overlay(printed, Image.merge("RGB", (tooth, tooth, tooth)))
