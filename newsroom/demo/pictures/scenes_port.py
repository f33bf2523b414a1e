"""The container port at night."""

from newsroom.demo.pictures import nature, things
from newsroom.demo.pictures.canvas import Canvas
from newsroom.demo.pictures.palette import mix

BOXES = ("#b4452f", "#2d6c86", "#d39a35", "#5a7a4c", "#8a3b47", "#33566f")


def port_cranes(c: Canvas) -> None:
    """Container cranes at night, a ship alongside, lamps on black water."""
    ink, iron = "#0b1a30", "#0f2440"
    c.gradient(0, 600, ["#0a1830", "#12315a", "#27587c", "#4c7f92"])
    for _ in range(70):
        c.ellipse(
            (c.rng.uniform(0, 1500), c.rng.uniform(0, 330)), c.rng.uniform(0.8, 2.2), "#cfe0e2", alpha=0.7
        )
    nature.sun(c, (1290, 130), 34, ("#f3efd6", "#5c86a0"))
    nature.clouds(c, (60, 380), "#1d436d", count=10, alpha=0.7)
    nature.hills(c, (590, 90), "#1a3d5e", floor=600)
    for x, size in ((230, 1.0), (610, 1.16), (1010, 0.92)):
        _crane(c, (x, 585), size, (iron, "#e0a13c"))
    for x in range(20, 1500, 74):
        for level in range(c.rng.randint(1, 3)):
            tone = mix(c.rng.choice(BOXES), "#0b1a30", 0.5)
            c.rect((x, 560 - 30 * level, x + 68, 588 - 30 * level), tone)
            for rib in range(1, 6):
                c.line(
                    ((x + rib * 11, 562 - 30 * level), (x + rib * 11, 586 - 30 * level)),
                    mix(tone, ink, 0.4),
                    width=1.5,
                )
    c.rect((0, 586, 1500, 620), ink)
    for x in range(60, 1500, 170):
        things.lamp_post(c, (x, 588), 130, (iron, "#ffd38a"))
    c.gradient(620, 1000, ["#1f4a6c", "#102b4c", "#081629"])
    c.reflect(620, depth=380, tint="#12304f", strength=0.68)
    for x in range(83, 1500, 170):
        nature.glitter(c, (x, 624, 860), "#ffcf82", spread=64, count=22)
    nature.ripples(c, (626, 1000), "#3d7290", count=140, alpha=0.5)
    nature.ripples(c, (640, 1000), "#06101f", count=120, alpha=0.5)
    _ship(c, (420, 800), 720)


def _crane(c: Canvas, foot: tuple[float, float], size: float, colours: tuple[str, str]) -> None:
    (x, y), (iron, lamp) = foot, colours

    def at(dx: float, dy: float) -> tuple[float, float]:
        return x + dx * size, y - dy * size

    for dx in (-70, 60):
        c.line((at(dx, 0), at(dx * 0.86, 300)), iron, width=13 * size)
    c.line((at(-66, 120), at(54, 250)), iron, width=5 * size)
    c.line((at(-68, 120), at(58, 120)), iron, width=8 * size)
    c.line((at(-230, 300), at(250, 300)), iron, width=14 * size)
    c.line((at(-60, 300), at(0, 420), at(52, 300)), iron, width=8 * size)
    for dx in (-220, 240):
        c.line((at(0, 418), at(dx, 304)), iron, width=3 * size)
    c.line((at(-150, 300), at(-150, 190)), iron, width=2.5)
    c.line((at(-120, 300), at(-120, 190)), iron, width=2.5)
    left, top = at(-180, 192)
    c.rect((left, top, left + 92 * size, top + 40 * size), mix(lamp, iron, 0.35))
    for dx, dy in ((0, 424), (-222, 306), (244, 306), (54, 296)):
        c.glow(at(dx, dy), 40 * size, lamp, strength=0.9)
        c.ellipse(at(dx, dy), 4 * size, "#fff0c8")


def _ship(c: Canvas, left: tuple[float, float], length: float) -> None:
    x, y = left
    c.lens((x + length / 2, y + 8), (length * 0.62, 26), "#050d1a", alpha=0.7)
    for column in range(8):
        for level in range(3 - (column in (0, 7)) - (column == 4)):
            tone = mix(c.rng.choice(BOXES), "#0b1a30", 0.28)
            left_edge, top = x + 60 + column * 58, y - 104 - level * 30
            c.rect((left_edge, top, left_edge + 54, top + 28), tone)
            for rib in range(1, 5):
                c.line(
                    ((left_edge + rib * 11, top + 2), (left_edge + rib * 11, top + 26)),
                    mix(tone, "#0b1a30", 0.5),
                    width=1.5,
                )
    c.rect((x + 556, y - 190, x + 648, y - 70), "#d8d4c2")
    for level in range(3):
        for dx in range(4):
            c.rect(
                (x + 566 + dx * 21, y - 178 + level * 30, x + 578 + dx * 21, y - 166 + level * 30), "#ffd98f"
            )
    c.rect((x + 584, y - 226, x + 622, y - 190), "#b4452f")
    c.polygon([(x - 10, y - 84), (x + length * 0.93, y - 76), (x + length, y - 100), (x + length * 0.955, y + 8),
               (x + 40, y + 8)], "#0a1526")  # fmt: skip
    c.polygon(
        [(x + 26, y - 14), (x + length * 0.962, y - 14), (x + length * 0.955, y + 8), (x + 40, y + 8)],
        "#6d2b28",
    )


PAINTERS = {
    "port-cranes": port_cranes,
}
