"""Scenes in streets, yards and halls."""

import math

from newsroom.demo.pictures import nature, people, things
from newsroom.demo.pictures.canvas import Canvas
from newsroom.demo.pictures.palette import mix

SKIN = "#8a5a3c"


def night_market(c: Canvas) -> None:
    """Stalls with striped awnings and bulbs at night, people between them."""
    c.gradient(0, 620, ["#1c1430", "#3a1d44", "#6d2f52", "#a94c4f"])
    for x in range(-20, 1520, 130):
        tall = c.rng.uniform(120, 250)
        c.rect((x, 560 - tall, x + 124, 620), mix("#2a1838", "#3d2244", c.rng.random()))
        for row in range(3):
            for column in range(3):
                if c.rng.random() > 0.55:
                    corner = (x + 18 + column * 34, 580 - tall + row * 40)
                    c.rect((*corner, corner[0] + 16, corner[1] + 20), "#d98a4e", alpha=0.75)
    c.gradient(600, 1000, ["#a8545a", "#7c3c50", "#4a2442"])
    nature.glitter(c, (560, 770, 990), "#f0b06a", spread=560, count=70)
    nature.glitter(c, (1150, 770, 990), "#f0b06a", spread=420, count=50)
    _lights(c)
    for x, tones, goods in ((40, ("#c43d3d", "#f3e3c2"), "#e39a3c"), (400, ("#2f7d78", "#f3e3c2"), "#b9c24f"),
                            (760, ("#e0a23a", "#f3e3c2"), "#cf4f3f"), (1120, ("#7a3f86", "#f3e3c2"),
                            "#e8c66a")):  # fmt: skip
        _stall(c, (x, 740), 320, tones, goods)
    crowd = (("hair", 150, 0), ("veil", 236, 1), ("cap", 352, 0), ("veil", 560, 1), ("hair", 640, 0), ("hair", 720, 1),
             ("veil", 905, 1), ("peci", 1000, 0), ("veil", 1085, 1), ("hair", 1240, 0), ("veil", 1345, 1))  # fmt: skip
    for head, x, skirt in crowd:
        tone = mix("#150a1c", "#35193a", c.rng.random())
        tall = c.rng.uniform(262, 318)
        c.lens((x, 930 + (x % 50)), (70, 9), "#160b1c", alpha=0.7)
        look = people.Look(
            tone, mix(tone, "#000000", 0.25), "#5d3430", head, mix(tone, "#d98a5a", 0.35), bool(skirt)
        )
        people.person(
            c,
            (x, 928 + (x % 50), tall),
            look,
            pose=("walk", "stand", "reach")[x % 3],
            face=1 if x % 2 else -1,
        )


def _lights(c: Canvas) -> None:
    """Strings of bulbs across the square."""
    for start, end in (((-20, 300), (760, 250)), ((740, 250), (1520, 310)), ((-20, 210), (1520, 190))):
        things.wire(c, (start, end), "#150d20", sag=60)
        for step in range(1, 24):
            t = step / 24
            x = start[0] + (end[0] - start[0]) * t
            y = start[1] + (end[1] - start[1]) * t + 60 * (1 - (2 * t - 1) ** 2) + 8
            c.glow((x, y), 30, "#ffc56b", strength=0.75)
            c.ellipse((x, y), 5, "#fff0c2")


