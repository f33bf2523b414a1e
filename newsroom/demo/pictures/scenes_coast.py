"""Scenes where the river meets the sea."""

from newsroom.demo.pictures import nature, people, things
from newsroom.demo.pictures.canvas import Canvas
from newsroom.demo.pictures.palette import mix


def fish_harbour(c: Canvas) -> None:
    """Painted fishing boats at a harbour at noon, baskets carried along the pier."""
    c.gradient(0, 470, ["#4fa3bd", "#8cc7cf", "#d3e7d9"])
    nature.cumulus(c, (360, 250), 210, ("#fbf7e6", "#cfe2df"))
    nature.cumulus(c, (1180, 190), 170, ("#fbf7e6", "#cfe2df"))
    nature.hills(c, (455, 70), "#7fb0b3", floor=470)
    c.gradient(466, 1000, ["#74b9c1", "#3d94a8", "#1f6f8c"])
    for x in range(-20, 640, 92):
        tall = c.rng.uniform(70, 104)
        c.rect((x, 468 - tall, x + 86, 468), c.rng.choice(("#e9d9b6", "#d9b58a", "#c8d6c2", "#e6c7b0")))
        c.polygon(
            [(x - 6, 468 - tall), (x + 20, 440 - tall), (x + 66, 440 - tall), (x + 92, 468 - tall)], "#a5533c"
        )
        c.rect((x + 34, 424, x + 54, 468), "#5f4a3f")
    c.rect((-20, 466, 660, 478), "#7b6149")
    for x, y, size, hull, stripe in ((1010, 560, 0.62, "#f2ede0", "#c44b36"), (720, 600, 0.78, "#2c6f8f", "#f0c24b"),
                                     (1230, 650, 0.95, "#e0a93d", "#2f5d73")):  # fmt: skip
        _fishing_boat(c, (x, y), size, (hull, stripe))
    nature.ripples(c, (480, 1000), "#c9ecea", count=200, alpha=0.6)
    nature.ripples(c, (500, 1000), "#17637f", count=120, alpha=0.4)
    _fishing_boat(c, (560, 770), 1.35, ("#d24b36", "#f4efe0"))
    c.polygon([(-10, 832), (1510, 876), (1510, 1010), (-10, 1010)], "#8b6a4c")
    for step in range(0, 1520, 58):
        c.line(((step, 834 + step * 0.029), (step - 60, 1010)), "#6d513a", width=3)
    c.polygon([(-10, 832), (1510, 876), (1510, 888), (-10, 844)], "#a9845e")
    for x, y in ((980, 930), (1060, 940), (1020, 900)):
        _basket(c, (x, y), 74)
    people.person(
        c, (300, 950, 250), people.Look("#f2c14e", "#3d5a66", "#7d4e33", "hat", "#ead9ad"), pose="carry"
    )
    _basket(c, (300, 664), 104)
    people.person(
        c,
        (790, 948, 238),
        people.Look("#3b7f83", "#73415a", "#8a5a3c", "veil", "#e8dcc4", True),
        pose="reach",
    )
    people.person(
        c,
        (1210, 966, 256),
        people.Look("#e9e4d6", "#2d4450", "#7d4e33", "cap", "#c44b36"),
        pose="walk",
        face=-1,
    )


def _basket(c: Canvas, at: tuple[float, float], size: float) -> None:
    x, y = at
    for dx, dy in ((-0.26, 0.16), (0.02, 0.24), (0.24, 0.15), (-0.1, 0.1)):
        c.lens((x + dx * size, y - dy * size), (size * 0.24, size * 0.07), "#cfd8d8")
        c.lens((x + dx * size, y - dy * size - 2), (size * 0.2, size * 0.03), "#8ba3ad")
    c.polygon([(x - size / 2, y - size * 0.1), (x + size / 2, y - size * 0.1), (x + size * 0.38, y + size * 0.34),
               (x - size * 0.38, y + size * 0.34)], "#b98546")  # fmt: skip
    for row in (0.0, 0.12, 0.24):
        c.line(
            (
                (x - size * (0.46 - row * 0.3), y + size * row),
                (x + size * (0.46 - row * 0.3), y + size * row),
            ),
            "#8d6030",
            width=2,
        )


