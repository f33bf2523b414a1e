"""What grows and what lies: hills, forest edges, palms, mangrove, clouds and water."""

import math
from itertools import pairwise

from newsroom.demo.pictures.canvas import Canvas, Point
from newsroom.demo.pictures.palette import Colour, mix


def hills(c: Canvas, ridge: Point, colour: Colour, *, floor: float, rough: float = 1) -> None:
    """A range across the whole width: its foot, and how high over it the peaks rise; filled down to `floor`."""
    base, height = ridge
    waves = [(c.rng.uniform(0.6, 1.5) * k * rough, c.rng.uniform(0, 6.3), 1 / k) for k in (1, 2, 3.3, 7, 13)]
    span = sum(weight for _, _, weight in waves)
    line = []
    for step in range(121):
        x = c.width * step / 120
        rise = sum(w * (1 + math.sin(f * 6.28 * step / 120 + p)) / 2 for f, p, w in waves) / span
        line.append((x, base - height * rise))
    c.polygon([*line, (c.width, floor), (0, floor)], colour)


def canopy(c: Canvas, base: float, height: float, colour: Colour, *, span: Point = (-40, 0)) -> None:
    """A forest edge: crowns shoulder to shoulder, standing on `base`."""
    x, end = span[0], span[1] or c.width + 40
    while x < end:
        radius = height * c.rng.uniform(0.22, 0.5)
        c.ellipse((x, base - height * c.rng.uniform(0.25, 0.62)), (radius * 1.25, radius), colour)
        x += radius * c.rng.uniform(0.7, 1.25)
    c.rect((span[0], base - height * 0.4, end, base), colour)


def palm(c: Canvas, foot: Point, height: float, colour: Colour, *, lean: float = 0.1) -> None:
    """A coconut palm with a bending trunk and a crown of drooping fronds."""
    x, y = foot
    curve = [(x + lean * height * (t / 8) ** 1.7, y - height * t / 8) for t in range(9)]
    for low, high in pairwise(curve):
        thin = height * (0.036 - 0.016 * (y - low[1]) / height)
        c.limb((low, high), colour, width=thin)
    crown = curve[-1]
    for angle in (-172, -150, -118, -84, -52, -26, -4, 16, 196):
        frond(c, crown, height * c.rng.uniform(0.3, 0.4), colour, angle=angle + c.rng.uniform(-8, 8))


def frond(c: Canvas, root: Point, length: float, colour: Colour, *, angle: float) -> None:
    """One feathered leaf that leaves its root at an angle and is pulled down by its weight."""
    turn, droop = math.radians(angle), length * 0.42
    spine = []
    for step in range(11):
        t = step / 10
        spine.append((root[0] + math.cos(turn) * length * t,
                      root[1] + math.sin(turn) * length * t + droop * t * t))  # fmt: skip
    upper, lower = [], []
    for step, (x, y) in enumerate(spine):
        t = step / 10
        wide = length * 0.1 * math.sin(math.pi * min(1, t * 0.92 + 0.06))
        upper.append((x - wide * 0.2 * math.copysign(1, math.cos(turn)), y - wide * 0.35))
        lower.append((x, y + wide * (1.6 if step % 2 else 0.7)))
    c.polygon(upper + lower[::-1], colour)


def nipah(c: Canvas, root: Point, height: float, colour: Colour, *, leaves: int = 7) -> None:
    """Trunkless palms of the tidal creeks: a fan of long leaves out of the mud."""
    for leaf in range(leaves):
        angle = -90 + (leaf - (leaves - 1) / 2) * 100 / leaves + c.rng.uniform(-6, 6)
        turn = math.radians(angle)
        tip = (root[0] + math.cos(turn) * height * 0.5, root[1] + math.sin(turn) * height * 0.5)
        c.line((root, tip), colour, width=height * 0.022)
        frond(c, root, height * c.rng.uniform(0.85, 1.1), colour, angle=angle)


def tall_tree(c: Canvas, foot: Point, height: float, colours: tuple[Colour, Colour]) -> None:
    """An emergent forest giant: bare pale trunk, crown spread in flat clouds."""
    (x, y), (trunk, leaf) = foot, colours
    c.polygon([(x - height * 0.03, y), (x - height * 0.013, y - height * 0.8),
               (x + height * 0.013, y - height * 0.8), (x + height * 0.03, y)], trunk)  # fmt: skip
    for dx, dy in ((-0.17, 0.78), (0.15, 0.82), (0.02, 0.93), (-0.07, 0.86), (0.22, 0.72)):
        top = (x + dx * height, y - dy * height)
        c.line(((x, y - height * 0.62), top), trunk, width=height * 0.014)
        c.ellipse(top, (height * c.rng.uniform(0.13, 0.18), height * 0.06), leaf)


