"""Scenes inland: roads, fields, forest, power lines and villages."""

from itertools import pairwise

from newsroom.demo.pictures import nature, people, things
from newsroom.demo.pictures.canvas import Canvas
from newsroom.demo.pictures.palette import mix

SKIN = "#8a5a3c"


def plantation_road(c: Canvas) -> None:
    """A dusty road through oil palms, a lorry coming with its lamps on."""
    c.gradient(0, 520, ["#d99a4e", "#eebd72", "#f8dfa6"])
    nature.sun(c, (1010, 300), 72, ("#fdf1cc", "#fbe0a0"))
    nature.clouds(c, (40, 260), "#f6d59a", count=9, alpha=0.6)
    nature.far_layers(c, [(500, 150), (515, 90)], ("#dbb072", "#b98a52"), floor=540)
    nature.canopy(c, 528, 60, "#8d6c3c")
    c.gradient(524, 1000, ["#a4733e", "#8a5a30", "#6b4224"])
    c.polygon([(640, 524), (700, 524), (1230, 1010), (120, 1010)], "#e3b26c")
    c.polygon([(655, 524), (668, 524), (560, 1010), (380, 1010)], "#cf9750")
    c.polygon([(680, 524), (690, 524), (1010, 1010), (850, 1010)], "#cf9750")
    for _ in range(50):
        t = c.rng.random() ** 1.4
        y = 540 + 460 * t
        middle, half = 670 + 5 * t, 40 + 520 * t
        c.lens(
            (middle + c.rng.uniform(-0.9, 0.9) * half, y),
            (10 + 70 * t, 1 + 6 * t),
            c.rng.choice(("#c48a45", "#f3cd8f", "#b57c3b")),
        )
    for depth, tall, tone in (
        (0.05, 90, "#7d6537"),
        (0.16, 140, "#6c5a33"),
        (0.34, 220, "#55492b"),
        (0.62, 330, "#3f3a24"),
    ):
        y = 524 + 476 * depth
        for side in (-1, 1):
            edge = 670 + side * (60 + 560 * depth)
            for k in range(4):
                x = edge + side * (tall * 0.35 + k * tall * 0.85)
                _oil_palm(c, (x, y), tall, tone)
    for _ in range(26):
        place = (700 + c.rng.gauss(0, 90), 640 - abs(c.rng.gauss(0, 44)))
        c.lens(place, (c.rng.uniform(50, 120), c.rng.uniform(12, 30)), "#f3d29a", alpha=0.28)
    c.lens((700, 700), (120, 14), "#7a4d28", alpha=0.7)
    things.lorry(c, (700, 702), 150, ("#8f3a2a", "#3a2a1c", "#fff0b8"))
    for side in (-1, 1):
        c.glow((700 + side * 36, 663), 70, "#fff0b8", strength=0.8)
    for x, tall, head, top in ((330, 232, "hat", "#e9dcb8"), (404, 214, "veil", "#7d3f4a")):
        c.lens((x + 60, 944), (96, 9), "#8a5a30", alpha=0.6)
        look = people.Look(
            top, "#3d3326", "#6d4228", head, "#d9bd84" if head == "hat" else "#e9dcb8", head == "veil"
        )
        people.person(c, (x, 942, tall), look, pose="walk")


def _oil_palm(c: Canvas, foot: tuple[float, float], tall: float, tone: str) -> None:
    x, y = foot
    c.polygon([(x - tall * 0.07, y), (x - tall * 0.05, y - tall * 0.5), (x + tall * 0.05, y - tall * 0.5),
        (x + tall * 0.07, y)],
              mix(tone, "#2a1d10", 0.4))  # fmt: skip
    for angle in (-170, -148, -122, -98, -80, -56, -32, -10, 4, 176):
        nature.frond(
            c, (x, y - tall * 0.52), tall * c.rng.uniform(0.5, 0.62), tone, angle=angle + c.rng.uniform(-6, 6)
        )