def _fishing_boat(c: Canvas, at: tuple[float, float], size: float, colours: tuple[str, str]) -> None:
    """A wooden fishing boat with cabin, mast and outrigger lamps; the point is its middle on the water."""
    (x, y), (hull, stripe) = at, colours

    def put(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
        return [(x + px * size, y + py * size) for px, py in points]

    c.lens((x, y + 8 * size), (230 * size, 22 * size), "#17566f", alpha=0.6)
    c.line(put([(0, -70), (0, -270)]), "#5b4636", width=6 * size)
    c.line(put([(0, -262), (190, -96)]), "#5b4636", width=2 * size)
    c.line(put([(0, -262), (-170, -80)]), "#5b4636", width=2 * size)
    for step in range(1, 6):
        px, py = put([(190 * step / 6, -262 + 166 * step / 6)])[0]
        c.polygon([(px, py), (px + 16 * size, py + 4 * size), (px + 4 * size, py + 20 * size)],
                  ("#f0c24b", "#d24b36", "#3b7f83")[step % 3])  # fmt: skip
    c.polygon(put([(-120, -60), (-120, -140), (-12, -140), (-12, -60)]), "#f4efe0")
    c.polygon(put([(-134, -138), (-126, -156), (0, -156), (4, -138)]), stripe)
    for dx in (-106, -64):
        c.polygon(put([(dx, -122), (dx + 32, -122), (dx + 32, -92), (dx, -92)]), "#2f5d73")
    c.polygon(put([(-210, -72), (-140, -58), (120, -58), (226, -112), (176, 8), (-176, 8)]), hull)
    c.polygon(
        put(
            [
                (-203, -52),
                (-140, -40),
                (120, -40),
                (213, -80),
                (206, -62),
                (124, -22),
                (-140, -22),
                (-196, -34),
            ]
        ),
        stripe,
    )
    c.polygon(put([(-182, -6), (182, -6), (176, 8), (-176, 8)]), mix(hull, "#10222c", 0.6))
    c.ellipse(put([(178, -76)])[0], 7 * size, "#1d2c33")


def mangrove_nursery(c: Canvas) -> None:
    """Women planting mangrove seedlings in rows on the mud at low tide."""
    c.gradient(0, 430, ["#f0c9a8", "#f3dcb8", "#e6e6c4"])
    nature.sun(c, (1120, 210), 58, ("#fbf1cf", "#f9dfae"))
    nature.clouds(c, (60, 300), "#f7e3c6", count=9, alpha=0.7)
    nature.far_layers(c, [(420, 90), (428, 60)], ("#cfc9a4", "#a8b592"), floor=440)
    nature.canopy(c, 436, 70, "#7d9a78")
    c.gradient(434, 640, ["#d9cfae", "#b9bda0", "#94a690"])
    nature.ripples(c, (440, 640), "#f3e6c8", count=90, alpha=0.7)
    for x, tall in ((60, 330), (190, 270), (1330, 300), (1450, 360), (340, 190), (1200, 190)):
        nature.mangrove(c, (x, 560 + tall * 0.25), tall, ("#4b4a38", "#55754f"))
    c.polygon(
        [(-10, 640), (300, 606), (760, 622), (1180, 600), (1510, 632), (1510, 1010), (-10, 1010)], "#8c7a5e"
    )
    for _ in range(60):
        y = c.rng.uniform(650, 1000)
        c.lens(
            (c.rng.uniform(0, 1500), y),
            (c.rng.uniform(30, 120), 3 + (y - 640) * 0.02),
            c.rng.choice(("#a8977a", "#776549", "#c3b491")),
        )
    for row, (y, step, tall) in enumerate(((668, 66, 44), (728, 84, 62), (808, 108, 86), (916, 140, 122))):
        for x in range(-20 + row * 23, 1540, step):
            _seedling(c, (x + c.rng.uniform(-8, 8), y + c.rng.uniform(-6, 6)), tall)
    looks = (people.Look("#c85a54", "#47506b", "#8a5a3c", "veil", "#f0dcc0", True),
             people.Look("#3f7f86", "#6b4a52", "#8a5a3c", "hat", "#e7cf94", True),
             people.Look("#e0b04a", "#3d5560", "#7d4e33", "hat", "#d9bd84"))  # fmt: skip
    people.person(c, (500, 838, 262), looks[0], pose="work")
    people.person(c, (850, 800, 228), looks[1], pose="work", face=-1)
    people.person(c, (1160, 884, 288), looks[2], pose="walk", face=-1)
    c.rect((1096, 744, 1136, 790), "#4a5a4c")
    for dx in (6, 16, 26):
        c.line(((1098 + dx, 744), (1096 + dx * 1.2, 704)), "#55754f", width=5)


def _seedling(c: Canvas, foot: tuple[float, float], tall: float) -> None:
    x, y = foot
    c.lens((x, y + 2), (tall * 0.3, tall * 0.06), "#5d4e38")
    c.line(((x, y), (x, y - tall * 0.72)), "#5b4a35", width=max(2, tall * 0.05))
    for side in (-1, 1):
        c.polygon([(x, y - tall * 0.66), (x + side * tall * 0.14, y - tall * 0.92),
            (x + side * tall * 0.36, y - tall * 0.86),
                   (x + side * tall * 0.22, y - tall * 0.66)], "#4f8a55")  # fmt: skip
    c.polygon(
        [(x - tall * 0.06, y - tall * 0.7), (x, y - tall), (x + tall * 0.06, y - tall * 0.7)], "#76a862"
    )


def island_jetty(c: Canvas) -> None:
    """A long jetty over a turquoise lagoon, a turtle under the surface."""
    c.gradient(0, 420, ["#3f9fc4", "#86c9d6", "#dcefe2"])
    nature.cumulus(c, (1100, 300), 230, ("#fdfaf0", "#d3e9e6"))
    nature.cumulus(c, (280, 240), 150, ("#fdfaf0", "#d3e9e6"))
    c.gradient(420, 1000, ["#1f7fa3", "#2ca7b4", "#5fcdc0", "#a4e3cf"])
    c.lens((1110, 424), (360, 26), "#f4e6bd")
    nature.canopy(c, 418, 46, "#2f7d5c", span=(860, 1370))
    for x, tall, lean in (
        (900, 150, -0.12),
        (980, 190, 0.1),
        (1080, 170, -0.1),
        (1200, 205, 0.12),
        (1310, 150, 0.14),
    ):
        nature.palm(c, (x, 416), tall, "#246a50", lean=lean)
    for _ in range(26):
        y = c.rng.uniform(560, 980)
        c.lens(
            (c.rng.uniform(0, 1500), y), (c.rng.uniform(60, 190), 8 + (y - 540) * 0.04), "#1f96a8", alpha=0.45
        )
    nature.ripples(c, (430, 1000), "#e4f8ee", count=170, alpha=0.55)
    c.polygon([(690, 452), (716, 452), (520, 1010), (60, 1010)], "#b08a5c")
    c.polygon([(690, 452), (60, 1010), (30, 1010), (684, 454)], "#7d5d3c")
    for step in range(26):
        t = (step / 26) ** 1.9
        left, right, y = 690 - 630 * t, 716 - 196 * t, 452 + 558 * t
        c.line(((left, y), (right, y)), "#8b6a45", width=1 + 5 * t)
    for t in (0.02, 0.07, 0.15, 0.28, 0.48, 0.78):
        for edge in (690 - 630 * t, 716 - 196 * t):
            y = 452 + 558 * t
            c.rect((edge - 2 - 9 * t, y - 20 - 130 * t, edge + 2 + 9 * t, y + 30 + 40 * t), "#6b4d31")
    for side in (lambda t: 690 - 630 * t, lambda t: 716 - 196 * t):
        c.line(
            [(side(t), 452 + 558 * t - 16 - 112 * t) for t in (0.02, 0.28, 0.78, 0.98)], "#8b6a45", width=4
        )
    people.person(
        c, (600, 640, 150), people.Look("#e2704b", "#2c5d73", "#8a5a3c", "hair", "#241c1a"), pose="walk"
    )
    people.person(c, (520, 660, 150), people.Look("#f2e7c9", "#8f4b5e", "#8a5a3c", "veil", "#dcc27c", True))
    _turtle(c, (1050, 760))
    people.rower(c, (1290, 552), 60, people.Look("#d9583f", "#d9583f", "#7d4e33", "cap", "#24424d"))
    things.canoe(c, (1280, 560), 260, "#f1e6c8", rim="#c0492f")


def _turtle(c: Canvas, at: tuple[float, float]) -> None:
    x, y = at
    c.lens((x + 24, y + 66), (190, 24), "#1d8796", alpha=0.6)
    for points in ([(-70, -30), (-150, -92), (-178, -84), (-130, -24)], [(-70, 24), (-140, 86), (-160, 80), (-120, 10)],
                   [(86, -24), (140, -56), (152, -44), (112, -8)], [(86, 20), (134, 52), (146, 42),
                   (112, 6)]):  # fmt: skip
        c.polygon([(x + px, y + py) for px, py in points], "#3f7d5c")
    c.ellipse((x - 142, y - 6), (34, 23), "#4c8a63")
    c.ellipse((x, y), (122, 66), "#2c5f4b")
    for dx, dy, r in (
        (-62, 0, 26),
        (-8, 0, 28),
        (48, 0, 25),
        (-36, -34, 20),
        (20, -36, 20),
        (-36, 34, 20),
        (20, 36, 20),
    ):
        points = [(x + dx + r * px, y + dy + r * 0.78 * py) for px, py in
                  ((-1, 0), (-0.5, -0.86), (0.5, -0.86), (1, 0), (0.5, 0.86), (-0.5, 0.86))]  # fmt: skip
        c.polygon(points, "#6f9a58")
    c.lens((x - 10, y - 40), (90, 9), "#d7f2df", alpha=0.7)


PAINTERS = {
    "fish-harbour": fish_harbour,
    "mangrove-nursery": mangrove_nursery,
    "island-jetty": island_jetty,
}