def mangrove(c: Canvas, foot: Point, height: float, colours: tuple[Colour, Colour]) -> None:
    """A mangrove on its stilt roots."""
    (x, y), (wood, leaf) = foot, colours
    for side in (-0.3, -0.2, -0.1, 0.1, 0.2, 0.32):
        knee = (x + side * height * 0.8, y - height * 0.17)
        c.line(((x, y - height * 0.36), knee, (x + side * height, y)), wood, width=height * 0.022)
    c.line(((x, y - height * 0.3), (x, y - height * 0.7)), wood, width=height * 0.04)
    for dx, dy, r in (
        (-0.2, 0.6, 0.19),
        (0.19, 0.63, 0.2),
        (0, 0.78, 0.24),
        (-0.1, 0.7, 0.2),
        (0.1, 0.66, 0.2),
    ):
        c.ellipse((x + dx * height, y - dy * height), (r * height, r * height * 0.72), leaf)


def grass(c: Canvas, line: Point, height: float, colour: Colour, *, count: int = 60) -> None:
    """Blades along a line at the near edge; `line` is their height at the left and the right."""
    for _ in range(count):
        share = c.rng.random()
        x, y = share * c.width, line[0] + (line[1] - line[0]) * share
        tall, bend = height * c.rng.uniform(0.4, 1), c.rng.uniform(-0.35, 0.35)
        c.polygon([(x - 4, y), (x + bend * tall, y - tall), (x + 4, y)], colour)


def clouds(c: Canvas, band: Point, colour: Colour, *, count: int = 7, alpha: float = 1) -> None:
    """Long flat clouds between two heights, lower ones smaller and thinner."""
    for _ in range(count):
        y = c.rng.uniform(*band)
        size = c.rng.uniform(90, 260) * (1.25 - 0.7 * (y - band[0]) / max(1, band[1] - band[0]))
        x = c.rng.uniform(-60, c.width + 60)
        for _ in range(3):
            place = (x + c.rng.uniform(-0.7, 0.7) * size, y + c.rng.uniform(-0.07, 0.07) * size)
            c.lens(
                place,
                (size * c.rng.uniform(0.7, 1.2), size * c.rng.uniform(0.035, 0.075)),
                colour,
                alpha=alpha,
            )


def cumulus(c: Canvas, centre: Point, size: float, colours: tuple[Colour, Colour]) -> None:
    """A heaped cloud with a flat foot and a shaded belly."""
    (x, y), (light, shade) = centre, colours
    for dx, r in ((-0.62, 0.2), (-0.3, 0.32), (0.06, 0.42), (0.4, 0.3), (0.68, 0.18)):
        c.ellipse((x + dx * size, y - r * size * 0.5), (r * size, r * size * 0.62), light)
    c.polygon([(x - size * 0.8, y - size * 0.1), (x + size * 0.84, y - size * 0.1), (x + size * 0.7, y + size * 0.02),
               (x - size * 0.66, y + size * 0.02)], light)  # fmt: skip
    c.lens((x + size * 0.02, y), (size * 0.95, size * 0.055), shade)
    for dx, dy, r in ((-0.26, 0.14, 0.2), (0.16, 0.16, 0.26), (0.5, 0.1, 0.16)):
        c.lens((x + dx * size, y - dy * size), (r * size, size * 0.03), shade)


def ripples(c: Canvas, band: Point, colour: Colour, *, count: int = 90, alpha: float = 0.6) -> None:
    """Slivers of light or shade on water: small and many far off, broad and few near by."""
    top, bottom = band
    for _ in range(count):
        near = c.rng.random() ** 1.3
        y = top + (bottom - top) * near
        size = 10 + 74 * near * c.rng.uniform(0.4, 1)
        c.lens((c.rng.uniform(-20, c.width + 20), y), (size, 1.1 + 4.2 * near), colour, alpha=alpha)


def glitter(
    c: Canvas, path: tuple[float, float, float], colour: Colour, *, spread: float = 120, count: int = 70
) -> None:
    """The broken path of light from the sun, the moon or a lamp to whoever looks: where, from, to."""
    x, top, bottom = path
    for _ in range(count):
        near = c.rng.random()
        wide = spread * (0.18 + 0.82 * near)
        place = (x + c.rng.gauss(0, 0.36) * wide, top + (bottom - top) * near)
        c.lens(place, (c.rng.uniform(0.1, 0.34) * wide, 1.2 + 3.2 * near), colour, alpha=0.85)


def sun(c: Canvas, centre: Point, radius: float, colours: tuple[Colour, Colour]) -> None:
    """A disc with its halo."""
    c.glow(centre, radius * 6, colours[1], strength=0.75)
    c.ellipse(centre, radius, colours[0])


def far_layers(c: Canvas, heights: list[Point], colours: tuple[Colour, Colour], *, floor: float) -> None:
    """Ridges one behind the other, pale at the back and full at the front."""
    for index, (base, height) in enumerate(heights):
        share = index / max(1, len(heights) - 1)
        hills(c, (base, height), mix(*colours, share), floor=floor, rough=1 + 0.5 * share)