def _stall(c: Canvas, left: tuple[float, float], wide: float, tones: tuple[str, str], goods: str) -> None:
    x, y = left
    top = y - 270
    c.rect((x + 14, top + 70, x + wide - 14, y), "#f2b85e")
    c.rect((x + 14, top + 70, x + wide - 14, y - 100), "#f8cf80")
    for shelf in (y - 180, y - 140):
        c.rect((x + 26, shelf, x + wide - 26, shelf + 5), "#8a4b35")
        for dx in range(34, int(wide) - 44, 26):
            c.rect(
                (x + dx, shelf - c.rng.uniform(14, 26), x + dx + 18, shelf),
                mix(goods, "#8a4b35", c.rng.uniform(0, 0.7)),
            )
    c.glow((x + wide / 2, top + 110), 190, "#fff0b8", strength=0.7)
    seller = people.Look("#7c3140", "#3d2030", SKIN, c.rng.choice(("veil", "cap")), "#4a2438")
    people.person(c, (x + wide * 0.5, y + 30, 210), seller, pose="reach")
    c.rect((x, y - 84, x + wide, y), mix(tones[0], "#1c1022", 0.35))
    c.rect((x - 6, y - 92, x + wide + 6, y - 80), "#8a4b35")
    for dx in range(16, int(wide) - 20, 30):
        c.ellipse((x + dx + 8, y - 98), (17, 13), mix(goods, "#fff0c0", c.rng.uniform(0, 0.4)))
    for dx in (4, wide - 12):
        c.rect((x + dx, top + 40, x + dx + 8, y), "#3a1d2c")
    stripes = 10
    step = (wide + 40) / stripes
    for index in range(stripes):
        edge, roof = x - 20 + index * step, x + 16 + index * (wide - 32) / stripes
        tone = tones[index % 2]
        c.polygon(
            [(roof, top), (roof + (wide - 32) / stripes, top), (edge + step, top + 70), (edge, top + 70)],
            tone,
        )
        c.ellipse((edge + step / 2, top + 70), (step / 2, 15), mix(tone, "#5a2038", 0.12))


def school_yard(c: Canvas) -> None:
    """Pupils lined up before a one-storey school with the flag on its pole."""
    c.gradient(0, 560, ["#9cc6bf", "#cfe0cb", "#f2ead0"])
    nature.cumulus(c, (1120, 210), 180, ("#fbf6e4", "#dfe5d2"))
    nature.cumulus(c, (240, 170), 120, ("#fbf6e4", "#dfe5d2"))
    nature.hills(c, (520, 120), "#a8c4a5", floor=560)
    nature.canopy(c, 556, 110, "#6f9a76")
    for x in (120, 1380, 1450):
        nature.palm(c, (x, 560), 240, "#5a8768", lean=0.12 if x < 700 else -0.12)
    c.gradient(556, 1000, ["#dcae72", "#d19a5c", "#b97f49"])
    wall, trim = "#f3e7c9", "#2f6f6a"
    c.rect((250, 400, 1330, 600), wall)
    c.rect((250, 540, 1330, 600), trim)
    c.polygon([(210, 408), (290, 290), (1290, 290), (1370, 408)], "#b04a34")
    c.polygon([(290, 290), (1290, 290), (1303, 309), (277, 309)], "#cf6a4c")
    for step in range(24):
        c.line(((300 + step * 43, 309), (222 + step * 49.5, 406)), "#9c3f2c", width=2)
    for x in (312, 490, 846, 1024):
        things.window(c, (x, 440), 80, ("#3d6b6e", "#f8f1dc"))
    for x in (676, 1210):
        c.rect((x, 432, x + 62, 600), "#7a3b2c")
        c.ellipse((x + 50, 520), 4, "#e8c66a")
    for x in range(262, 1340, 178):
        c.rect((x - 5, 404, x + 5, 612), "#fbf6e4")
    c.rect((230, 600, 1350, 618), "#c9bfa2")
    c.polygon([(230, 618), (1350, 618), (1440, 668), (140, 668)], "#c08b52", alpha=0.5)
    things.flag(c, (158, 780), 560, "#8a8f88")
    c.rect((128, 776, 190, 800), "#d9d2ba")
    for row, (y, tall, step) in enumerate(((742, 132, 88), (820, 158, 104), (916, 190, 128))):
        for index, x in enumerate(range(360 + row * 20, 1450, step)):
            girl = (index * 7 + row * 3) % 5 < 3
            look = people.Look(
                "#f8f4e8", "#a8362f", SKIN, "veil" if girl else "cap", "#f8f4e8" if girl else "#a8362f", girl
            )
            c.lens((x + 40, y + 4), (tall * 0.42, tall * 0.05), "#8f5f36", alpha=0.55)
            people.person(c, (x, y, tall), look, face=-1)
    teacher = people.Look("#7b6a4f", "#5d4f3c", SKIN, "veil", "#e3c48a", True)
    c.lens((290, 872), (96, 10), "#8f5f36", alpha=0.55)
    people.person(c, (250, 866, 236), teacher, pose="reach")
    nature.grass(c, (1006, 1010), 52, "#6f7d45", count=90)


