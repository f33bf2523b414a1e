"""What people build: houses on stilts, boats, barges, poles, lamps and lorries."""

from newsroom.demo.pictures.canvas import Canvas, Point
from newsroom.demo.pictures.palette import Colour, mix


def stilt_house(
    c: Canvas,
    spot: tuple[float, float, float],
    colours: tuple[Colour, Colour, Colour],
    *,
    lit: bool,
    legs: float,
) -> None:
    """A wooden house on legs seen from the water, at x, y and so wide; colours are wall, roof and window light."""
    (x, y, width), (wall, roof, light) = spot, colours
    floor, tall = y - legs, width * 0.46
    for share in (0.04, 0.27, 0.5, 0.73, 0.96):
        c.line(((x + width * share, floor), (x + width * share, y)), wall, width=7)
    c.rect((x - width * 0.09, floor - 4, x + width * 1.09, floor + 7), roof)
    c.rect((x, floor - tall, x + width, floor), wall)
    for board in range(1, 8):
        height = floor - tall * board / 8
        c.line(((x, height), (x + width, height)), mix(wall, roof, 0.45), width=1.5)
    c.polygon([(x - width * 0.12, floor - tall + 6), (x + width * 0.16, floor - tall - width * 0.36),
               (x + width * 0.84, floor - tall - width * 0.36),
               (x + width * 1.12, floor - tall + 6)], roof)  # fmt: skip
    c.polygon([(x + width * 0.84, floor - tall - width * 0.36), (x + width * 1.12, floor - tall + 6),
               (x + width * 0.8, floor - tall + 6)], mix(roof, wall, 0.4))  # fmt: skip
    door = (x + width * 0.43, floor - tall * 0.72, x + width * 0.57, floor)
    c.rect(door, mix(roof, light, 0.16 if lit else 0))
    for left in (0.12, 0.69):
        window(c, (x + width * left, floor - tall * 0.7), width * 0.19, (light if lit else roof, roof))


def window(c: Canvas, corner: Point, size: float, colours: tuple[Colour, Colour]) -> None:
    """A square window with a cross of wood; colours are pane and frame."""
    (x, y), (pane, frame) = corner, colours
    c.rect((x, y, x + size, y + size), pane)
    c.line(((x + size / 2, y), (x + size / 2, y + size)), frame, width=size * 0.08)
    c.line(((x, y + size * 0.42), (x + size, y + size * 0.42)), frame, width=size * 0.08)


def canoe(c: Canvas, centre: Point, length: float, colour: Colour, *, rim: Colour = "") -> None:
    """A narrow wooden boat, its ends lifted; the centre is on its waterline."""
    x, y = centre
    half, deep = length / 2, length * 0.075
    c.polygon([(x - half, y - deep * 1.8), (x - half * 0.72, y - deep * 0.75), (x + half * 0.72, y - deep * 0.75),
               (x + half, y - deep * 1.9), (x + half * 0.74, y + deep * 0.35), (x + half * 0.6, y + deep * 0.5),
               (x - half * 0.62, y + deep * 0.5), (x - half * 0.78, y + deep * 0.25)], colour)  # fmt: skip
    if rim:
        c.line(((x - half, y - deep * 1.8), (x - half * 0.72, y - deep * 0.75), (x + half * 0.72, y - deep * 0.75),
                (x + half, y - deep * 1.9)), rim, width=length * 0.011)  # fmt: skip


def roofed_boat(c: Canvas, centre: Point, length: float, colours: tuple[Colour, Colour, Colour]) -> None:
    """A passenger boat of the upper river: long hull, tin roof on posts; colours are hull, roof and rim."""
    (x, y), (hull, roof, rim) = centre, colours
    canoe(c, centre, length, hull, rim=rim)
    top = y - length * 0.2
    for share in (-0.3, -0.1, 0.1, 0.3):
        c.line(
            ((x + share * length, top), (x + share * length, y - length * 0.04)), hull, width=length * 0.012
        )
    c.polygon([(x - length * 0.37, top + length * 0.02), (x - length * 0.33, top - length * 0.02),
               (x + length * 0.33, top - length * 0.02), (x + length * 0.37, top + length * 0.02)], roof)  # fmt: skip


def barge(c: Canvas, left: Point, length: float, colours: tuple[Colour, Colour, Colour]) -> None:
    """A coal barge with its load; colours are hull, coal and waterline stripe."""
    (x, y), (hull, coal, stripe) = left, colours
    heap = [(x + length * 0.05, y - length * 0.085)]
    for step in range(1, 24):
        t = step / 24
        rise = (1 - abs(2 * t - 1) ** 2.6) * length * 0.1 + c.rng.uniform(-3, 3)
        heap.append((x + length * (0.05 + 0.9 * t), y - length * 0.085 - rise))
    heap.append((x + length * 0.95, y - length * 0.085))
    c.polygon(heap, coal)
    c.polygon([(x - length * 0.03, y - length * 0.1), (x + length * 1.03, y - length * 0.1),
               (x + length * 0.97, y + 6), (x + length * 0.02, y + 6)], hull)  # fmt: skip
    c.polygon(
        [(x, y - 10), (x + length, y - 10), (x + length * 0.97, y + 6), (x + length * 0.02, y + 6)], stripe
    )