def rice_fields(c: Canvas) -> None:
    """Paddies stepping towards hills, farmers bent over the seedlings."""
    c.gradient(0, 440, ["#79bcd0", "#b3dbd3", "#eef0cf"])
    nature.cumulus(c, (1150, 190), 190, ("#fdfbee", "#d5e9e2"))
    nature.cumulus(c, (420, 140), 120, ("#fdfbee", "#d5e9e2"))
    nature.far_layers(c, [(400, 220), (420, 160), (430, 90)], ("#a9cfc1", "#5f9f7c"), floor=450)
    nature.canopy(c, 446, 50, "#458a5f")
    for x in (180, 240, 930, 1330, 1390):
        nature.palm(c, (x, 446), c.rng.uniform(110, 165), "#3b7d57", lean=0.12)
    for x in (560, 640):
        c.rect((x, 404, x + 54, 448), "#e3cfa0")
        c.polygon([(x - 10, 408), (x + 27, 374), (x + 64, 408)], "#a5533c")
    c.rect((0, 444, 1500, 1000), "#6f9a3c")
    _paddies(c)
    nature.ripples(c, (740, 1000), "#dff0e4", count=60, alpha=0.6)
    _seedlings(c)
    looks = (people.Look("#d9583f", "#3d5a66", SKIN, "hat", "#efdca6"), people.Look("#2f6f9a", "#5a3f4c",
        SKIN, "hat", "#e7cf94", True),
             people.Look("#f2ead0", "#3d4f3c", SKIN, "hat", "#efdca6"))  # fmt: skip
    c.line(((-10, 722), (1510, 722)), "#7a8f3c", width=13)
    people.person(c, (420, 846, 224), looks[0], pose="work")
    people.person(c, (740, 900, 262), looks[1], pose="work", face=-1)
    people.person(c, (1130, 830, 214), looks[2], pose="work")
    for x in (1290, 1322):
        c.ellipse((x, 700), (13, 9), "#fdfbee")
        c.line(((x + 8, 704), (x + 8, 722)), "#5a5a44", width=2)
        c.line(((x - 9, 698), (x - 14, 682), (x - 22, 684)), "#fdfbee", width=4)


def _seedlings(c: Canvas) -> None:
    """Fresh rice in rows, bigger the nearer."""
    for row, y in enumerate((752, 800, 862, 938)):
        for x in range(20 + row * 22, 1500, 52 + row * 14):
            tall = 20 + row * 11
            for bend in (-0.4, 0, 0.4):
                c.polygon([(x - 3, y), (x + bend * tall, y - tall), (x + 3, y)], "#4f9440")


def _paddies(c: Canvas) -> None:
    """Fields behind one another, each at its own stage: young, ripe or under water."""
    rows = ((444, 476), (482, 528), (536, 604), (614, 716), (730, 1010))
    for index, (top, bottom) in enumerate(rows):
        edges = [-40 + (index % 2) * 120]
        while edges[-1] < 1500:
            edges.append(edges[-1] + c.rng.uniform(260, 420) * (0.6 + 0.22 * index))
        for left, right in pairwise(edges):
            kind = c.rng.choice(("young", "ripe", "water")) if index < 4 else ("water", "young")[left > 500]
            skew = (bottom - top) * 0.5
            tone = {"young": "#9cc653", "ripe": "#d9c45a", "water": "#9fd0cf"}[kind]
            c.polygon(
                [(left + 5, bottom), (left + 5 + skew, top), (right - 5 + skew, top), (right - 5, bottom)],
                tone,
            )
            if kind != "water":
                for line in range(1, 3 + index * 2):
                    y = top + (bottom - top) * line / (3 + index * 2)
                    shift = skew * (bottom - y) / (bottom - top)
                    c.line(
                        ((left + 8 + shift, y), (right - 8 + shift, y)),
                        mix(tone, "#4a7a2e", 0.35),
                        width=1 + index,
                    )


def forest_hills(c: Canvas) -> None:
    """Ridge behind ridge of rainforest in morning mist, hornbills crossing."""
    c.gradient(0, 700, ["#f3d9b0", "#f0e3c4", "#dfe6cf"])
    nature.sun(c, (430, 230), 62, ("#fdf6dc", "#fbe7b8"))
    tones = ("#c6d8c2", "#2b5f50")
    for index, (base, height) in enumerate(((430, 230), (500, 200), (570, 190), (650, 180), (740, 170))):
        tone = mix(*tones, index / 5)
        nature.hills(c, (base, height), tone, floor=1000, rough=1 + index * 0.12)
        for _ in range(8):
            place = (c.rng.uniform(0, 1500), base + c.rng.uniform(0, 70))
            c.lens(
                place, (c.rng.uniform(180, 420), c.rng.uniform(9, 20)), mix("#f3eedb", tone, 0.25), alpha=0.5
            )
    nature.canopy(c, 820, 150, "#2f6655")
    c.polygon(
        [(690, 1000), (640, 900), (720, 830), (690, 780), (730, 780), (800, 836), (760, 904), (900, 1000)],
        "#c98a4e",
    )
    for x, tall in ((160, 520), (1230, 600), (1400, 420), (980, 300)):
        nature.tall_tree(c, (x, 900), tall, ("#dcd3b4", "#1f4f43"))
    nature.canopy(c, 930, 150, "#204f44", span=(-40, 640))
    nature.canopy(c, 930, 150, "#204f44", span=(820, 1540))
    nature.canopy(c, 1010, 130, "#153a33", span=(-40, 620))
    nature.canopy(c, 1010, 130, "#153a33", span=(930, 1540))
    for x, y, size in ((720, 250, 1.2), (860, 200, 0.9), (960, 290, 0.7)):
        c.polygon(
            [
                (x, y),
                (x - 62 * size, y - 40 * size),
                (x - 84 * size, y - 30 * size),
                (x - 30 * size, y + 12 * size),
            ],
            "#20312f",
        )
        c.polygon(
            [
                (x, y),
                (x + 46 * size, y - 48 * size),
                (x + 70 * size, y - 44 * size),
                (x + 28 * size, y + 12 * size),
            ],
            "#20312f",
        )
        c.lens((x + 4 * size, y + 6 * size), (54 * size, 10 * size), "#20312f")
        c.polygon(
            [(x + 52 * size, y + 2 * size), (x + 84 * size, y + 12 * size), (x + 52 * size, y + 10 * size)],
            "#e39a3c",
        )
        c.polygon(
            [(x - 44 * size, y + 2 * size), (x - 84 * size, y - 2 * size), (x - 84 * size, y + 12 * size)],
            "#f6f0dc",
        )