def football(c: Canvas) -> None:
    """Players under floodlights, one about to shoot."""
    c.gradient(0, 420, ["#06201f", "#0b3230", "#125048"])
    for x in (150, 520, 980, 1350):
        c.line(((x, 420), (x, 120)), "#041514", width=9)
        for lamp in range(5):
            spot = (x - 56 + lamp * 28, 112)
            c.rect((spot[0] - 11, 100, spot[0] + 11, 124), "#041514")
            c.ellipse(spot, 9, "#fdfbe2")
        c.glow((x, 112), 260, "#e8f5c8", strength=0.55)
        c.polygon([(x - 60, 124), (x + 60, 124), (x + 330, 620), (x - 330, 620)], "#dff3c4", alpha=0.06)
    c.polygon([(-10, 270), (1510, 270), (1510, 430), (-10, 430)], "#0a2624")
    c.polygon([(-10, 250), (1510, 250), (1510, 272), (-10, 272)], "#06191a")
    for row in range(8):
        for x in range(-6, 1510, 17):
            tone = c.rng.choice(("#d9a441", "#e9e4cf", "#1d4a44", "#1d4a44", "#a8432f", "#2d6f68"))
            c.ellipse(
                (x + c.rng.uniform(-3, 3) + 8 * (row % 2), 290 + row * 17), (5.5, 6.5), tone, alpha=0.85
            )
    for x, tone in ((0, "#d9a441"), (300, "#e9e4cf"), (620, "#d9a441"), (930, "#a8432f"), (1240, "#d9a441")):
        c.rect((x, 424, x + 270, 462), mix(tone, "#0b3230", 0.15))
        c.rect((x + 40, 436, x + 200, 450), "#12302c")
    for band in range(9):
        top = 462 + 538 * (band / 9) ** 1.35
        c.rect((0, top, 1500, 1000), ("#1f7a4c", "#268a57")[band % 2])
    c.line(((0, 500), (1500, 500)), "#dcefd6", width=3)
    c.arc((760, 760), (420, 110), (0, 360), "#dcefd6", width=5)
    c.line(((-10, 690), (1510, 690)), "#dcefd6", width=3)
    kits = {"gold": people.Look("#eaa928", "#12302c", SKIN, "hair", "#0d1615"),
            "white": people.Look("#f2f0e4", "#a8432f", "#7d4e33", "hair", "#0d1615")}  # fmt: skip
    for x, y, tall, kit, face in ((250, 610, 128, "white", 1), (1260, 600, 122, "gold", -1), (470, 560, 96, "gold", 1),
                                  (1060, 570, 98, "white", -1), (1330, 800, 226, "white", -1),
                                  (180, 850, 240, "gold", 1)):  # fmt: skip
        c.lens((x, y), (tall * 0.42, tall * 0.05), "#0f5236", alpha=0.8)
        people.person(c, (x, y, tall), kits[kit], pose="run", face=face)
    c.lens((640, 896), (170, 17), "#0f5236", alpha=0.8)
    c.lens((930, 890), (150, 16), "#0f5236", alpha=0.8)
    people.person(c, (620, 896, 372), kits["gold"], pose="run")
    people.person(c, (940, 888, 350), kits["white"], pose="run", face=-1)
    _ball(c, (764, 872), 23)


def _ball(c: Canvas, at: tuple[float, float], r: float) -> None:
    x, y = at
    c.lens((x + 4, y + r), (r * 1.4, r * 0.2), "#0f5236", alpha=0.8)
    c.ellipse(at, r, "#f6f4ea")
    for turn in range(5):
        angle = turn * 1.257 - 0.4
        c.ellipse((x + math.cos(angle) * r * 0.72, y + math.sin(angle) * r * 0.72), r * 0.2, "#1b2624")
    c.ellipse(at, r * 0.26, "#1b2624")