def tug(c: Canvas, left: Point, length: float, colours: tuple[Colour, Colour, Colour]) -> None:
    """A tugboat heading right; colours are hull, house and lamp."""
    (x, y), (hull, house, lamp) = left, colours
    c.rect((x + length * 0.22, y - length * 0.42, x + length * 0.62, y - length * 0.14), house)
    c.rect((x + length * 0.3, y - length * 0.6, x + length * 0.55, y - length * 0.42), house)
    c.rect((x + length * 0.33, y - length * 0.55, x + length * 0.52, y - length * 0.47), lamp)
    c.rect((x + length * 0.08, y - length * 0.4, x + length * 0.18, y - length * 0.16), hull)
    c.line(((x + length * 0.44, y - length * 0.6), (x + length * 0.44, y - length * 0.95)), hull, width=4)
    c.polygon([(x - length * 0.02, y - length * 0.2), (x + length * 0.7, y - length * 0.18),
               (x + length * 1.04, y - length * 0.3), (x + length * 0.93, y + 5),
               (x + length * 0.04, y + 5)], hull)  # fmt: skip


def pole(c: Canvas, foot: Point, height: float, colour: Colour, *, arms: int = 1) -> list[Point]:
    """A power pole; returns where its wires hang."""
    x, y = foot
    c.polygon([(x - height * 0.013, y), (x - height * 0.009, y - height), (x + height * 0.009, y - height),
               (x + height * 0.013, y)], colour)  # fmt: skip
    ends = []
    for arm in range(arms):
        level = y - height * (0.95 - 0.11 * arm)
        c.line(((x - height * 0.15, level), (x + height * 0.15, level)), colour, width=height * 0.018)
        for side in (-0.14, 0.14):
            c.rect((x + side * height - 3, level - height * 0.03, x + side * height + 3, level), colour)
            ends.append((x + side * height, level - height * 0.03))
    return ends


def wire(
    c: Canvas, ends: tuple[Point, Point], colour: Colour, *, sag: float = 30, width: float = 1.5
) -> None:
    """A cable that hangs between two points."""
    start, end = ends
    points = []
    for step in range(21):
        t = step / 20
        drop = sag * (1 - (2 * t - 1) ** 2)
        points.append((start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t + drop))
    c.line(points, colour, width=width)


def lorry(c: Canvas, foot: Point, size: float, colours: tuple[Colour, Colour, Colour]) -> None:
    """A lorry coming towards us; colours are cab, load and lamp."""
    (x, y), (cab, load, lamp) = foot, colours
    c.rect((x - size * 0.36, y - size * 0.98, x + size * 0.36, y - size * 0.2), load)
    c.rect((x - size * 0.32, y - size * 0.72, x + size * 0.32, y - size * 0.12), cab)
    c.polygon([(x - size * 0.26, y - size * 0.42), (x - size * 0.23, y - size * 0.66),
        (x + size * 0.23, y - size * 0.66),
               (x + size * 0.26, y - size * 0.42)], mix(lamp, cab, 0.45))  # fmt: skip
    for side in (-1, 1):
        c.rect((x + side * size * 0.27 - size * 0.08, y - size * 0.16, x + side * size * 0.27 + size * 0.08, y),
               mix(cab, "#000000", 0.5))  # fmt: skip
        c.ellipse((x + side * size * 0.24, y - size * 0.26), size * 0.05, lamp)
    c.rect((x - size * 0.3, y - size * 0.18, x + size * 0.3, y - size * 0.12), mix(cab, "#000000", 0.35))


def lamp_post(c: Canvas, foot: Point, height: float, colours: tuple[Colour, Colour]) -> None:
    """A street lamp with its light; colours are iron and light."""
    (x, y), (iron, light) = foot, colours
    c.line(((x, y), (x, y - height), (x + height * 0.16, y - height * 1.04)), iron, width=height * 0.018)
    c.glow((x + height * 0.18, y - height * 1.02), height * 0.5, light, strength=0.6)
    c.ellipse((x + height * 0.18, y - height * 1.02), (height * 0.05, height * 0.02), light)


def flag(c: Canvas, foot: Point, height: float, colour: Colour) -> None:
    """The red and white on its pole."""
    x, y = foot
    c.line(((x, y), (x, y - height)), colour, width=5)
    for share, tone in ((0, "#b8332b"), (0.085, "#f4efe4")):
        top = y - height * (0.99 - share)
        edge = [(x + height * 0.27 * t / 8, top + 5 * ((t % 4) - 1.5) * (t > 0) * 0.6) for t in range(9)]
        c.polygon([*edge, *[(px, py + height * 0.085) for px, py in reversed(edge)]], tone)