def power_lines(c: Canvas) -> None:
    """A village at nightfall, linemen up a pole, the last houses still dark."""
    c.gradient(0, 640, ["#28335f", "#62507f", "#c4738a", "#f3ae8b"])
    for _ in range(40):
        c.ellipse(
            (c.rng.uniform(0, 1500), c.rng.uniform(0, 260)), c.rng.uniform(0.8, 2), "#f6e3d6", alpha=0.7
        )
    nature.clouds(c, (120, 460), "#e08c92", count=12, alpha=0.5)
    nature.far_layers(c, [(600, 190), (620, 110)], ("#8d6488", "#4d4468"), floor=660)
    nature.canopy(c, 650, 80, "#37375a")
    c.gradient(646, 1000, ["#3a3555", "#2a2944", "#1a1b30"])
    for x, lit, size in ((90, True, 210), (360, True, 180), (1010, False, 190), (1250, False, 230)):
        things.stilt_house(c, (x, 760, size), ("#2b2a48", "#1d1d36", "#f8c46a"), lit=lit, legs=44)
        if lit:
            c.glow((x + size / 2, 680), 240, "#f8c46a", strength=0.35)
    c.polygon([(640, 700), (760, 700), (1180, 1010), (260, 1010)], "#4a4360")
    ends = [things.pole(c, (x, y), tall, "#12132a", arms=2) for x, y, tall in ((-120, 900, 640),
        (300, 840, 520), (720, 960, 850),
                                                                              (1180, 840, 520),
                                                                              (1600, 900, 640))]  # fmt: skip
    for one, other in pairwise(ends):
        for left, right in zip(one, other, strict=True):
            things.wire(c, (left, right), "#12132a", sag=46, width=2.2)
    c.rect((752, 300, 800, 390), "#1d1f3c")
    c.ellipse((776, 300), (24, 9), "#2b2e52")
    _linemen(c)
    c.line(((640, 960), (700, 420)), "#0d0e20", width=7)
    c.line(((676, 966), (736, 426)), "#0d0e20", width=7)
    for step in range(15):
        t = step / 15
        c.line(((640 + 60 * t, 960 - 540 * t), (676 + 60 * t, 966 - 540 * t)), "#0d0e20", width=4)
    c.glow((764, 262), 90, "#fff3cf", strength=0.85)
    for x, y, tall, head in ((470, 900, 196, "veil"), (540, 912, 128, "hair"), (900, 900, 206, "peci"),
        (980, 908, 190, "veil"),
                             (1050, 914, 120, "hair")):  # fmt: skip
        people.person(
            c,
            (x, y, tall),
            people.shadow("#0f1024", head=head, skirt=head == "veil"),
            pose="wave" if tall < 150 else "stand",
        )
    nature.grass(c, (1010, 1006), 90, "#0f1024", count=130)


def _linemen(c: Canvas) -> None:
    """Two linemen on their belts."""
    for dx, y, tone, face in ((-46, 500, "#e8742f", 1), (48, 400, "#e8742f", -1)):
        x = 720 + dx
        look = people.Look(tone, "#20304a", "#6d4232", "helmet", "#f6d04d")
        people.person(c, (x, y, 190), look, pose="reach", face=face)
        c.line(((x, y - 95), (720, y - 130)), "#f6d04d", width=4)


PAINTERS = {
    "plantation-road": plantation_road,
    "rice-fields": rice_fields,
    "forest-hills": forest_hills,
    "power-lines": power_lines,
}