def mosque_street(c: Canvas) -> None:
    """A market street at dusk leading to a mosque with its dome and minarets."""
    c.gradient(0, 700, ["#3b3a72", "#8a5a86", "#dd8d72", "#f6c57c"])
    nature.sun(c, (750, 520), 80, ("#fde6ad", "#fbd08a"))
    nature.clouds(c, (60, 420), "#f0a27c", count=12, alpha=0.5)
    _mosque(c)
    c.rect((0, 640, 1500, 1000), "#4a3358")
    c.polygon([(-10, 1010), (560, 632), (940, 632), (1510, 1010)], "#6d4a63")
    c.polygon([(520, 1010), (725, 632), (775, 632), (980, 1010)], "#8f5f68", alpha=0.6)
    for step in range(5):
        t = (step + 0.3) / 5
        for side in (-1, 1):
            _shop(c, t, side, step)
    for side in (-1, 1):
        for t in (0.1, 0.5):
            x, y = 750 + side * (210 + 420 * t), 640 + 290 * t
            things.lamp_post(c, (x, y), 150 + 190 * t, ("#241a33", "#ffe0a0"))
    walkers = ((700, 690, 92, "peci"), (760, 700, 96, "veil"), (820, 720, 104, "peci"), (620, 780, 146, "veil"),
               (690, 800, 156, "peci"), (900, 850, 190, "veil"), (540, 930, 244, "peci"),
               (640, 950, 236, "veil"))  # fmt: skip
    for x, y, tall, head in walkers:
        look = people.Look("#f4ead6" if head == "peci" else "#3c2c50", "#4a3560", SKIN, head,
                           "#1b1626" if head == "peci" else "#f4ead6", skirt=True)  # fmt: skip
        c.lens((x, y + 2), (tall * 0.34, tall * 0.035), "#3c2740", alpha=0.7)
        people.person(c, (x, y, tall), look, pose="walk")


def _mosque(c: Canvas) -> None:
    """Dome, minarets and lit arches."""
    dome, body, edge = "#2c5d6b", "#54466f", "#7a5f83"
    for x in (470, 1030):
        c.rect((x - 17, 250, x + 17, 640), body)
        c.rect((x - 26, 330, x + 26, 344), edge)
        c.rect((x - 26, 440, x + 26, 454), edge)
        c.polygon([(x - 20, 252), (x, 176), (x + 20, 252)], dome)
        c.line(((x, 180), (x, 150)), "#f6c57c", width=3)
    c.rect((560, 440, 940, 640), body)
    c.ellipse((750, 410), (128, 118), dome)
    c.rect((612, 410, 888, 452), edge)
    c.line(((750, 296), (750, 246)), "#f6c57c", width=4)
    c.arc((750, 240), (12, 12), (-40, 220), "#f6c57c", width=4)
    for x in (640, 860):
        c.ellipse((x, 446), (50, 46), mix(dome, body, 0.3))
        c.rect((x - 52, 446, x + 52, 470), edge)
    for x in (600, 660, 720, 780, 840, 900):
        c.rect((x - 18, 520, x + 18, 640), "#f3b765")
        c.ellipse((x, 520), 18, "#f3b765")


def _shop(c: Canvas, t: float, side: int, step: int) -> None:
    """One shop front in perspective: t runs from the mosque to us."""
    near, far = 0.3 + 0.9 * t, 0.3 + 0.9 * (t + 0.2)
    one, two = 750 + side * (150 + 560 * t * 1.1), 750 + side * (150 + 560 * (t + 0.2) * 1.1)
    low_one, low_two = 634 + 300 * t, 634 + 300 * (t + 0.2)
    tone = ("#3f3157", "#4a3560", "#37294e")[step % 3]
    c.polygon([(one, low_one - 250 * near), (two, low_two - 250 * far), (two, low_two), (one, low_one)], tone)
    c.polygon(
        [(one, low_one - 120 * near), (two, low_two - 120 * far), (two, low_two - 8), (one, low_one - 4)],
        "#f2b766",
    )
    for share in (0.2, 0.45, 0.7):
        x, y = one + (two - one) * share, low_one + (low_two - low_one) * share
        c.rect(
            (x - 9 * near, y - 66 * near, x + 9 * near, y - 8),
            ("#c4563f", "#6b3f63", "#2c5d6b")[int(share * 10) % 3],
        )
    awning = ("#c4563f", "#e0a24a", "#2f7a78")[step % 3]
    reach = -side * 46 * far
    c.polygon([(one, low_one - 140 * near), (two, low_two - 140 * far), (two + reach, low_two - 96 * far),
               (one + reach * 0.7, low_one - 96 * near)], awning)  # fmt: skip
    for share in (0.25, 0.65):
        x, y = (
            one + (two - one) * share,
            low_one - 215 * near + (low_two - low_one - 215 * (far - near)) * share,
        )
        c.rect((x - 15 * near, y, x + 15 * near, y + 42 * near), "#f6c57c", alpha=0.8)


PAINTERS = {
    "night-market": night_market,
    "school-yard": school_yard,
    "football": football,
    "mosque-street": mosque_street,
}
